"""Facts that could be otherwise, at the values where the conditions over them turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from milepost.analysis.whatif.asking import Asked, Known
from milepost.analysis.whatif.atoms import Atom, atoms, names_in
from milepost.analysis.whatif.candidates import candidates
from milepost.analysis.whatif.distances import Distance, distance
from milepost.analysis.whatif.known import known_now
from milepost.analysis.whatif.switching import Marks, Switch, switch_of
from milepost.model.assessment import Assessment
from milepost.model.values import Value
from milepost.model.whatif import Setting, Way


def fact_switches(assessment: Assessment, way: Way, straight: bool) -> Mapping[str, Switch]:
    """The facts whose change could save or sink the verdict, by name.

    What is missing is tried last and twice, so that facts that are compared with each other are
    each tried beside what does most of the others.
    """
    asking = _Asking(assessment, way, atoms(assessment, straight))
    for name in asking.unknown:
        asking.settle(name)
    found = ((name, asking.switch(name)) for name in asking.names)
    return {name: switch for name, switch in found if switch is not None}


@dataclass
class _Asking:
    assessment: Assessment
    way: Way
    atoms: tuple[Atom, ...]
    _taken: dict[str, Value] = field(default_factory=dict)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The facts that are asked for, by name."""
        return tuple(sorted(self._by_name))

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """Those of them of which nothing usable is known."""
        return tuple(name for name in self.names if name not in self._known)

    def settle(self, name: str) -> None:
        """Take an unknown fact at what does most, for the comparisons with it."""
        switch = self.switch(name)
        if switch is not None:
            self._taken[name] = switch.best[0].value

    def switch(self, name: str) -> Switch | None:
        """One fact with the values that do something."""
        asked = self._asked(name)
        now = self._marks(asked, asked.value)
        tried = [(value, self._marks(asked, value)) for value in candidates(asked)]
        near = sorted(tried, key=lambda one: self._far(asked, one, tried))
        settings = [(Setting("fact", name, value, asked.value), m) for value, m in near]
        return switch_of(now, settings, all(atom.applies for atom in asked.atoms))

    @cached_property
    def _by_name(self) -> Mapping[str, list[Atom]]:
        found: dict[str, list[Atom]] = {}
        for atom in self.atoms:
            for name in names_in(atom) & self.assessment.ruleset.facts.keys():
                found.setdefault(name, []).append(atom)
        return found

    @cached_property
    def _known(self) -> Known:
        return known_now(self.assessment)

    def _asked(self, name: str) -> Asked:
        facts, old = self.assessment.ruleset.facts, self.assessment.evidence.facts.get(name)
        value = self._known.get(name)
        return Asked(
            self.assessment,
            name,
            facts[name],
            value,
            old.value if old is not None and value is None else None,
            tuple(self._by_name[name]),
            lambda other: {**self._taken, **self._known, name: other},
        )

    def _marks(self, asked: Asked, value: Value) -> Marks:
        """How the conditions come out with a value: 2 is what is wanted this way."""
        truths = zip(asked.atoms, asked.truths(value), strict=True)
        return tuple(mark for atom, truth in truths for mark in _marked(atom, truth, self.way))

    def _far(
        self, asked: Asked, one: tuple[Value, Marks], tried: list[tuple[Value, Marks]]
    ) -> tuple[Distance, Distance]:
        """From the present value; of an unknown one from what the conditions tell from it."""
        away = distance(asked.fact, asked.value, one[0])
        if asked.value is not None:
            return away, away
        others = (other for other, marks in tried if marks != one[1])
        edge = min((distance(asked.fact, one[0], other) for other in others), default=away)
        return away, edge


def _marked(atom: Atom, truth: bool | None, way: Way) -> Iterator[int]:
    """2, 1 or 0; of an atom that is good neither way both ways."""
    mark = 1 if truth is None else 2 if truth else 0
    wanted = atom.good if way == "save" or atom.good is None else not atom.good
    if wanted is not False:
        yield mark
    if wanted is not True:
        yield 2 - mark

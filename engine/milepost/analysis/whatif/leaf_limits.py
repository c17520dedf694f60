"""Where conditions of checks turn along one of their parameters, and what comes of the checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from milepost.analysis.boards import judging
from milepost.analysis.whatif.atoms import Atom, atoms
from milepost.analysis.whatif.changing import changed
from milepost.analysis.whatif.known import known_now
from milepost.analysis.whatif.turning import is_number, turning_points
from milepost.conditions import reads
from milepost.conditions.walking import every
from milepost.model.assessment import Assessment
from milepost.model.criteria import Judgement
from milepost.model.expression import Attribute, Literal, Name
from milepost.model.values import Number, Value
from milepost.model.whatif import Setting
from milepost.scoring.judging import Judging

_FAR = 1000
"""So many times the largest number in sight is far enough from all that it is compared with."""


@dataclass(frozen=True)
class CheckLimits:
    """The parameters of the checks of one assessment."""

    assessment: Assessment

    def turns(self, setting: Setting) -> tuple[Fraction, ...]:
        """The values of a parameter at which a part of a condition comes out otherwise."""
        found: set[Fraction] = set()
        for atom in (atom for id in setting.of for atom in self._atoms.get(id, ())):
            if setting.name in _limits(atom):
                found |= set(self._turns(atom, setting.name))
        return tuple(sorted(found))

    def judged(self, setting: Setting) -> Mapping[str, Judgement]:
        """What becomes of the checks that have the parameter, as far as it is another judgement."""
        leaves = changed(self.assessment, (setting,)).ruleset.leaves
        fresh = self._judging.narrowed(())
        now = {id: fresh.of(leaves[id]) for id in setting.of}
        return {id: one for id, one in now.items() if _told(one) != _told(self._before(id))}

    def _turns(self, atom: Atom, name: str) -> tuple[Fraction, ...]:
        def truth(value: Fraction) -> bool | None:
            limited = replace(atom, limits={**atom.limits, name: value})
            return limited.truth(self._known, self.assessment)

        return turning_points(truth, _grid(atom, self._known))

    def _before(self, id: str) -> Judgement:
        return self._judging.of(self.assessment.ruleset.leaves[id])

    @cached_property
    def _judging(self) -> Judging:
        return judging(self.assessment)

    @cached_property
    def _known(self) -> Mapping[str, Value]:
        return known_now(self.assessment)

    @cached_property
    def _atoms(self) -> Mapping[str, list[Atom]]:
        found: dict[str, list[Atom]] = {}
        for atom in atoms(self.assessment):
            found.setdefault(atom.leaf, []).append(atom)
        return found


def _told(judgement: Judgement) -> tuple[object, ...]:
    """What findings and results see of a judgement."""
    return judgement.outcome, judgement.credit, judgement.rating, judgement.counted


def _limits(atom: Atom) -> frozenset[str]:
    return frozenset(
        node.name
        for node in every(atom.node)
        if isinstance(node, Attribute) and isinstance(node.of, Name) and node.of.name == "param"
    )


def _grid(atom: Atom, known: Mapping[str, Value]) -> set[Number]:
    """The numbers that a parameter is compared with, their neighbours, and ends far beyond."""
    written = [node.value for node in every(atom.node) if isinstance(node, Literal)]
    named = [known.get(name) for name in reads(atom.node)]
    sizes = [len(value) for value in named if isinstance(value, tuple)]
    values = (*written, *named, *atom.limits.values())
    own: set[Number] = {0, *sizes, *(n for n in values if is_number(n))}
    far = _FAR * (1 + max(abs(Fraction(n)) for n in own))
    return {n + step for n in own for step in (-1, 0, 1)} | {-far, far}

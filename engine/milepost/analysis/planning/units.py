"""What the words over a criterion or check can become, by the combinations of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import prod
from typing import Literal

from milepost.analysis.planning.boxes import combinations
from milepost.analysis.planning.claims import Claims
from milepost.analysis.planning.linear import Linear, constant, summed
from milepost.analysis.planning.space import Space
from milepost.analysis.planning.states import CheckState
from milepost.model.assessment import Finding
from milepost.model.criteria import Judgement
from milepost.model.results import Item
from milepost.model.values import Number, Value
from milepost.scoring.findings import find
from milepost.scoring.items import Worded
from milepost.scoring.judging import Judging
from milepost.scoring.usable import Usable, usable

_MOST = 1024
"""So many combinations of one criterion are looked at."""

Kind = Literal["criteria", "checks"]
Asked = Callable[[Item], Value]


@dataclass(frozen=True, slots=True)
class Unit:
    """A criterion, or one check of it, with the parts that move it."""

    criterion: str
    check: str | None
    places: tuple[int, ...]


@dataclass
class Units:
    """The criteria and checks of one assessment. None where what becomes of one is not foretold."""

    space: Space
    claims: Claims
    _items: dict[Unit, tuple[Item, ...] | None] = field(default_factory=dict)

    def listed(self, kind: Kind, ids: Sequence[str]) -> Iterator[Unit]:
        """The criteria of these ids, or their checks."""
        for name in ids:
            finding = self._findings[name]
            leaves = [leaf.leaf.id for leaf in finding.leaves]
            if kind == "criteria":
                yield Unit(name, None, self._places(leaves))
            else:
                yield from (Unit(name, leaf, self._places([leaf])) for leaf in leaves)

    def values(self, unit: Unit, asked: Asked) -> tuple[Value, ...] | None:
        """What is answered over its words in each combination."""
        items = self._combined(unit)
        return None if items is None else tuple(asked(item) for item in items)

    def number(self, unit: Unit, numbers: Sequence[Number | None]) -> Linear | None:
        """No less than the number of each combination; unknown ones may be the largest of all.

        None where no number is known.
        """
        known = sorted({number for number in numbers if number is not None})
        if not known:
            return None
        found = constant(known[0])
        for before, step in pairwise(known):
            reached = [number is None or number >= step for number in numbers]
            found += self._table(unit, reached).times(step - before)
        return found

    def holds(self, unit: Unit, truths: Sequence[bool]) -> Linear:
        """1 in the combinations where it may hold, else 0."""
        return self._table(unit, truths)

    def credit(self, unit: Unit, sign: int) -> Linear | None:
        """The credit of a criterion as the mean over its checks, where always the same count.

        With the sign -1 no less than its opposite.
        """
        leaves = [leaf.leaf.id for leaf in self._findings[unit.criterion].leaves]
        checks = [Unit(unit.criterion, name, self._places([name])) for name in leaves]
        counted = [self.values(check, lambda item: item["counted"]) for check in checks]
        if unit.check is not None or any(c is None or len(set(c)) > 1 for c in counted):
            return None
        own = [check for check, c in zip(checks, counted, strict=True) if c is not None and c[0]]
        found = [self._credit(check, sign) for check in own]
        known = [linear for linear in found if linear is not None]
        if not known or len(known) < len(found):
            return None
        return summed(known).times(Fraction(1, len(known)))

    def _credit(self, check: Unit, sign: int) -> Linear | None:
        credits = self.values(check, lambda item: item["credit"]) or ()
        return self.number(check, [sign * c if isinstance(c, Number) else None for c in credits])

    def _table(self, unit: Unit, good: Sequence[bool]) -> Linear:
        if not unit.places:
            return constant(int(good[0]))
        if len(unit.places) == 1:
            states = {place for place, holds in enumerate(good) if holds}
            return self.claims.part_in(unit.places[0], states)
        return self.claims.table_in(unit.places, good)

    def _combined(self, unit: Unit) -> tuple[Item, ...] | None:
        if unit not in self._items:
            self._items[unit] = self._worded(unit) if self._foretold(unit) else None
        return self._items[unit]

    def _foretold(self, unit: Unit) -> bool:
        """Whether nothing but its own checks moves it, and these in few ways."""
        space = self.space
        ruleset = space.assessment.ruleset
        if ruleset.adjust or ruleset.answer_axes or unit.criterion in ruleset.order:
            return False
        parts = [space.parts[place] for place in unit.places]
        return (
            all(part.complete for part in parts)
            and prod(len(part.states) for part in parts) <= _MOST
        )

    def _worded(self, unit: Unit) -> tuple[Item, ...]:
        parts = [self.space.parts[place] for place in unit.places]
        found: list[Item] = []
        for states in combinations([len(part.states) for part in parts]):
            given = {
                part.name: part.states[state] for part, state in zip(parts, states, strict=True)
            }
            finding = self._found(self._findings[unit.criterion], given)
            worded = Worded(self.space.assessment.ruleset, finding, {})
            found.append(worded.criterion if unit.check is None else worded.check(unit.check))
        return tuple(found)

    def _found(self, finding: Finding, given: Mapping[str, object]) -> Finding:
        """The finding with some of its checks in other states."""
        one = self.space.assessment
        judged = {leaf.leaf.id: leaf.judgement for leaf in finding.leaves}
        judged |= {n: _judgement(s) for n, s in given.items() if isinstance(s, CheckState)}
        judging = Judging(one.ruleset, self._known, {}, one.as_of, given=judged, traced=False)
        return find(one.ruleset, finding.criterion, judging, finding.waiver, finding.plan)

    def _places(self, leaves: Sequence[str]) -> tuple[int, ...]:
        return tuple(self._by_name[name] for name in dict.fromkeys(leaves) if name in self._by_name)

    @cached_property
    def _known(self) -> Usable:
        one = self.space.assessment
        return usable(one.ruleset, one.evidence, one.as_of)

    @cached_property
    def _by_name(self) -> Mapping[str, int]:
        return {part.name: place for place, part in enumerate(self.space.parts)}

    @cached_property
    def _findings(self) -> Mapping[str, Finding]:
        return {f.criterion.id: f for f in self.space.assessment.findings}


def _judgement(state: CheckState) -> Judgement:
    """A judgement that results cannot tell from others of the same state, but by its answers."""
    return Judgement(
        state.outcome,
        state.credit,
        state.rating,
        counted=state.counted,
        named=state.named,
        disputed=state.disputed,
    )

"""Forms of results: what a place of one needs to reach a step or a number, at least."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from milepost.analysis.boards import board
from milepost.analysis.planning.asking.lists import Key
from milepost.analysis.planning.asking.numbers import Numbers
from milepost.analysis.planning.asking.standing import ITEM_LISTS, Standing
from milepost.analysis.planning.claims import IMPOSSIBLE, Rows
from milepost.analysis.planning.programme import Row
from milepost.model.expression import Expression
from milepost.model.results import Result
from milepost.model.results import Row as TableRow
from milepost.model.values import Number
from milepost.scoring.results.bands import Bands
from milepost.scoring.results.climb import Climb
from milepost.scoring.results.expression import ExpressionResult
from milepost.scoring.results.judged import Judged
from milepost.scoring.results.rows import Rows as Table


@dataclass
class Asking(Numbers):
    """What the results of one assessment ask of a choice; each place is read once."""

    _standings: dict[tuple[str, Key], Standing] = field(default_factory=dict)
    _read: dict[tuple[str, Key, int], Rows] = field(default_factory=dict)

    def standing(self, result: str, key: Key) -> Standing:
        """Where the expressions of a result stand at one place."""
        if (result, key) not in self._standings:
            self._standings[(result, key)] = Standing(
                board(self.assessment, result, key), self._moving
            )
        return self._standings[(result, key)]

    def step_rows(self, result: str, key: Key, rank: int) -> Rows:
        """What a result at one place needs to reach a step of its scale, at least."""
        if rank <= 0:
            return ()
        if (result, key, rank) not in self._read:
            rows = tuple(self._step(self.assessment.ruleset.results[result], result, key, rank))
            self._read[(result, key, rank)] = (IMPOSSIBLE,) if IMPOSSIBLE in rows else rows
        return self._read[(result, key, rank)]

    def truth_rows(self, result: str, key: Key, wanted: bool) -> Rows:
        """What it takes for a yes/no result to be so, at least."""
        known = self.assessment.ruleset.results[result]
        at = self.standing(result, key)
        if not isinstance(known, ExpressionResult) or known.value.tree is None:
            return ()
        return self.so(known.value.tree, wanted, at)

    def _step(self, result: Result, name: str, key: Key, rank: int) -> Iterator[Row]:
        """Base, limits and replacements; nothing is read off one that may be lifted from below."""
        at = self.standing(name, key)
        names = self._names(result)
        if any(names.index(row.step) >= rank for row in result.instead):
            return
        if not any(limit.at_least is not None for limit in result.limits):
            yield from self._base(result, name, key, rank)
        capping = (x.when for x in result.limits if x.at_most in names[:rank])
        for when in (*capping, *(row.when for row in result.instead)):
            if when is None:
                yield IMPOSSIBLE
            elif when.tree is not None:
                yield from self.so(when.tree, False, at)

    def _base(self, result: Result, name: str, key: Key, rank: int) -> Rows:
        at = self.standing(name, key)
        if isinstance(result, Bands):
            return self._banded(result, at, key, rank)
        if isinstance(result, Climb):
            return self._climbed(result, at, rank)
        if isinstance(result, Table):
            return self._decided(result, at, rank)
        if isinstance(result, Judged):
            value = self.assessment.results[name]
            now = value.conclusion if not key else value.by[key][0]
            return () if now.step is not None and now.step.rank >= rank else (IMPOSSIBLE,)
        if isinstance(result, ExpressionResult) and result.value.tree is not None:
            return self._expressed(result, at, rank)
        return ()

    def _expressed(self, result: ExpressionResult, at: Standing, rank: int) -> Rows:
        """The step of a number, or of another result's step on the same scale."""
        assert result.value.tree is not None
        tree, low = result.value.tree, self._lowest_value(result, rank)
        steps = self._steps_of(tree, at)
        if steps is not None:
            other, key, names = steps
            same = names == self._names(result)
            return self.step_rows(other, key, rank) if same else ()
        if low is None or result.times is not None:
            return ()
        if result.round is not None:
            low -= Fraction(1, 10**result.round.to)
        return self.reaches(tree, 1, low, False, at)

    def _banded(self, result: Bands, at: Standing, key: Key, rank: int) -> Rows:
        """The lowest of the lower ends from the step upwards."""
        scale = at.board.scale(result.scale or "")
        ends: list[tuple[Number, bool]] = []
        for step in list(scale.root.values())[rank:]:
            end = step.at_least if step.at_least is not None else step.above
            low = at.board.ask(end) if end is not None else None
            if end is not None and not isinstance(low, Number):
                return ()
            if isinstance(low, Number):
                ends.append((low, step.at_least is None))
        place = at.key(result.of)
        if not ends or place is None:
            return (IMPOSSIBLE,) if not ends else ()
        low, strict = min(ends)
        return self.result_reaches(result.of, place, 1, low, strict)

    def _climbed(self, climb: Climb, at: Standing, rank: int) -> Rows:
        """Below the first level that is high enough all must hold, and that one itself."""
        levels, names = at.board.axis(climb.climb), self._names(climb)
        high = [n for n, level in enumerate(levels) if names.index(level) >= rank]
        if not high:
            return (IMPOSSIBLE,)
        below = climb.below or climb.here
        found = [self._level(climb, below, at, level) for level in levels[: high[0]]]
        here = self._level(climb, climb.here, at, levels[high[0]])
        if climb.below is not None and len(high) > 1:
            here = self.claims.one_of([here, self._level(climb, below, at, levels[high[0]])])
        return tuple(row for rows in (*found, here) for row in rows)

    def _level(self, climb: Climb, asked: Expression, at: Standing, level: str) -> Rows:
        here = at.only(climb.climb, level)
        counted = any(item["counted"] for item in here.board.items("criteria"))
        if climb.empty == "reached" and not self._all_count(here):
            return ()
        if not counted or asked.tree is None:
            fixed = not here.criteria
            return (IMPOSSIBLE,) if fixed and climb.empty != "reached" else ()
        return self.so(asked.tree, True, here)

    def _all_count(self, here: Standing) -> bool:
        """Whether the same criteria count whatever is chosen."""
        units = self.units.listed("criteria", here.criteria)
        counts = (self.units.values(unit, lambda item: item["counted"]) for unit in units)
        return all(count is not None and len(set(count)) == 1 for count in counts)

    def _decided(self, table: Table, at: Standing, rank: int) -> Rows:
        """Rows for lower steps fail as long as no higher one stands before them.

        Where a single row gives a high enough step it holds.
        """
        names = self._names(table)
        high = [n for n, row in enumerate(table.rows) if _rank_of(row, names) >= rank]
        if not high:
            return (IMPOSSIBLE,)
        found: list[Rows] = []
        for row in table.rows[: high[0]]:
            if row.when is None:
                return (IMPOSSIBLE,)
            if row.when.tree is not None:
                found.append(self.so(row.when.tree, False, at))
        only = table.rows[high[0]].when
        if len(high) == 1 and only is not None and only.tree is not None:
            found.append(self.so(only.tree, True, at))
        return tuple(row for rows in found for row in rows)

    @cached_property
    def _moving(self) -> frozenset[str]:
        """Every name that an action may move: results, lists, coverage, facts, checks."""
        ruleset = self.assessment.ruleset
        results = {n for n, result in ruleset.results.items() if not isinstance(result, Judged)}
        facts = {key for part in self.space.parts for key in part.watch.keys}
        checks = {part.name for part in self.space.parts} | set(ruleset.order)
        return frozenset({*results, *facts, *checks, *ITEM_LISTS, "coverage"})


def _rank_of(row: TableRow, names: tuple[str, ...]) -> int:
    """The rank of a row's step; below all for `undetermined`."""
    return names.index(row.step) if row.step in names else -1

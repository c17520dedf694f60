"""Numbers of results: of an aggregate or expression, or the value of the step that is reached."""

from __future__ import annotations

from fractions import Fraction

from milepost.analysis.planning.asking.lists import Key
from milepost.analysis.planning.asking.trees import Trees
from milepost.analysis.planning.claims import IMPOSSIBLE, Rows
from milepost.analysis.planning.linear import Linear, constant
from milepost.model.results import Result
from milepost.model.scales import StepScale
from milepost.model.values import Number
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.results.expression import ExpressionResult


class Numbers(Trees):
    """A result as a number: base, times and round; none where a limit could move it beyond."""

    def result_reaches(self, result: str, key: Key, sign: int, least: Number, strict: bool) -> Rows:
        """What it takes for the number of a result, times the sign, to be at least so much."""
        known = self.assessment.ruleset.results[result]
        if known.scale is not None:
            return self._valued(result, key, least, strict) if sign > 0 else ()
        times = Fraction(1 if known.times is None else known.times)
        if not times or not _free(known, sign):
            return ()
        if known.round is not None:
            least, strict = least - Fraction(1, 10**known.round.to), False
        own = sign if times > 0 else -sign
        wanted, at = Fraction(least) / abs(times), self.standing(result, key)
        if isinstance(known, Aggregate):
            return self.branch_reaches(result, key, own, wanted, strict)
        if isinstance(known, ExpressionResult) and known.value.tree is not None:
            return self.reaches(known.value.tree, own, wanted, strict, at)
        return ()

    def result_most(self, result: str, key: Key, sign: int) -> Linear | None:
        """No less than the number of a result times the sign; None where nothing is known."""
        known = self.assessment.ruleset.results[result]
        if known.scale is not None:
            return self._stepped(result, key, sign)
        times = Fraction(1 if known.times is None else known.times)
        if not times or not _free(known, sign):
            return None
        own, found = sign if times > 0 else -sign, None
        if isinstance(known, Aggregate):
            found = self.branch_most(result, key, own)
        elif isinstance(known, ExpressionResult) and known.value.tree is not None:
            found = self.most(known.value.tree, own, self.standing(result, key))
        if found is None:
            return None
        slack = Fraction(1, 10**known.round.to) if known.round is not None else 0
        return found.times(abs(times)) + constant(slack)

    def _valued(self, result: str, key: Key, least: Number, strict: bool) -> Rows:
        """The value of a step is at least so much: no lower than the first such step."""
        scale = self._scale(self.assessment.ruleset.results[result])
        values = [step.value for step in scale.root.values()] if scale else []
        for rank, value in enumerate(values):
            if value is None or (value > least if strict else value >= least):
                return self.step_rows(result, key, rank)
        return (IMPOSSIBLE,) if values else ()

    def _stepped(self, result: str, key: Key, sign: int) -> Linear | None:
        """The value of the step that is reached, step by step."""
        scale = self._scale(self.assessment.ruleset.results[result])
        values = [step.value for step in scale.root.values()] if scale else []
        known = [value for value in values if value is not None]
        if sign < 0 or not known or len(known) < len(values):
            return None
        found, reached = constant(known[0]), known[0]
        for rank, value in enumerate(known):
            if value > reached:
                claim = self.claims.all_of(self.step_rows(result, key, rank))
                found, reached = found + claim.times(value - reached), value
        return found

    def _lowest_value(self, result: Result, rank: int) -> Number | None:
        scale = self._scale(result)
        steps = list(scale.root.values())[rank:] if scale else []
        values = [step.value for step in steps if step.value is not None]
        return min(values, default=None)

    def _scale(self, result: Result) -> StepScale | None:
        scale = self.assessment.ruleset.scales.get(result.scale or "")
        return scale if isinstance(scale, StepScale) else None

    def _names(self, result: Result) -> tuple[str, ...]:
        scale = self._scale(result)
        return scale.names if scale else ()


def _free(result: Result, sign: int) -> bool:
    """Whether no limit moves the number beyond what is read off its base."""
    ends = (limit.at_least if sign > 0 else limit.at_most for limit in result.limits)
    return all(end is None for end in ends)

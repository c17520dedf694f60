"""Demands: what a result must come to, asked of a scoring and of a choice."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.analysis.planning.asking import Asking
from milepost.analysis.planning.claims import Rows
from milepost.model.values import Number
from milepost.scoring.assess import Run


@dataclass(frozen=True, slots=True)
class Demand:
    """At least a step by its rank, of a yes/no 1; or a number, times the sign, of at least so much.

    With `strict` it is more than that.
    """

    result: str
    rank: int | None = None
    sign: int = 1
    least: Number = 0
    strict: bool = False

    def met(self, run: Run) -> bool:
        """Whether a scoring gives it."""
        conclusion = run.results[self.result][()]
        if conclusion.value is None:
            return False
        if self.rank is not None:
            rank = conclusion.step.rank if conclusion.step else int(conclusion.truth is True)
            return rank >= self.rank
        if conclusion.exact is None:
            return False
        number = self.sign * conclusion.exact
        return number > self.least if self.strict else number >= self.least

    def rows(self, asking: Asking) -> Rows:
        """What it asks of a choice, at least."""
        if self.rank is not None and asking.assessment.ruleset.results[self.result].scale is None:
            return asking.truth_rows(self.result, (), True) if self.rank else ()
        if self.rank is not None:
            return asking.step_rows(self.result, (), self.rank)
        return asking.result_reaches(self.result, (), self.sign, self.least, self.strict)

    def follows_from(self, other: Demand) -> bool:
        """Whether whatever meets the other meets this too."""
        if (self.result, self.sign) != (other.result, other.sign):
            return False
        if self.rank is not None or other.rank is not None:
            return None not in (self.rank, other.rank) and other.rank >= self.rank  # type: ignore
        return (other.least, other.strict) >= (self.least, self.strict)


Demands = tuple[Demand, ...]


def implied(asked: Demands, by: Demands) -> bool:
    """Whether whatever meets all of `by` meets all that is asked."""
    return all(any(one.follows_from(other) for other in by) for one in asked)

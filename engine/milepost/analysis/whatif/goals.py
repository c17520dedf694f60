"""When a verdict has flipped: saved where it comes up to its bar, sunk where it falls below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from milepost.analysis.verdict import reaches_bar
from milepost.model.assessment import Assessment
from milepost.model.results import Conclusion
from milepost.model.scales import StepScale
from milepost.model.whatif import NoFlip, Way


@dataclass(frozen=True)
class Goal:
    """What a verdict is to become: `aim` is the step to reach or to leave, empty for the bar.

    `none` says why there is no such thing.
    """

    aim: str
    reached: Callable[[Conclusion], bool]
    none: NoFlip = ""


def goal(assessment: Assessment, way: Way) -> Goal:
    """Up to the bar, or below it; from a side of the bar on, or without one, the next step.

    A verdict that cannot be told does not meet the bar, and falls where it becomes one below it.
    """
    standing = _Standing(assessment)
    return standing.up() if way == "save" else standing.down()


@dataclass(frozen=True)
class _Standing:
    assessment: Assessment

    def up(self) -> Goal:
        if self._met is not True:
            return Goal("", lambda one: self._meets(one) is True)
        steps, rank = self._steps, self._rank(self._now)
        if rank is None:
            return Goal("", _never, "no-bar" if self._unbarred else "at-end")
        if rank + 1 == len(steps):
            return Goal(steps[rank], _never, "at-end")
        return Goal(steps[rank + 1], lambda one: (self._rank(one) or 0) > rank)

    def down(self) -> Goal:
        steps, rank = self._steps, self._rank(self._now)
        if self._barred and self._met is True:
            return Goal("", lambda one: self._meets(one) is not True)
        if self._barred and self._met is None:
            return Goal("", lambda one: self._meets(one) is False)
        if rank is None:
            return Goal("", _never, "no-bar" if self._unbarred else "at-end")
        if rank == 0:
            return Goal(steps[0], _never, "at-end")
        return Goal(steps[rank], lambda one: self._below(one, rank))

    def _below(self, one: Conclusion, rank: int) -> bool:
        place = self._rank(one)
        return place is not None and place < rank

    def _meets(self, one: Conclusion) -> bool | None:
        return reaches_bar(self.assessment.ruleset, one)

    @property
    def _now(self) -> Conclusion:
        return self.assessment.main.conclusion

    @property
    def _met(self) -> bool | None:
        return self._meets(self._now)

    @property
    def _unbarred(self) -> bool:
        """A plain number: every value is as good as any other."""
        return not self._barred and not self._steps

    @property
    def _barred(self) -> bool:
        """Whether there is a bar at all: a step marked so, or a yes/no."""
        scale = self._scale
        if scale is None:
            return isinstance(self._now.value, bool) or self._now.truth is not None
        return any(step.meets_bar for step in scale.root.values())

    @property
    def _steps(self) -> tuple[str, ...]:
        return self._scale.names if self._scale is not None else ()

    @property
    def _scale(self) -> StepScale | None:
        rules = self.assessment.ruleset
        scale = rules.scales.get(rules.results[rules.main].scale or "")
        return scale if isinstance(scale, StepScale) else None

    def _rank(self, one: Conclusion) -> int | None:
        step = one.step if one.value is not None else None
        return step.rank if step is not None else None


def _never(one: Conclusion) -> bool:
    return False

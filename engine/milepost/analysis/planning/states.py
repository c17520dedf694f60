"""The states a check can be in, as far as any result can tell them apart, and which is better."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from milepost.model.criteria import Judgement
from milepost.model.outcomes import Outcome
from milepost.model.values import Number, Step

_PLACES: dict[Outcome, int] = {"fail": 0, "partial": 1, "pass": 2}


@dataclass(frozen=True, slots=True)
class CheckState:
    """What is left of a judgement once its reasons are taken away.

    `open` says that missing evidence could still raise it. `said` is the place of its answers
    among those that can be given, for what looks at their words.
    """

    outcome: Outcome
    credit: Fraction | None
    rating: Step | Number | None
    counted: bool
    named: str
    disputed: bool
    open: bool
    said: tuple[int, ...] = ()

    @classmethod
    def of(cls, judgement: Judgement, said: tuple[int, ...] = ()) -> CheckState:
        """The state of a judgement."""
        return cls(
            judgement.outcome,
            judgement.credit,
            judgement.rating,
            judgement.counted,
            judgement.named,
            judgement.disputed,
            judgement.best is not None,
            said,
        )


def no_worse(before: CheckState, after: CheckState, lower: bool = False) -> bool:
    """Whether nothing that rises as checks get better can be lower afterwards.

    A better outcome with no less credit, or an assessment in full credit where there was none; all
    else stays. `lower`: on a scale the lowest rating is the best.
    """
    if before == after:
        return True
    if before.outcome == "not-assessed" and before.rating is None:
        return _full(after, lower)
    alike = (before.counted, before.named, before.disputed) == (
        after.counted,
        after.named,
        after.disputed,
    )
    placed = before.outcome in _PLACES and after.outcome in _PLACES
    return (
        alike
        and placed
        and _PLACES[after.outcome] >= _PLACES[before.outcome]
        and _rises(before.credit, after.credit, lower and after.rating is not None)
        and _rises(_number(before.rating), _number(after.rating), lower)
        and before.open >= after.open
    )


def _full(state: CheckState, lower: bool) -> bool:
    """Met with nothing left to gain."""
    best = 0 if lower and state.rating is not None else 1
    return state.outcome == "pass" and state.counted and state.credit == best and not state.open


def _rises(before: Number | None, after: Number | None, lower: bool) -> bool:
    if before is None or after is None:
        return before is after
    return after <= before if lower else after >= before


def _number(rating: Step | Number | None) -> Number | None:
    return rating.value if isinstance(rating, Step) else rating

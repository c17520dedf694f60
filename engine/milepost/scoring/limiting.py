"""Limits: caps and floors of a result, each under its condition."""

from __future__ import annotations

from dataclasses import replace

from milepost.model.results import Board, Bound, Conclusion, Limit, Result
from milepost.model.scales import StepScale
from milepost.model.values import Number, Step, shown_number


def limited(result: Result, board: Board, base: Conclusion) -> Conclusion:
    """Apply the limits that hold: `at_least` first, so that `at_most` wins over it.

    A limit that cannot be told leaves the result undetermined, unless it would change nothing.
    """
    if base.undetermined or base.value is None or not result.limits:
        return base
    current = base
    for number, limit in sorted(enumerate(result.limits), key=lambda one: one[1].at_least is None):
        holds = True if limit.when is None else board.ask(limit.when)
        if holds is False:
            continue
        moved = _bounded(result, board, current, number)
        if moved is None or (holds is not True and moved.limits[-1].bound):
            return replace(base, undetermined=True)
        current = moved if holds is True else current
    return replace(current, computed=base.step or base.exact)


def _bounded(result: Result, board: Board, current: Conclusion, number: int) -> Conclusion | None:
    """The conclusion within one limit; None where its end is not known."""
    limit = result.limits[number]
    end = _end(result, board, limit)
    if end is None:
        return None
    value = current.step.rank if isinstance(end, Step) and current.step else current.exact
    assert value is not None
    beyond = _beyond(value, end.rank if isinstance(end, Step) else end, limit)
    text = end.name if isinstance(end, Step) else shown_number(end)
    bounds = (*current.limits, Bound(text, limit.why, beyond, number))
    if not beyond:
        return replace(current, limits=bounds)
    if isinstance(end, Step):
        return replace(current, step=end, exact=end.value, limits=bounds)
    return replace(current, exact=end, limits=bounds)


def _end(result: Result, board: Board, limit: Limit) -> Step | Number | None:
    """The end of a limit: a step of the result's scale, or a number.

    On a scale a number is the step of that value: the highest not above it for `at_most`, the
    lowest not below it for `at_least`; the scale's own end where there is none.
    """
    expression = limit.most if limit.at_most is not None else limit.least
    scale = board.scale(result.scale) if result.scale is not None else None
    if expression is None:
        assert scale is not None
        return scale.step(limit.at_most or limit.at_least or "")
    number = board.ask(expression)
    if not isinstance(number, Number) or isinstance(number, bool):
        return number if isinstance(number, Step) else None
    return number if scale is None else _step_at(scale, number, limit.at_most is not None)


def _step_at(scale: StepScale, number: Number, upper: bool) -> Step:
    steps = [scale.step(name) for name in scale.names]
    if upper:
        below = [s for s in steps if s.value is not None and s.value <= number]
        return below[-1] if below else steps[0]
    return next((s for s in steps if s.value is not None and s.value >= number), steps[-1])


def _beyond(value: Number, end: Number, limit: Limit) -> bool:
    return value > end if limit.at_most is not None else value < end

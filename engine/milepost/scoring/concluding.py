"""From findings to results: void, base, times, round, limits, instead, in that order."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from milepost.model.assessment import Coverage, Finding
from milepost.model.evidence import JudgedValue
from milepost.model.kinds import Plain, read_number
from milepost.model.results import Bound, Conclusion, Limit, Result
from milepost.model.text import Text
from milepost.model.values import Number, Step
from milepost.scoring.board import Board, Key, whole_board
from milepost.scoring.judging import Judging
from milepost.scoring.rounding import rounded

UNNAMED = Text(en="No value by rule", zh="按规则不给值")


def conclude(
    judging: Judging,
    findings: tuple[Finding, ...],
    covered: Coverage,
    judged: tuple[JudgedValue, ...],
) -> dict[str, dict[Key, Conclusion]]:
    """Every result of the rule set, in its order; a result with `by` once for each place."""
    concluded: dict[str, dict[Key, Conclusion]] = {}
    board = whole_board(judging, findings, covered, judged, concluded)
    for name, result in judging.ruleset.results.items():
        places = product(*(tuple(judging.ruleset.axes[axis]) for axis in result.by))
        concluded[name] = {key: _one(result, board.at(name, key)) for key in places}
    return concluded


def _one(result: Result, board: Board) -> Conclusion:
    if result.void is not None and board.ask(result.void.when) is not False:
        base = _limited(result, board, _base(result, board))
        return replace(base, void=result.void.why or UNNAMED, computed=base.step or base.exact)
    return _replaced(result, board, _limited(result, board, _base(result, board)))


def _base(result: Result, board: Board) -> Conclusion:
    base = result.compute(board)
    number = base.exact
    if number is None:
        return base
    times: Number = 1 if result.times is None else result.times
    scaled = number * times
    exact = scaled if result.round is None else rounded(scaled, result.round)
    return _on_scale(result, board, replace(base, exact=exact))


def _on_scale(result: Result, board: Board, base: Conclusion) -> Conclusion:
    """A number of a result with a scale is the step of that value; undetermined without one."""
    if result.scale is None or base.step is not None:
        return base
    scale = board.scale(result.scale)
    step = next((name for name, s in scale.root.items() if s.value == base.exact), None)
    return replace(base, step=scale.step(step)) if step else replace(base, undetermined=True)


def _limited(result: Result, board: Board, base: Conclusion) -> Conclusion:
    """Apply the limits that hold: `at_least` first, so that `at_most` wins over it."""
    if base.undetermined or not result.limits:
        return base
    asked = [
        (limit, True if limit.when is None else board.ask(limit.when)) for limit in result.limits
    ]
    if any(not isinstance(value, bool) for _, value in asked):
        return replace(base, undetermined=True)
    holding = [limit for limit, value in asked if value is True]
    current = base
    for limit in sorted(holding, key=lambda limit: limit.at_least is None):
        current = _bounded(result, board, current, limit)
    return replace(current, computed=base.step or base.exact)


def _bounded(result: Result, board: Board, current: Conclusion, limit: Limit) -> Conclusion:
    text = limit.at_most if limit.at_most is not None else limit.at_least
    assert text is not None
    moved: Conclusion = current
    if result.scale is not None:
        step = board.scale(result.scale).step(text)
        assert current.step is not None
        if _beyond(current.step.rank, step.rank, limit):
            moved = replace(current, step=step, exact=step.value)
    else:
        number = read_number(Plain(text))
        assert current.exact is not None
        if _beyond(current.exact, number, limit):
            moved = replace(current, exact=number)
    bound = Bound(text, limit.why, moved is not current)
    return replace(moved, limits=(*current.limits, bound))


def _beyond(value: Number, end: Number, limit: Limit) -> bool:
    return value > end if limit.at_most is not None else value < end


def _replaced(result: Result, board: Board, current: Conclusion) -> Conclusion:
    for row in result.instead:
        holds = True if row.when is None else board.ask(row.when)
        if not isinstance(holds, bool):
            return replace(current, undetermined=True)
        if holds:
            assert result.scale is not None
            return _instead(current, board.scale(result.scale).step(row.step), row.why)
    return current


def _instead(current: Conclusion, step: Step, why: Text | None) -> Conclusion:
    computed = current.step or current.exact
    return replace(
        current, step=step, exact=step.value, computed=computed, why=why, undetermined=False
    )

"""From findings to results: void, base, times, round, limits, instead, in that order."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, product

from milepost.model.results import Conclusion, Result
from milepost.model.text import Text
from milepost.model.values import Number, Step
from milepost.scoring.board import Board
from milepost.scoring.limiting import limited
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.rounding import rounded
from milepost.scoring.running import Running
from milepost.scoring.telling import Key

UNNAMED = Text(en="No value by rule", zh="按规则不给值")


def conclude(running: Running) -> None:
    """Every result of the rule set, in its order; a result with `by` once for each place.

    Criteria that use no result are judged before, the others in their turn.
    """
    ruleset = running.ruleset
    waiting = {c.id: c for c in running.criteria if c.id in ruleset.order}
    running.judge([c for c in running.criteria if c.id not in waiting])
    turns = (name for name in ruleset.order if name in waiting or name in ruleset.results)
    for is_result, names in groupby(turns, lambda name: name not in waiting):
        if is_result:
            for name in names:
                running.concluded[name] = _all_places(running, name)
        else:
            running.judge([waiting[name] for name in names])


def _all_places(running: Running, name: str) -> dict[Key, Conclusion]:
    whole, result = running.board(), running.ruleset.results[name]
    places = product(*(whole.axis(axis) for axis in result.by))
    kept = running.kept
    held = {key: kept.conclusion(running, name, key) if kept else None for key in places}
    return {
        key: one or _one(result, narrowed(result, whole.at(name, key))) for key, one in held.items()
    }


def narrowed(result: Result, board: Board) -> Board:
    """The board with the criteria that `only` picks, or may pick."""
    if not isinstance(result, Aggregate) or result.only is None:
        return board
    only = result.only
    return board.kept(lambda item: board.ask(only, item) is not False)


def _one(result: Result, board: Board) -> Conclusion:
    if (lack := _lacks_instances(result, board)) is not None:
        return Conclusion(void=lack)
    current = limited(result, board, _base(result, board))
    if result.void is None or (holds := board.ask(result.void.when)) is False:
        return _replaced(result, board, current)
    if holds is not True:
        return replace(current, undetermined=True)
    why = result.void.why or UNNAMED
    return replace(current, void=why, computed=current.step or current.exact)


def _lacks_instances(result: Result, board: Board) -> Text | None:
    """Why there is no value, where an axis that comes with the answers has too few values."""
    tree = result.tree if isinstance(result, Aggregate) else ()
    for axis in dict.fromkeys((*tree, *result.by)):
        known = board.ruleset.answer_axes.get(axis)
        if known is not None and (count := _sample(board, axis, known.at_least)) < known.at_least:
            return _too_few(axis, count, known.at_least)
    return None


def _sample(board: Board, axis: str, wanted: int) -> int:
    """How many values of the axis there are; where several are wanted, those assessed here."""
    if wanted == 1:
        return len(board.axis(axis))
    everywhere = replace(board, place=tuple(spot for spot in board.place if spot[0] != axis))
    items = (i for i in everywhere.spread((axis,)) if i["counted"] and not i["unknown"])
    return len({i[axis] for i in items})


def _too_few(axis: str, count: int, wanted: int) -> Text:
    return Text(
        en=f"{axis}: {count} of at least {wanted} answered",
        zh=f"{axis}：至少需要 {wanted} 个，现有 {count} 个",
    )


def _base(result: Result, board: Board) -> Conclusion:
    base = result.compute(board)
    if base.traces and not board.traced:
        base = replace(base, traces=())
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

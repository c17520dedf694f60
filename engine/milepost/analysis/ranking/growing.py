"""What more of a resource would bring: a tenth more, and the least that changes anything."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from milepost.analysis.ranking.choosing import Choosing, best
from milepost.analysis.ranking.pricing import change
from milepost.model.priorities import More, Selection
from milepost.model.values import Number

_TENTH = Fraction(1, 10)


def growing(task: Choosing, selection: Selection) -> tuple[More, ...]:
    """For each limit the best selection with a tenth more, and the next better one."""
    return tuple(_more(task, selection, name) for name in task.limits)


def _more(task: Choosing, selection: Selection, name: str) -> More:
    limit = task.limits[name]
    tenth = limit * _TENTH
    then = best(task.within({name: limit + tenth})) or selection
    better = _next(task, selection, name)
    if better is None:
        return More(name, tenth, change(selection, then))
    least = taken(task, better, name) - limit
    return More(name, tenth, change(selection, then), least, change(selection, better))


def _next(task: Choosing, selection: Selection, name: str) -> Selection | None:
    """The better selection that needs the least more: halving what lies between, in whole units.

    More never makes a selection worse, so that halving finds the point where one gets better.
    """
    all_of_it = max(task.limits[name], sum(takes[name] for takes in task.takes.values()))
    better = best(task.within({name: all_of_it}))
    if better is None or better.total <= selection.total:
        return None
    unit = lcm(*(Fraction(takes[name]).denominator for takes in task.takes.values()), 1)
    low, high = int(task.limits[name] * unit // 1), int(taken(task, better, name) * unit)
    while high - low > 1:
        tried = best(task.within({name: Fraction((low + high) // 2, unit)}))
        if tried is not None and tried.total > selection.total:
            better, high = tried, int(taken(task, tried, name) * unit)
        else:
            low = (low + high) // 2
    return better


def taken(task: Choosing, selection: Selection, name: str) -> Number:
    """What a selection takes of a resource."""
    return sum(task.takes[one][name] for one in selection.names)

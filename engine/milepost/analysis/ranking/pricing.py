"""What a selection passes over, and what it would cost to have it otherwise."""

from __future__ import annotations

from dataclasses import replace

from milepost.analysis.ranking.choosing import Choosing, best
from milepost.model.priorities import Change, Duty, Passed, Selection, Why


def passed(task: Choosing, selection: Selection, unrated: tuple[str, ...]) -> tuple[Passed, ...]:
    """Each project that is not selected, with what the total would lose if it had to be."""
    left = [name for name in task.values if name not in selection.names]
    return tuple(_passed(task, selection, name, unrated) for name in left)


def _passed(task: Choosing, chosen: Selection, name: str, unrated: tuple[str, ...]) -> Passed:
    if name in task.never:
        return Passed(name, "unrated" if name in unrated else "demand")
    forced = best(replace(task, must=task.must | {name}))
    if forced is None:
        return Passed(name, _why(task, name))
    instead = tuple(one for one in chosen.names if one not in forced.names)
    return Passed(name, "limit", chosen.total - forced.total, instead)


def _why(task: Choosing, name: str) -> Why:
    """What keeps a project out however much would be given up for it."""
    whole = task.closure(name)
    if whole & task.never:
        return "needs"
    forced = frozenset[str]().union(*(task.closure(one) for one in (*task.must, name)))
    clash = any(len(forced & set(group)) > 1 for group in task.either)
    return "either" if clash else "limit"


def duties(task: Choosing, selection: Selection) -> tuple[Duty, ...]:
    """Each mandatory project with what the total would gain if it were not."""
    found = []
    for name in (one for one in task.values if one in task.must):
        freed = best(replace(task, must=task.must - {name}))
        found.append(Duty(name, freed.total - selection.total if freed else selection.total * 0))
    return tuple(found)


def change(selection: Selection, other: Selection) -> Change:
    """What another selection has in and out beside this one."""
    into = tuple(name for name in other.names if name not in selection.names)
    out = tuple(name for name in selection.names if name not in other.names)
    return Change(other.total, into, out)


def from_top(task: Choosing, selection: Selection) -> bool:
    """Whether taking the list from the top, passing over what no longer fits, gives the same."""
    taken = set(task.must)
    for name in task.values:
        tried = taken | task.closure(name)
        if not tried & task.never and _keeps(task, tried):
            taken = tried
    return taken == set(selection.names)


def _keeps(task: Choosing, names: set[str]) -> bool:
    fits = all(
        sum(task.takes[name].get(resource, 0) for name in names) <= limit
        for resource, limit in task.limits.items()
    )
    return fits and all(len(names & set(group)) < 2 for group in task.either)

"""Chapters: the criteria by gate, or by dimension and level; a library's checks by their ids."""

from __future__ import annotations

import re
from collections.abc import Iterable

from milepost.model.criteria import Criterion, Leaf
from milepost.reporters.handbook.criteria import by_itself, criterion
from milepost.reporters.handbook.shapes import CriterionView, Group, Matrix, Ref, Section
from milepost.reporters.handbook.terms import Terms, anchor
from milepost.scoring.results.climb import Climb

BEHIND = "behind"
"""The chapter of checks that are in no criterion."""


def chapters(terms: Terms) -> tuple[Section, ...]:
    """All criteria, then the checks that stand in none and yet decide."""
    rest = terms.behind
    return (*_of_criteria(terms), *([_of_checks(terms, rest)] if rest else []))


def axes(terms: Terms) -> tuple[str | None, str | None]:
    """The axis of the chapters, and the one of the groups in them: that which results climb."""
    known, results = terms.ruleset.axes, terms.ruleset.results.values()
    climbed = [r.climb for r in results if isinstance(r, Climb) and r.climb in known]
    rest = [axis for axis in known if axis not in climbed]
    first = terms.ruleset.scope or next(iter([*rest, *climbed]), None)
    return first, next((axis for axis in climbed if axis != first), None)


def _of_criteria(terms: Terms) -> list[Section]:
    first, second = axes(terms)
    criteria = terms.ruleset.criteria
    spots = [(first, value) for value in terms.ruleset.axes[first]] if first else []
    found = [(*spot, _at(criteria, *spot)) for spot in spots]
    placed = {one.id for *_, own in found for one in own}
    found.append(("", "", tuple(one for one in criteria if one.id not in placed)))
    return [_section(terms, axis, value, own, second) for axis, value, own in found if own]


def _at(criteria: Iterable[Criterion], axis: str, value: str) -> tuple[Criterion, ...]:
    return tuple(one for one in criteria if one.places.get(axis) == value)


def _section(
    terms: Terms, axis: str, value: str, criteria: tuple[Criterion, ...], second: str | None
) -> Section:
    """One chapter; without a value that of the criteria that have no place on its axis."""
    aside = tuple(a for a in (axis, second) if a)
    whole = not axis and len(criteria) == len(terms.ruleset.criteria)
    other = "criteria" if whole else "elsewhere"
    return Section(
        anchor=_anchor(axis, value) if axis else other,
        title=coded(terms, axis, value) if axis else terms.say(other),
        summary=_summary(terms, criteria),
        groups=_groups(terms, axis, value, criteria, second, aside),
    )


def _anchor(axis: str, value: str) -> str:
    return anchor("at", f"{axis}.{value}")


def coded(terms: Terms, axis: str, value: str) -> str:
    """An axis value with its title."""
    title = terms.words.text(terms.ruleset.titled(axis, value))
    return value if title == value else terms.say("coded", code=value, title=title)


def _groups(
    terms: Terms,
    axis: str,
    value: str,
    criteria: tuple[Criterion, ...],
    second: str | None,
    aside: tuple[str, ...],
) -> tuple[Group, ...]:
    if second is None:
        return (Group("", "", _views(terms, criteria, aside)),)
    levels = terms.ruleset.axes[second]
    found = [
        Group(
            f"{_anchor(axis, value)}-{_anchor(second, level)}",
            coded(terms, second, level),
            _views(terms, _at(criteria, second, level), aside),
        )
        for level in levels
    ]
    rest = tuple(one for one in criteria if one.places.get(second) not in levels)
    found.append(Group("", terms.say("elsewhere"), _views(terms, rest, aside)))
    return tuple(group for group in found if group.criteria)


def _views(
    terms: Terms, criteria: Iterable[Criterion], aside: tuple[str, ...]
) -> tuple[CriterionView, ...]:
    return tuple(criterion(terms, one, aside) for one in criteria)


def _summary(terms: Terms, criteria: tuple[Criterion, ...]) -> str:
    checks = len({leaf.id for one in criteria for leaf in one.leaves})
    return terms.say("counted", criteria=len(criteria), checks=checks)


def _of_checks(terms: Terms, leaves: tuple[Leaf, ...]) -> Section:
    """Checks grouped by what stands before the last dot of their ids."""
    heads = sorted({_head(leaf) for leaf in leaves}, key=_natural)
    library = terms.ruleset.kind == "library"
    key = "checks" if library else BEHIND
    return Section(
        anchor=key,
        title=terms.say(key),
        summary=terms.say("checks.note" if library else "behind.note", count=len(leaves)),
        groups=tuple(_headed(terms, head, leaves) for head in heads),
    )


def _head(leaf: Leaf) -> str:
    return leaf.id.rpartition(".")[0]


def _headed(terms: Terms, head: str, leaves: tuple[Leaf, ...]) -> Group:
    own = sorted((leaf for leaf in leaves if _head(leaf) == head), key=lambda x: _natural(x.id))
    title = terms.titled(head) if head else terms.say("elsewhere")
    return Group(anchor("g", head), title, tuple(by_itself(terms, leaf) for leaf in own))


def _natural(name: str) -> list[tuple[int, str]]:
    """The parts of an id, its numbers by their value."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name)
    return [(int(part), "") if part.isascii() and part.isdigit() else (-1, part) for part in parts]


def matrix(terms: Terms) -> Matrix | None:
    """Which criteria stand where; None where there are no two axes."""
    first, second = axes(terms)
    if first is None or second is None:
        return None
    levels = terms.ruleset.axes[second]
    return Matrix(
        corner=terms.words.say("report.levels.place"),
        columns=tuple(coded(terms, second, level) for level in levels),
        rows=tuple(_row(terms, first, value, second) for value in terms.ruleset.axes[first]),
    )


def _row(
    terms: Terms, first: str, value: str, second: str
) -> tuple[Ref, tuple[tuple[Ref, ...], ...]]:
    own = _at(terms.ruleset.criteria, first, value)
    cells = (
        tuple(terms.ref(one.id, one.id) for one in _at(own, second, level))
        for level in terms.ruleset.axes[second]
    )
    return Ref(coded(terms, first, value), _anchor(first, value) if own else ""), tuple(cells)

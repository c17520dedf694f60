"""How the weaknesses rank, what stands before the next step, and which limits are near."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.model.review import Effect, Review, Weakness
from milepost.model.standing import Dimension
from milepost.reporters.outlook import nearing, ranking, stepping
from milepost.reporters.outlook.moving import main_said
from milepost.reporters.phrases import Phrases
from milepost.reporters.terminal.columns import pad, width_of
from milepost.reporters.terminal.page import Page

_MOST = 8
_MOST_PLACES = 5
_COLUMNS = ("rank", "id", "severity", "weight", "gap", "lost", "share", "running", "then")
_POINTS = ("lost", "share", "running")
_RIGHT = ("rank", "weight", "gap", *_POINTS)
_DISPENSABLE = ("running", "share", "gap", "weight", "severity")
_NARROWEST_LAST = 12
_INDENT = 2
Rows = Sequence[Sequence[str]]


def table(page: Page, phrases: Phrases, review: Review) -> None:
    """The weaknesses with every figure that ranks them, and the formula in words."""
    if not review.weaknesses:
        return
    page.heading(phrases.say("weak.table", count=len(review.weaknesses)))
    lost = any(weakness.lost for weakness in review.weaknesses)
    columns = [name for name in _COLUMNS if lost or name not in _POINTS]
    head = [phrases.say(f"weak.column.{name}") for name in columns]
    cells = [_cells(phrases, review, w, columns) for w in review.weaknesses[:_MOST]]
    _rows(page, *_fitting(page, columns, [head, *cells]))
    if (more := len(review.weaknesses) - _MOST) > 0:
        page.write(phrases.say("weak.more", count=more), 2)
    if len(review.weaknesses) == 1:
        return
    for line in (ranking.ranked_by(phrases, review), *ranking.totals(phrases, review)):
        page.write(line, 2, "dim")
    if len(review.dimensions) > 1:
        page.write(_dimensions(phrases, review), 2, "dim")


def _cells(
    phrases: Phrases, review: Review, weakness: Weakness, columns: Sequence[str]
) -> list[str]:
    finding = weakness.finding
    told = {
        "rank": str(weakness.rank),
        "id": finding.criterion.id,
        "severity": phrases.severity(finding.severity) or "-",
        "weight": phrases.value(weakness.weight),
        "gap": ranking.gap(phrases, weakness),
        "lost": ranking.points(phrases, review, weakness.lost) if review.headline else "",
        "share": nearing.percent(weakness.share),
        "running": nearing.percent(weakness.running),
        "then": _then(phrases, review, weakness.if_met),
    }
    return [told[name] for name in columns]


def _then(phrases: Phrases, review: Review, effect: Effect) -> str:
    """Score and main result if it alone were met; the main result only where it changes."""
    main = main_said(phrases, effect.main)
    if review.headline is None or effect.score is None:
        return main
    score = ranking.points(phrases, review, effect.score)
    told = effect.changes_main and review.headline != phrases.ruleset.main
    return phrases.say("weak.reached", score=score, main=main) if told else score


def _fitting(page: Page, columns: Sequence[str], rows: Rows) -> tuple[Sequence[str], Rows]:
    """The columns that a page has room for; those that say least go first."""
    for name in _DISPENSABLE:
        if _taken(rows) + _NARROWEST_LAST <= page.width or name not in columns:
            continue
        place = columns.index(name)
        columns = [one for one in columns if one != name]
        rows = [[*row[:place], *row[place + 1 :]] for row in rows]
    return columns, rows


def _widths(rows: Rows) -> list[int]:
    return [max(width_of(row[n]) for row in rows) for n in range(len(rows[0]))]


def _taken(rows: Rows) -> int:
    """Columns of the page up to the last cell."""
    widths = _widths(rows)[:-1]
    return _INDENT + sum(widths) + 2 * len(widths)


def _rows(page: Page, columns: Sequence[str], rows: Rows) -> None:
    """Each column as wide as its longest cell, numbers to the right; the last takes the rest."""
    widths = [*_widths(rows)[:-1], page.width - _taken(rows)]
    for number, row in enumerate(rows):
        told = [
            pad("", width - width_of(text)) + text if name in _RIGHT else text
            for name, text, width in zip(columns, row, widths, strict=True)
        ]
        page.row(list(zip(told, widths, strict=True)), style="" if number else "bold")


def _dimensions(phrases: Phrases, review: Review) -> str:
    """The values of the main axis with what they lose and their weaknesses in order."""
    told = [_dimension(phrases, review, one) for one in review.dimensions[:_MOST_PLACES]]
    if (more := len(review.dimensions) - _MOST_PLACES) > 0:
        told.append(phrases.say("why.more", count=more))
    places = phrases.say("list.semicolon").join(told)
    return phrases.say("weak.by_dimension", places=places)


def _dimension(phrases: Phrases, review: Review, own: Dimension) -> str:
    place = phrases.text(phrases.ruleset.titled(own.axis, own.value))
    names = ranking.some(phrases, own.weaknesses)
    if not own.lost:
        return phrases.say("weak.dimension", place=place, names=names)
    lost = ranking.points(phrases, review, own.lost)
    return phrases.say("weak.dimension.lost", place=place, lost=lost, names=names)


def next_step(page: Page, phrases: Phrases, review: Review) -> None:
    """What is between the main result and its next step."""
    told = stepping.lines(phrases, review)
    if review.next is None or not told:
        return
    page.heading(stepping.heading(phrases, review.next))
    for line in told:
        page.item("-", line, 2)


def nearest(page: Page, phrases: Phrases, review: Review) -> None:
    """The criterion that is nearest to being met, and the one that is met by the least.

    What is as far away as its whole limit is not near.
    """
    met = [near for near in nearing.nearest_to_met(review) if near.share < 1]
    hair = nearing.met_by_a_hair(review)
    found = [("nearest", near, False) for near in met[:1]] + [("hair", n, True) for n in hair[:1]]
    if not found:
        return
    page.blank()
    for key, near, is_met in found:
        page.write(phrases.say(f"weak.{key}"), 0, "bold")
        page.item(near.criterion, nearing.line(phrases, near, is_met), 2, 11, "bold")

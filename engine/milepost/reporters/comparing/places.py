"""Results at single places (dimensions, sections) that moved last, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.analysis.comparing.comparing import Latest
from milepost.analysis.comparing.criteria import CriterionMove
from milepost.analysis.comparing.lines import LineMove
from milepost.reporters.comparing.moving import told_move
from milepost.reporters.comparing.words import Words, code_of
from milepost.reporters.documents.blocks import Items, Section

_MOST = 6


def moved_places(latest: Latest) -> list[LineMove]:
    """The last result at each place that moved, what fell first."""
    moves = (move for move in latest.moves.lines if move.line.place and move.way != "same")
    last = {move.line.place: move for move in moves}
    return sorted(last.values(), key=lambda move: move.way not in ("down", "lost"))


def sections(words: Words, latest: Latest) -> Iterator[Section]:
    """Each place with both values and what it rests on."""
    places = moved_places(latest)
    if places:
        lines = tuple((code_of(move.line), _told(words, latest, move)) for move in places)
        yield Section(words.say("section.places", count=len(places)), (Items(lines),), "places")


def _told(words: Words, latest: Latest, move: LineMove) -> str:
    said = words.say("from_to", before=words.line(move.before), after=words.line(move.after))
    title = words.place_title(move.line)
    moved = words.say(
        "stop", said=words.say("place.titled", title=title, said=said) if title else said
    )
    return words.sentences((moved, _judged(words, latest, move), _criteria(words, latest, move)))


def _judged(words: Words, latest: Latest, move: LineMove) -> str:
    """The assessor's new value for the place, where one stands behind it."""
    here = (m for m in latest.moves.lines if m.line.place == move.line.place and m.way != "same")
    after = next((m.after for m in here if m.after is not None and m.after.judged), None)
    if after is None or after.judged is None:
        return ""
    given = after.judged
    return words.say(
        "place.judged" if given.by else "place.judged.unnamed",
        by=given.by,
        why=words.text(given.rationale),
        place=words.at(given.place),
    )


def _criteria(words: Words, latest: Latest, move: LineMove) -> str:
    """The criteria of the place that moved."""
    own = [one for one in latest.moves.criteria if _lies_in(one, move.line.place)]
    if not own:
        return ""
    said = [f"{one.finding.criterion} {told_move(words, one)}" for one in own[:_MOST]]
    more = len(own) - _MOST
    rest = [words.common("why.more", count=more)] if more > 0 else []
    return words.say("place.criteria", criteria=words.common("list.semicolon").join([*said, *rest]))


def _lies_in(move: CriterionMove, place: Sequence[tuple[str, str]]) -> bool:
    return all(move.finding.places.get(axis) == value for axis, value in place)

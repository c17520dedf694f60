"""The first screen of a comparison: before and after, what moved, weaknesses, what to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.analysis.comparing.comparing import Comparison, Latest
from milepost.analysis.comparing.lines import LineMove, Way
from milepost.analysis.comparing.splitting import headline_of
from milepost.analysis.comparing.verdict import FELL, regressed
from milepost.model.values import Number, shown_number
from milepost.reporters.comparing import leading, weak
from milepost.reporters.comparing.ahead import ahead
from milepost.reporters.comparing.movers import movers
from milepost.reporters.comparing.over_time import change
from milepost.reporters.comparing.places import moved_places
from milepost.reporters.comparing.points import worth
from milepost.reporters.comparing.words import Words
from milepost.reporters.documents.blocks import (
    Block,
    Card,
    Cards,
    Cell,
    Heading,
    Items,
    Line,
    Mark,
    Ref,
    Section,
    Small,
    Tone,
)

Told = tuple[Words, Comparison]
"""A comparison with the words of its rule set."""

_SIGNS: dict[Way, str] = {"up": "↑", "down": "↓", "lost": "?", "same": "="}


def opening(told: Sequence[Told]) -> Section:
    """Of all comparisons that have a before and an after."""
    several = [one for one in told if one[1].latest is not None]
    words = told[0][0]
    cards = tuple(_card(words, latest) for words, latest in _latest(several))
    blocks: list[Block] = [Cards(cards, words.common("report.why"))]
    blocks += movers(several)
    if lines := tuple(_ahead(several)):
        blocks += [Heading(words.say("ahead")), Items(lines)]
    blocks += [Heading(words.say("weak")), weak.table(several)]
    return Section("", tuple(blocks))


def _latest(told: Sequence[Told]) -> Iterator[tuple[Words, Latest]]:
    yield from ((words, one.latest) for words, one in told if one.latest is not None)


def _ahead(told: Sequence[Told]) -> Iterator[tuple[Cell, Cell]]:
    """The lines of each comparison; of several with the rule set before them."""
    for words, one in told:
        rules = words.rules(one.last.result) if len(told) > 1 else ""
        for label, cell in ahead(words, one):
            yield label, Line((cell, Small(rules)))


def _card(words: Words, latest: Latest) -> Card:
    after = latest.after.result
    move = latest.moves.line(after.main)
    way: Way = "same" if move is None else move.way
    return Card(
        name=words.say("ruleset", reference=after.reference),
        title=words.rules(after),
        label=words.say("now") if move is None else words.result(move.line),
        verdict=_verdict(words, latest, way),
        figures=tuple(_figures(words, latest)),
        whys=tuple(_whys(words, latest)),
        to=words.anchor,
    )


def _verdict(words: Words, latest: Latest, way: Way) -> Mark:
    line = next((x for x in latest.after.result.lines if x.name == latest.after.result.main), None)
    return Mark(words.line(line), _tone(latest, way), _SIGNS.get(way, ""))


def _tone(latest: Latest, way: Way) -> Tone:
    if regressed(latest):
        return "bad"
    if latest.after.result.meets_bar is False or _fallen(latest):
        return "warning"
    return "good" if way in ("up", "found") else "plain"


def _fallen(latest: Latest) -> list[LineMove]:
    """The places that fell, though the main result may not show it."""
    return [move for move in moved_places(latest) if move.way in FELL]


def _figures(words: Words, latest: Latest) -> Iterator[tuple[str, Cell]]:
    before, after = latest.before.result, latest.after.result
    move = latest.moves.line(after.main)
    if move is not None:
        yield words.say("on", day=before.as_of), Ref(words.line(move.before), words.to("results"))
        yield words.say("moved"), change(words, move)
    if after.headline not in (None, after.main):
        yield from _score(words, latest, headline_of(before), headline_of(after))
    covered = [one.coverage.percent for one in (before, after)]
    said = [words.say("none") if p is None else f"{shown_number(p, 1)}%" for p in covered]
    yield words.say("coverage"), Ref(_both(words, *said), words.to("results"))


def _score(
    words: Words, latest: Latest, before: Number | None, after: Number | None
) -> Iterator[tuple[str, Cell]]:
    name = latest.after.result.headline
    line = latest.moves.line(name)
    if line is None or before is None or after is None:
        return
    said = _both(words, words.number(before, name), words.number(after, name))
    if before != after:
        said = f"{said} ({words.number(after - before, name, signed=True)})"
    has_split = before != after and latest.split.parts
    yield words.result(line.line), Ref(said, words.to("split" if has_split else "results"))


def _both(words: Words, before: str, after: str) -> str:
    return after if before == after else words.say("from_to", before=before, after=after)


def _whys(words: Words, latest: Latest) -> Iterator[Cell]:
    """Three sentences: the criteria by cause, where the points come from, places and rules."""
    yield words.sentences(leading.criteria(words, latest))
    if said := worth(words, latest):
        yield said
    if fallen := _fallen(latest):
        yield leading.places(words, fallen)

"""How scores are computed, with the numbers of one alternative, and where figures come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from milepost.model.choices import Alternative, Weighted
from milepost.model.rankings import Scored
from milepost.reporters.documents.blocks import Cell, Column, Table
from milepost.reporters.ranking.evidence import Evidence
from milepost.reporters.ranking.words import Words, fine, stated


def formulas(
    words: Words,
    one: Alternative,
    scored: Scored,
    criteria: Iterable[Weighted],
    shares: Mapping[str, Fraction],
) -> Iterator[str]:
    """The points of one rating and the score of one alternative, worked out; then why weights."""
    several = tuple(criteria)
    if line := _points(words, one, scored, several):
        yield line
    parts = (
        words.say("how.part", share=fine(shares[name]), points=_bracketed(words, scored, name))
        for name in scored.points
    )
    title, score = words.text(one.title), words.told(scored.score)
    yield words.say("how.score", title=title, parts=" + ".join(parts), score=score)
    yield words.say("how.weight")
    for criterion in several:
        if criterion.why is not None:
            values = {"criterion": words.text(criterion.title), "why": words.text(criterion.why)}
            yield words.say("weight.because", **values)


def _bracketed(words: Words, scored: Scored, name: str) -> str:
    points = scored.points[name]
    shown = words.told(points)
    return shown if points.low == points.high else f"({shown})"


def _points(words: Words, one: Alternative, scored: Scored, criteria: Iterable[Weighted]) -> str:
    """The points of the first rating that is known exactly."""
    for criterion in criteria:
        rating = one.ratings.get(criterion.name)
        if rating and rating.figure and rating.figure.low == rating.figure.high:
            return words.say(
                "how.points",
                title=words.text(one.title),
                criterion=words.text(criterion.title),
                figure=stated(rating.figure.low),
                worst=stated(criterion.worst),
                best=stated(criterion.best),
                points=words.told(scored.points[criterion.name]),
            )
    return ""


def grounds(
    words: Words,
    several: Mapping[str, Alternative],
    criteria: Iterable[Weighted],
    evidence: Evidence,
    key: str,
) -> Table:
    """Each figure with what it rests on; the alternatives by letter."""
    columns = (
        Column(words.say(key)),
        Column(words.say("criterion"), wide=True),
        Column(words.say("open.rating"), "right"),
        Column(words.say("grounds.because"), wide=True),
    )
    own = tuple(criteria)
    rows = tuple(
        _ground(words, letter, one, criterion, evidence)
        for letter, one in several.items()
        for criterion in own
    )
    return Table(columns, rows)


def _ground(
    words: Words, letter: str, one: Alternative, criterion: Weighted, evidence: Evidence
) -> tuple[Cell, ...]:
    rating = one.ratings.get(criterion.name)
    because = evidence.because(one.subject, criterion.source, rating)
    return letter, words.text(criterion.title), words.rated(criterion, rating), because

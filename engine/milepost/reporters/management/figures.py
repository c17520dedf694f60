"""A section of the report: its figures with their limits and trend, and what is not reported."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.figures import Figure
from milepost.analysis.sections import Section
from milepost.model.values import Document, Value
from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Line,
    Lines,
    Mark,
    Prose,
    Small,
    Table,
    Tone,
)
from milepost.reporters.management.told import Told
from milepost.reporters.management.trends import trend


def figures(told: Told, section: Section) -> tuple[Block, ...]:
    """How the section stands and why, the figures reported, and those that are not."""
    return (*_standing(told, section), *_reported(told, section), *_lacking(told, section))


def _standing(told: Told, section: Section) -> Iterator[Block]:
    yield Prose(Line((told.standing(section), Small(told.count(section)))))
    if section.standing == "silent":
        yield Prose(told.say("nothing", owners=told.joined(_owners(told, section))), "quiet")
    for use in (*section.short, *section.open):
        yield Prose(Line((told.led(use), told.why(use, section))))


def _owners(told: Told, section: Section) -> list[str]:
    """Who owns the figures, in the order of the figures."""
    known = (told.of(one).owner(one.fact.owner) for one in section.figures if one.fact.owner)
    return list(dict.fromkeys(known))


def _reported(told: Told, section: Section) -> Iterator[Block]:
    if not section.reported:
        return
    columns = (
        Column(told.say("figure"), wide=True, share=25),
        Column(told.say("value"), wide=True, share=14),
        Column(told.say("collected"), share=12),
        Column(told.say("limit"), wide=True, share=16),
        Column(told.say("trend"), wide=True, share=18),
        Column(told.say("finding"), share=10),
    )
    rows = tuple(_figure(told, one) for one in section.reported)
    tones: tuple[tuple[int, Tone], ...] = tuple(
        (number, "warning") for number, one in enumerate(section.reported) if one.missed
    )
    yield Table(columns, rows, tones=tones, named=0)


def _figure(told: Told, figure: Figure) -> tuple[Cell, ...]:
    words, given = told.of(figure), figure.given
    assert given is not None
    note = given.note.to(told.language) if given.note else ""
    return (
        Lines((words.fact(figure.name), Small(note))),
        Lines((Mark(words.value(given.value, figure.fact)), Small(given.source))),
        given.collected or _day(given.value),
        Lines((limit(told, figure), held(told, figure))),
        trend(told, figure),
        Lines(tuple(dict.fromkeys(told.led(use) for use in figure.uses))) if figure.uses else None,
    )


def _day(value: Value) -> Cell:
    return value.date if isinstance(value, Document) else None


def limit(told: Told, figure: Figure) -> str:
    """What the checks ask of a figure; the strictest wording is left to them."""
    words = told.of(figure)
    said = (
        words.say(
            "weak.asked",
            operator=words.say(f"operator.{one.operator}"),
            limit=words.value(one.limit, figure.fact),
        )
        for one in figure.limits
    )
    return words.joined(dict.fromkeys(said))


def held(told: Told, figure: Figure) -> Mark:
    """Whether the figure is as its checks ask, in a word with its sign."""
    if not figure.uses:
        return Mark(told.say("limit.none"), "quiet", "–")
    if figure.missed:
        return Mark(told.say("limit.missed"), "bad", "✕")
    if figure.open:
        return Mark(told.say("limit.open"), "quiet", "?")
    return Mark(told.say("limit.held" if figure.limits else "limit.met"), "good", "✓")


def _lacking(told: Told, section: Section) -> Iterator[Block]:
    if not section.lacking:
        return
    yield Heading(told.say("lacking", count=len(section.lacking)), 4)
    columns = (
        Column(told.say("figure"), wide=True, share=36),
        Column(told.say("state"), wide=True, share=34),
        Column(told.say("owner"), wide=True),
        Column(told.say("waits"), wide=True),
    )
    yield Table(columns, tuple(_lack(told, one) for one in section.lacking), named=0)


def _lack(told: Told, figure: Figure) -> tuple[Cell, ...]:
    words = told.of(figure)
    waiting = dict.fromkeys(u.finding.criterion.id for u in figure.uses if u.check.unmet)
    return (
        words.fact(figure.name),
        Lines((Mark(told.say(f"lack.{figure.lack}"), "quiet", "?"), Small(_since(told, figure)))),
        words.owner(figure.fact.owner) if figure.fact.owner else told.say("owner.none"),
        words.joined(waiting) or None,
    )


def _since(told: Told, figure: Figure) -> str:
    """The last value, when it was collected, and since when it no longer counts."""
    if figure.given is None or figure.stale_since is None:
        return ""
    value = told.of(figure).value(figure.given.value, figure.fact)
    return told.say(
        "stale", value=value, collected=figure.given.collected, since=figure.stale_since
    )

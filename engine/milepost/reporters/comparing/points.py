"""Where the points of a move come from: time, evidence, waivers, rules; and each evidence alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from milepost.analysis.comparing.comparing import Latest
from milepost.analysis.comparing.effects import Effects
from milepost.analysis.comparing.splitting import Corner, Source, Split
from milepost.model.values import Number
from milepost.reporters.comparing.words import Words
from milepost.reporters.documents.blocks import Amount, Block, Cell, Column, Prose, Table
from milepost.reporters.documents.cells import amount
from milepost.reporters.grounds import short

_SHOWN_EFFECTS = 10


def points(words: Words, latest: Latest) -> Iterator[Block]:
    """The parts of the move of the number, and how they were told apart.

    Nothing where nothing moved and the rules are the same.
    """
    split, name = latest.split, latest.after.result.headline
    ruled = latest.before.result.rules != latest.after.result.rules
    if split.unsplit == "rules":
        old = latest.before.result
        yield Prose(words.say("unsplit.rules", reference=old.reference, digest=short(old.rules)))
    if not split.parts and ruled and split.unsplit == "number":
        yield Prose(words.say("unsplit.number"))
    if split.parts and (ruled or any(part.points for part in split.parts)):
        yield _parts(words, split, name, _uses_others(latest))
        yield Prose(words.say(_method(split), days=_days(latest)), "quiet")
    if split.corners:
        yield _corners(words, latest, split.corners)
    if latest.effects is not None and any(one.points for one in latest.effects.effects):
        yield _effects(words, latest.effects, name, ruled)


def worth(words: Words, latest: Latest) -> str:
    """The sources of the move with their points, in one sentence; empty where nothing moved."""
    name, used = latest.after.result.headline, _uses_others(latest)
    parts = [part for part in latest.split.parts if part.points]
    if not parts:
        return ""
    decimals = max(words.decimals(name), 1)
    said = (
        words.say(
            "worth.part",
            source=words.say(_source(part.source, used)),
            points=amount(Amount(part.points, decimals, signed=True)),
        )
        for part in parts
    )
    return words.say("worth", parts=words.common("list.semicolon").join(said))


def _uses_others(latest: Latest) -> bool:
    """Whether results of other assessments take part."""
    sides = (latest.before.assessment, latest.after.assessment)
    return any(side is not None and bool(side.ruleset.uses) for side in sides)


def _days(latest: Latest) -> int:
    return (latest.after.result.as_of - latest.before.result.as_of).days


def _method(split: Split) -> str:
    sources = {part.source for part in split.parts}
    if "evidence-time" in sources:
        return "method.half" if "rules" in sources else "method.one"
    return "method.rules" if "rules" in sources else "method.whole"


def _source(source: Source, used: bool) -> str:
    return f"source.{source}.used" if source == "evidence" and used else f"source.{source}"


def _parts(words: Words, split: Split, name: str | None, used: bool) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (words.say(_source(part.source, used)), _points(words, part.points, name))
        for part in split.parts
        if part.points or part.source in ("evidence", "rules")
    ]
    rows.append((words.say("sum"), _points(words, split.total or 0, name)))
    columns = (
        Column(words.say("column.source"), wide=True),
        Column(words.say("column.points"), "right"),
    )
    return Table(columns, tuple(rows))


def _points(words: Words, number: Number, name: str | None) -> Amount:
    return Amount(number, max(words.decimals(name), 1), signed=True)


def _corners(words: Words, latest: Latest, corners: Sequence[Corner]) -> Table:
    columns = (
        Column(words.say("column.evidence")),
        Column(words.say("column.rules")),
        Column(words.say("column.says"), wide=True),
        Column(words.say("column.number"), "right"),
    )
    sides = {"before": latest.before.result, "after": latest.after.result}
    main, name = latest.after.result.main, latest.after.result.headline
    rows = tuple(
        (
            sides[one.evidence].as_of,
            sides[one.rules].version,
            words.step(main, one.main),
            None if one.score is None else Amount(one.score, words.decimals(name)),
        )
        for one in corners
    )
    return Table(columns, rows, caption=words.say("corners", day=latest.after.result.as_of))


def _effects(words: Words, effects: Effects, name: str | None, ruled: bool) -> Table:
    """The weightiest changes of evidence, then everything else, then the sum."""
    shown, hidden = effects.effects[:_SHOWN_EFFECTS], effects.effects[_SHOWN_EFFECTS:]
    rows: list[tuple[Cell, ...]] = [
        (words.fact(one.name), words.joined(one.criteria), _points(words, one.points, name))
        for one in shown
    ]
    rest = effects.rest + sum((one.points for one in hidden), Fraction(0))
    if rest or hidden:
        rows.append((words.say("rest"), "", _points(words, rest, name)))
    rows.append((words.say("sum"), "", _points(words, effects.total, name)))
    columns = (
        Column(words.say("column.change"), wide=True),
        Column(words.say("column.moved")),
        Column(words.say("column.points"), "right"),
    )
    return Table(columns, tuple(rows), caption=words.say("effects.ruled" if ruled else "effects"))

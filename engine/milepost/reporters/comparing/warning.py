"""Early warning: figures on their way to their limit or beyond it, with the line they follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.analysis.comparing.comparing import Comparison
from milepost.analysis.comparing.forecasting import LEAST, Forecast, Looking
from milepost.analysis.comparing.trend import Indicator
from milepost.model.values import Value, shown_number
from milepost.reporters.comparing.picture import picture
from milepost.reporters.comparing.words import Words
from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Column,
    Items,
    Prose,
    Section,
    Table,
    Tone,
)

_MONTH = 30
"""Days of which the pace is told."""

_ROUGH = 50
"""Share of the spread, in per cent, below which a line is called rough."""

_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<"}
_TONES: dict[str, Tone] = {"heading": "warning", "breached": "bad"}


def warned(found: Comparison) -> tuple[Indicator, ...]:
    """The figures that head for their limit, the soonest first."""
    return tuple(one for one in found.trend.indicators if one.forecast.level == "heading")


def sections(words: Words, found: Comparison, looking: Looking) -> Iterator[Section]:
    """The figures that have points enough for a line; that there are none yet, where so."""
    drawn = [one for one in found.trend.indicators if one.forecast.line is not None]
    blocks: list[Block] = []
    if drawn:
        blocks += _told(words, [one for one in drawn if one.forecast.level in _TONES], looking)
        if rest := _rest(words, found, drawn):
            blocks.append(Prose(rest, "quiet"))
    elif found.trend.indicators:
        blocks.append(Prose(words.say("few", least=LEAST), "quiet"))
    if blocks:
        yield Section(words.say("section.warning"), tuple(blocks), "warning")


def _told(words: Words, shown: Sequence[Indicator], looking: Looking) -> Iterator[Block]:
    """The table, how each warning came about, and the method in words."""
    if not shown:
        return
    yield _table(words, shown)
    heading = [one for one in shown if one.forecast.level == "heading"]
    for number, one in enumerate(heading):
        yield from picture(words, one, number)
    if heading:
        yield Items(tuple((one.criteria[0], _how(words, one)) for one in heading))
    method = words.say("method.line", points=looking.points, least=LEAST, horizon=looking.horizon)
    yield Prose(method, "quiet")


def _rest(words: Words, found: Comparison, drawn: Sequence[Indicator]) -> str:
    steady = sum(one.forecast.level == "steady" for one in drawn)
    few = len(found.trend.indicators) - len(drawn)
    return words.sentences(
        (
            words.counted("steady", steady) if steady else "",
            words.counted("too_few", few, least=LEAST) if few else "",
        )
    )


def _table(words: Words, shown: Sequence[Indicator]) -> Table:
    columns = (
        Column(words.say("column.figure"), wide=True),
        Column(words.say("column.newest"), "right"),
        Column(words.say("column.limit")),
        Column(words.say("column.pace"), "right"),
        Column(words.say("column.stands"), wide=True),
    )
    tones = tuple((n, _TONES[one.forecast.level]) for n, one in enumerate(shown))
    return Table(columns, tuple(_row(words, one) for one in shown), tones=tones)


def _row(words: Words, one: Indicator) -> tuple[Cell, ...]:
    told = one.forecast
    return (
        words.fact(one.fact),
        _value(words, one, told.points[-1].value),
        f"{_SIGNS[one.limit.operator]} {_value(words, one, one.limit.limit)}",
        _pace(told),
        stands(words, one),
    )


def _value(words: Words, one: Indicator, value: Value) -> str:
    return words.value(value, one.fact, one.unit)


def _pace(told: Forecast) -> str:
    """The move of the line in a month, signed, with two digits that count."""
    if told.line is None:
        return ""
    monthly = told.line.slope * _MONTH
    places = next((n for n in range(1, 6) if abs(monthly) * 10**n >= 10), 6)
    shown = shown_number(monthly, places if monthly else 0)
    return shown if shown.startswith("-") else f"+{shown}"


def stands(words: Words, one: Indicator) -> str:
    """Whether a figure is beyond its limit, or when it gets there."""
    told = one.forecast
    if told.level == "breached":
        key = "level.breached" if told.on is None else "level.returning"
        return words.say(key, on=told.on)
    if told.days is not None and told.days <= 0:
        return words.say("level.now", on=told.on)
    return words.counted("level.heading", told.days or 0, on=told.on)


def _how(words: Words, one: Indicator) -> str:
    """The points, the line and how well it fits."""
    told = one.forecast
    assert told.line is not None
    fit = told.line.fit * 100
    return words.say(
        "how.rough" if fit < _ROUGH else "how",
        fact=words.fact(one.fact),
        points=words.joined(
            words.say("point", value=_value(words, one, p.value), day=p.date) for p in told.points
        ),
        pace=_pace(told),
        days=_MONTH,
        limit=_value(words, one, one.limit.limit),
        operator=words.operator(one.limit.operator),
        on=told.on,
        fit=shown_number(fit, 0),
    )

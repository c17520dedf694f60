"""Why a criterion moved, as sentences with both values, what is asked, file and line."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.analysis.comparing.why import Reason
from milepost.model.values import Value
from milepost.reporters.comparing.words import Words

MOST = 4
"""Reasons told of one criterion; more are counted."""


def told(words: Words, reasons: Iterable[Reason], placed: bool = True) -> str:
    """The reasons one after the other, with file and line where `placed`.

    Those that read the same are told once.
    """
    said = list(dict.fromkeys(reason(words, one, placed) for one in reasons))
    more = len(said) - MOST
    rest = [words.counted("why.more", more)] if more > 0 else []
    return words.common("list.semicolon").join([*said[:MOST], *rest])


def reason(words: Words, one: Reason, placed: bool = True) -> str:
    """One reason."""
    at = (one.now.place if one.now else None) or (one.was.place if one.was else None)
    place = words.at(at) if placed else ""
    return words.say(
        _key(one),
        fact=words.fact(one.name) if one.kind in _OF_FACTS else "",
        name=one.name,
        check=one.check,
        before=_value(words, one, one.before),
        after=_value(words, one, one.after),
        asked=_asked(words, one),
        place=place,
        day=one.now.collected if one.now is not None else "",
    )


_OF_FACTS = (
    *("changed", "supplied", "withdrawn", "lost", "renewed"),
    *("stale", "aged"),
)


def _key(one: Reason) -> str:
    key = f"why.{one.kind}"
    return f"{key}.undated" if one.kind == "stale" and one.now and not one.now.collected else key


def _value(words: Words, one: Reason, value: Value) -> str:
    if one.kind == "answered":
        answers = value if isinstance(value, tuple) else ()
        return words.joined(str(answer) for answer in answers) or words.say("none")
    if one.kind == "condition":
        return str(value) if value is not None else words.say("none")
    if one.kind in _OF_FACTS:
        fact = one.now or one.was
        return words.value(value, one.name, fact.unit if fact else "")
    return words.say("none") if value is None else words.value(value)


def _asked(words: Words, one: Reason) -> str:
    """What the check asks of the figure; empty where that is no limit."""
    if one.limit is None:
        return ""
    limit, unit = one.limit, one.now.unit if one.now else ""
    wanted = words.value(limit.limit, limit.fact, unit)
    return words.say("why.asked", operator=words.operator(limit.operator), limit=wanted)

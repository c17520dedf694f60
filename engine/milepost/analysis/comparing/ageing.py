"""What time alone does to evidence: what nobody renewed grows older, the rest keeps its age."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from milepost.model.evidence import Evidence, FactValue
from milepost.model.values import Document, Value


def aged(before: Evidence, after: Evidence, days: int) -> Evidence:
    """The earlier evidence, to be judged so many days later.

    A fact that the later evidence gives anew keeps the age it had: its dates move along. So what
    time alone did is told by what is still the same, and what was renewed counts as evidence.
    """
    facts = {
        name: _moved(fact, days) if _renewed(fact, after.facts.get(name)) else fact
        for name, fact in before.facts.items()
    }
    return replace(before, facts=facts)


def _renewed(was: FactValue, now: FactValue | None) -> bool:
    return now is not None and (was.value, was.collected) != (now.value, now.collected)


def _moved(fact: FactValue, days: int) -> FactValue:
    collected = fact.collected and _later(fact.collected, days)
    return replace(fact, value=_dates_moved(fact.value, days), collected=collected)


def _dates_moved(value: Value, days: int) -> Value:
    """The value with the dates of documents and its own moved; points of a series keep theirs."""
    if isinstance(value, date):
        return _later(value, days)
    if isinstance(value, Document):
        return replace(value, date=value.date and _later(value.date, days))
    if isinstance(value, tuple):
        return tuple(_dates_moved(item, days) for item in value)  # type: ignore[arg-type]
    if isinstance(value, Mapping):
        return {name: _dates_moved(part, days) for name, part in value.items()}
    return value


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))

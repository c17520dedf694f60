"""Values as JSON: numbers plain, dates and steps as text, both languages of every text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from milepost.model.text import Text
from milepost.model.values import (
    Absent,
    Document,
    Fault,
    Number,
    Point,
    Range,
    Step,
    Value,
    Withheld,
    shown_number,
)
from milepost.model.withholding import WithheldText

Json = Any
"""What `json` writes: a mapping, list, text, number, yes/no or None."""


def text(wording: Text | None) -> dict[str, str] | None:
    """Both languages; English stands for Chinese that is not written. Or that it is withheld."""
    if isinstance(wording, WithheldText):
        return {"withheld": wording.level}
    return None if wording is None else {"en": wording.en, "zh": wording.to("zh")}


def number(exact: Number | None) -> int | float | None:
    """The nearest JSON number; a decimal of up to 15 digits comes out as it was written."""
    return exact if exact is None or isinstance(exact, int) else float(exact)


def displayed(exact: Number | None, decimals: int | None) -> int | float | None:
    """The number as reports show it, rounded half up to `decimals` places (default 2)."""
    if exact is None:
        return None
    shown = shown_number(Fraction(exact), 2 if decimals is None else decimals)
    rounded = Fraction(shown)
    return int(rounded) if rounded.denominator == 1 else float(rounded)


def exact(value: Number | None) -> str | None:
    """The number as it is: a whole one, or a fraction in lowest terms."""
    return None if value is None else str(value)


def day(value: date | None) -> str | None:
    """A day as YYYY-MM-DD."""
    return None if value is None else value.isoformat()


def plain(value: Value | Point) -> Json:
    """A value of evidence."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int | Fraction):
        return number(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Absent | Fault):
        return value.value
    if isinstance(value, Withheld):
        return {"withheld": value.level}
    return _compound(value)


def _compound(value: Value | Point) -> Json:
    if isinstance(value, Step):
        return value.name
    if isinstance(value, Range):
        return {"low": number(value.low), "high": number(value.high)}
    if isinstance(value, Point):
        return {"date": day(value.date), "value": number(value.value)}
    if isinstance(value, Document):
        return _document(value)
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    assert isinstance(value, Mapping)
    return {name: plain(part) for name, part in value.items()}


def _document(document: Document) -> Json:
    return {
        "status": document.status,
        "date": day(document.date),
        "version": document.version,
        "file": document.file,
        "url": document.url,
        "owner": document.owner,
        "confidentiality": document.confidentiality or "",
    }

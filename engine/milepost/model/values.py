"""What a condition works with: exact numbers, documents, steps, and two ways to lack a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from milepost.model.confidentiality import Class

Number = int | Fraction
"""An exact number: a whole one as `int`, any other as `Fraction`. Never a float."""


class Absent(Enum):
    """`none` in evidence: looked for, and not there. Not the same as missing (`None`, unknown)."""

    NONE = "none"


class Fault(Enum):
    """The outcome of comparing evidence that says `none`: unusable, neither true nor unknown."""

    UNUSABLE = "unusable"


NONE = Absent.NONE
UNUSABLE = Fault.UNUSABLE


@dataclass(frozen=True, slots=True)
class Withheld:
    """In place of a value that the reader may not see. No condition meets one: only reports do."""

    level: Class


@dataclass(frozen=True, slots=True)
class Document:
    """A document named as evidence. `file` is relative to the subject's folder."""

    status: str = ""
    date: date | None = None
    version: str = ""
    file: str = ""
    url: str = ""
    owner: str = ""
    confidentiality: Class | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A place on a named scale. `order` lists the scale's steps, lowest first."""

    name: str
    order: tuple[str, ...]
    value: Number | None = None

    @property
    def rank(self) -> int:
        """Place on the scale, 0 for the lowest step."""
        return self.order.index(self.name)


@dataclass(frozen=True, slots=True)
class Range:
    """A number known only between two ends (both included): a count over unknown items."""

    low: Number
    high: Number


@dataclass(frozen=True, slots=True)
class Point:
    """One dated figure of a series."""

    date: date
    value: Number


Record = Mapping[str, "Value"]
Value = (
    bool
    | int
    | Fraction
    | str
    | date
    | Document
    | Step
    | Range
    | tuple["Value", ...]
    | tuple[Point, ...]
    | Record
    | Absent
    | Fault
    | Withheld
    | None
)
"""Anything a condition can meet; `None` is unknown."""


def shown_number(number: Number, decimals: int | None = None) -> str:
    """A number in decimal writing, rounded half away from zero to `decimals` places.

    Without `decimals` every place a terminating decimal has is shown, of others six.
    """
    if isinstance(number, int) and decimals is None:
        return str(number)
    places = _places(Fraction(number)) if decimals is None else decimals
    scaled = abs(Fraction(number)) * 10**places
    digits = str((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator))
    digits = digits.rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if number < 0 and any(d not in "0." for d in text) else text


def _places(number: Fraction) -> int:
    for places in range(13):
        if (number * 10**places).denominator == 1:
            return places
    return 6

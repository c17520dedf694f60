"""How the plain scalars of a YAML file are read, each by the type that is expected in its place.

A plain (unquoted) scalar reaches the models as `Plain` text and is only here turned into a number,
a date or yes/no. So `no`, `010`, `12:30` and `1.10` stay the text they are where text is expected.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from milepost.model.expression import Expression
from milepost.model.values import Number

_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")
_MOST_DIGITS = 40
_MOST_EXPONENT = 30
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = r"[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
_MOMENT = re.compile(rf"{_DATE.pattern}{_TIME}(?P<zone>[Zz]|[-+][0-9]{{2}}:[0-9]{{2}})?")
_YES_NO = {"true": True, "yes": True, "false": False, "no": False}


class Plain(str):
    """A scalar written without quotes."""

    __slots__ = ()


def read_number(raw: object) -> Number:
    """The exact number a plain scalar stands for.

    Raises ValueError for anything else: quoted digits, leading zeros, `.inf`, yes/no, and for
    numbers so large or fine that calculating with them would not end well.
    """
    if isinstance(raw, bool):
        raise ValueError("a number is expected here")
    if isinstance(raw, (int, Fraction)):
        return raw
    if not isinstance(raw, Plain) or not _NUMBER.fullmatch(raw):
        raise ValueError(f"a number is expected here, not {_shown(raw)}")
    if _is_too_long(raw):
        raise ValueError(
            f"the number is too large or too fine; write it out in at most {_MOST_DIGITS} digits"
        )
    number = Fraction(raw)
    return int(number) if number.denominator == 1 else number


def is_number(text: str) -> bool:
    """Whether a text is written as a number."""
    return _NUMBER.fullmatch(text) is not None


def _is_too_long(number: str) -> bool:
    digits, _, exponent = number.lower().partition("e")
    return (
        sum(sign.isdigit() for sign in digits) > _MOST_DIGITS
        or abs(int(exponent or 0)) > _MOST_EXPONENT
    )


def read_whole(raw: object) -> int:
    """A whole number. Raises ValueError for anything else."""
    number = read_number(raw)
    if not isinstance(number, int):
        raise ValueError(f"a whole number is expected here, not {raw}")
    return number


def read_yes_no(raw: object) -> bool:
    """`true`, `yes`, `false` or `no`, unquoted. Raises ValueError for anything else."""
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, Plain) and raw in _YES_NO:
        return _YES_NO[raw]
    raise ValueError(f"true or false is expected here, not {_shown(raw)}")


def read_date(raw: object) -> date:
    """A day as YYYY-MM-DD, quoted or not. Raises ValueError for anything else."""
    if isinstance(raw, date):
        return raw
    if isinstance(raw, str) and _DATE.fullmatch(raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            raise ValueError(f"{raw} is not a day of the calendar") from None
    raise ValueError(f"a date such as 2026-03-31 is expected here, not {_shown(raw)}")


def first_instant(day: date) -> datetime:
    """The start of a day, in UTC."""
    return datetime.combine(day, time.min, UTC)


def last_instant(day: date) -> datetime:
    """The end of a day, in UTC."""
    return datetime.combine(day, time.max, UTC)


def read_instant(raw: object) -> datetime:
    """A day, which stands for its first instant in UTC, or a date-time with its zone.

    Raises ValueError for anything else, also for a date-time without a zone.
    """
    if isinstance(raw, datetime):
        return raw
    found = _MOMENT.fullmatch(raw) if isinstance(raw, str) else None
    if found is None:
        return first_instant(read_date(raw))
    if not found["zone"]:
        raise ValueError(f"{raw} has no time zone", f"write {raw}Z for UTC, or {raw}+08:00")
    try:
        return datetime.fromisoformat(found[0].upper())
    except ValueError:
        raise ValueError(f"{raw} is not a moment of the calendar") from None


def read_text(raw: object) -> str:
    """Text, quoted or not. Raises ValueError for a list or a mapping."""
    if isinstance(raw, str):
        return str(raw)
    raise ValueError(f"text is expected here, not {_shown(raw)}")


def _shown(raw: object) -> str:
    if isinstance(raw, dict):
        return "a mapping"
    if isinstance(raw, (list, tuple)):
        return "a list"
    return str(raw) if isinstance(raw, Plain) else f'the text "{raw}"'


def _schema(**keys: Any) -> WithJsonSchema:
    return WithJsonSchema(keys)


ExactNumber = Annotated[Any, BeforeValidator(read_number), _schema(type="number")]
Whole = Annotated[int, BeforeValidator(read_whole), _schema(type="integer")]
YesNo = Annotated[bool, BeforeValidator(read_yes_no), _schema(type="boolean")]
Day = Annotated[date, BeforeValidator(read_date), _schema(type="string", format="date")]
Instant = Annotated[
    datetime,
    BeforeValidator(read_instant),
    _schema(anyOf=[{"type": "string", "format": form} for form in ("date", "date-time")]),
]
Words = Annotated[str, BeforeValidator(read_text), _schema(type="string")]
Expr = Annotated[
    Expression,
    BeforeValidator(lambda raw: _read_expression(raw)),
    _schema(**{"type": "string", "$comment": "expression"}),
]


def _read_expression(raw: object) -> Expression:
    return raw if isinstance(raw, Expression) else Expression(read_text(raw))

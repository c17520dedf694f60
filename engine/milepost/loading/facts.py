"""Reads the value of a fact from evidence, by the type the fact is declared with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from milepost.errors import MilepostError
from milepost.model.confidentiality import CLASSES
from milepost.model.facts import Fact
from milepost.model.kinds import Plain, read_date, read_number, read_text, read_whole, read_yes_no
from milepost.model.types import DATE, DOCUMENT, NUMBER, SERIES, TEXT, YES_NO, Type
from milepost.model.values import NONE, Document, Number, Point, Value, shown_number
from milepost.suggestions import suggested

STATUSES = ("draft", "approved", "retired")
DOCUMENT_KEYS = {
    "status": "status",
    "date": "date",
    "version": "version",
    "file": "file",
    "url": "url",
    "owner": "owner",
    "class": "confidentiality",
}
"""The keys of a document as they are written, and what each is called in the model."""

_NUMBERS = ("number", "integer", "percent", "money", "days")


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One mistake inside a value: where (such as `[2].status`, empty for the whole), what, mend."""

    path: str
    what: str
    mend: str = ""


@dataclass(eq=False)
class FactError(MilepostError):
    """The evidence's mistake: a value does not fit its fact. Holds every mistake in the value."""

    mistakes: tuple[Mistake, ...]
    exit_code = 3

    def __str__(self) -> str:
        lines = (f"{one.path}: {one.what}" + (f"; {one.mend}" if one.mend else "") for one in self)
        return "\n".join(line.removeprefix(": ") for line in lines)

    def __iter__(self) -> Any:
        return iter(self.mistakes)


def fact_type(fact: Fact) -> Type:
    """The type a condition sees."""
    if fact.type in _NUMBERS:
        return NUMBER
    if fact.type == "choice":
        return Type("choice", fact.values, fact.ordered)
    if fact.type == "record":
        return _record_type(fact)
    if fact.type == "list":
        return Type("list", item=_record_type(fact) if fact.fields else TEXT)
    return _PLAIN_TYPES[fact.type]


_PLAIN_TYPES: Mapping[str, Type] = {
    "yes_no": YES_NO,
    "text": TEXT,
    "date": DATE,
    "document": DOCUMENT,
    "series": SERIES,
}


def _record_type(fact: Fact) -> Type:
    return Type("record", fields={name: fact_type(part) for name, part in fact.fields.items()})


def read_value(raw: object, fact: Fact) -> Value:
    """The value of `fact` from raw YAML data; `none`, unquoted, is NONE whatever the type.

    Raises FactError with every mistake in the value.
    """
    reader = _Reader([])
    value = reader.read(raw, fact, "")
    if reader.mistakes:
        raise FactError(tuple(reader.mistakes))
    return value


@dataclass(frozen=True, slots=True)
class _Reader:
    """One reading; mistakes are noted as they are met."""

    mistakes: list[Mistake]

    def fault(self, path: str, what: str, mend: str = "") -> None:
        self.mistakes.append(Mistake(path, what, mend))

    def read(self, raw: object, fact: Fact, path: str) -> Value:
        if isinstance(raw, Plain) and raw == "none":
            return NONE
        if raw is None:
            self.fault(path, "there is no value", "write `none`, or leave the key out")
            return None
        return _READERS[fact.type](self, raw, fact, path)

    def scalar(self, read: Callable[[object], Any], raw: object, path: str) -> Any:
        """What `read` makes of `raw`; None, with the mistake noted, if it refuses."""
        try:
            return read(raw)
        except ValueError as error:
            self.fault(path, str(error))
            return None

    def keys(self, raw: Mapping[Any, Any], known: tuple[str, ...], path: str) -> list[str]:
        """The keys that are known; others are mistakes."""
        for key in raw:
            if key not in known:
                self.fault(_at(path, str(key)), "unknown key", suggested(str(key), known))
        return [key for key in raw if key in known]


def _at(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _number(reader: _Reader, raw: object, fact: Fact, path: str) -> Value:
    read = read_whole if fact.type == "integer" else read_number
    number: Number | None = reader.scalar(read, raw, path)
    if number is not None:
        _bounds(reader, number, fact, path)
    return number


def _bounds(reader: _Reader, number: Number, fact: Fact, path: str) -> None:
    if fact.floor is not None and number < fact.floor:
        low = shown_number(fact.floor)
        reader.fault(path, f"{shown_number(number)} is below the smallest value, {low}")
    if fact.max is not None and number > fact.max:
        high = shown_number(fact.max)
        reader.fault(path, f"{shown_number(number)} is above the largest value, {high}")


def _choice(reader: _Reader, raw: object, fact: Fact, path: str) -> Value:
    word: str | None = reader.scalar(read_text, raw, path)
    if word is not None and word not in fact.values:
        mend = suggested(word, fact.values)
        reader.fault(path, f'"{word}" is not one of the values', mend)
    return word


def _document(reader: _Reader, raw: object, fact: Fact, path: str) -> Value:
    if not isinstance(raw, Mapping):
        mend = "write {status: approved, date: 2026-03-31}, or `none`"
        reader.fault(path, "a document is a mapping", mend)
        return None
    found: dict[str, Any] = {}
    for key in reader.keys(raw, tuple(DOCUMENT_KEYS), path):
        value = reader.scalar(read_date if key == "date" else read_text, raw[key], _at(path, key))
        if value is not None:
            found[DOCUMENT_KEYS[key]] = value
    status = found.get("status", "approved")
    if status not in STATUSES:
        mend = suggested(status, STATUSES)
        reader.fault(_at(path, "status"), f'"{status}" is not a status', mend)
    level = found.get("confidentiality", CLASSES[0])
    if level not in CLASSES:
        what = f'"{level}" is not a class of confidentiality'
        reader.fault(_at(path, "class"), what, suggested(level, CLASSES))
    return Document(**found)


def _list(reader: _Reader, raw: object, fact: Fact, path: str) -> Value:
    if not isinstance(raw, (list, tuple)):
        reader.fault(path, "a list is expected here", "write [one, two], or `none`")
        return None
    return tuple(
        _list_item(reader, item, fact, f"{path}[{place}]") for place, item in enumerate(raw)
    )


def _list_item(reader: _Reader, raw: object, fact: Fact, path: str) -> Value:
    if raw is None or (isinstance(raw, Plain) and raw == "none"):
        reader.fault(path, "an item of a list has a value", "leave it out, or quote the word")
        return None
    if fact.fields:
        return _record(reader, raw, fact, path)
    return cast(Value, reader.scalar(read_text, raw, path))


def _record(reader: _Reader, raw: object, fact: Fact, path: str) -> Value:
    if not isinstance(raw, Mapping):
        fields = ", ".join(f"{name}: .." for name in fact.fields)
        reader.fault(path, "a mapping is expected here", f"write {{{fields}}}")
        return None
    return {
        key: reader.read(raw[key], fact.fields[key], _at(path, key))
        for key in reader.keys(raw, tuple(fact.fields), path)
    }


def _series(reader: _Reader, raw: object, fact: Fact, path: str) -> Value:
    if not isinstance(raw, (list, tuple)):
        mend = "write [{date: 2026-03-31, value: 90}], or `none`"
        reader.fault(path, "a series is a list of date and value", mend)
        return None
    points: dict[Any, Point] = {}
    for place, item in enumerate(raw):
        point = _point(reader, item, fact, f"{path}[{place}]")
        if point is None:
            continue
        if point.date in points:
            reader.fault(f"{path}[{place}].date", f"{point.date} is there twice", "keep one")
        points[point.date] = point
    return tuple(points[day] for day in sorted(points))


def _point(reader: _Reader, raw: object, fact: Fact, path: str) -> Point | None:
    if not isinstance(raw, Mapping):
        reader.fault(path, "a point is a mapping", "write {date: 2026-03-31, value: 90}")
        return None
    reader.keys(raw, ("date", "value"), path)
    missing = [key for key in ("date", "value") if key not in raw]
    for key in missing:
        reader.fault(_at(path, key), "the key is missing")
    if missing:
        return None
    day = reader.scalar(read_date, raw["date"], _at(path, "date"))
    value = _number(reader, raw["value"], fact, _at(path, "value"))
    return None if day is None or value is None else Point(day, cast(Number, value))


def _of(read: Callable[[object], Any]) -> Callable[[_Reader, object, Fact, str], Value]:
    return lambda reader, raw, fact, path: cast(Value, reader.scalar(read, raw, path))


_READERS: Mapping[str, Callable[[_Reader, object, Fact, str], Value]] = {
    **dict.fromkeys(_NUMBERS, _number),
    "yes_no": _of(read_yes_no),
    "text": _of(read_text),
    "date": _of(read_date),
    "choice": _choice,
    "document": _document,
    "list": _list,
    "record": _record,
    "series": _series,
}

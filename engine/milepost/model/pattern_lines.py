"""The parts of a pattern as an author writes them: a line of `when`, and what `then` concludes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal, get_args

from pydantic import PlainValidator, WithJsonSchema

from milepost.model.kinds import Plain, read_number, read_text, read_yes_no
from milepost.model.values import Number
from milepost.suggestions import closest

InputKind = Literal["finding", "group", "result", "waiver", "link"]
DerivedKind = Literal["weakness", "escalation", "contradiction", "cause"]
INPUT_KINDS: tuple[str, ...] = get_args(InputKind)
DERIVED_KINDS: tuple[str, ...] = get_args(DerivedKind)
COUNTS = ("total", "passed", "unmet", "short", "failed", "unknown", "critical_failed")

Constant = str | int | Fraction
"""A value inside a fact: text, or an exact number."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A number's limits in a line, both included; at least one is given."""

    name: str
    at_least: Number | None = None
    at_most: Number | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line: it matches a fact of its kind and value that meets every constant and bound.

    `same` names the fields that equal those of the nearest line above that has them.
    """

    kind: str
    value: str
    constants: tuple[tuple[str, Constant], ...] = ()
    bounds: tuple[Bound, ...] = ()
    same: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every field the line speaks of, in the author's order within constants, bounds, same."""
        given = [name for name, _ in self.constants]
        return (*given, *(bound.name for bound in self.bounds), *self.same)


@dataclass(frozen=True, slots=True)
class Word:
    """Text in `then`: itself, but a bare word naming a field of a line above is that field."""

    text: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A field's value taken from the nearest line, from the bottom, that has the field."""

    name: str


@dataclass(frozen=True, slots=True)
class Then:
    """The fact a pattern concludes: a derived kind, its value, and where its fields come from."""

    kind: str
    value: str
    fields: tuple[tuple[str, Word | Taken], ...] = ()


def read_line(raw: object) -> Line:
    """A line from the mapping an author wrote. Raises ValueError with what is wrong."""
    if isinstance(raw, Line):
        return raw
    written = _mapping(raw, "a line is a mapping such as {finding: fail, severity: critical}")
    kind = _kind(written, (*INPUT_KINDS, *DERIVED_KINDS))
    rest = {name: part for name, part in written.items() if name not in (kind, "same")}
    bounds = [_bound(kind, name, part) for name, part in rest.items() if isinstance(part, Mapping)]
    constants = [
        (name, _constant(kind, name, part))
        for name, part in rest.items()
        if not isinstance(part, Mapping)
    ]
    same = _names(written.get("same", []))
    return Line(kind, read_text(written[kind]), tuple(constants), tuple(bounds), same)


def read_then(raw: object) -> Then:
    """A conclusion from the mapping an author wrote. Raises ValueError with what is wrong."""
    if isinstance(raw, Then):
        return raw
    written = _mapping(raw, "then is a mapping such as {weakness: systemic, domain: same}")
    kind = _kind(written, DERIVED_KINDS)
    fields = ((name, _given(name, part)) for name, part in written.items() if name != kind)
    return Then(kind, read_text(written[kind]), tuple(fields))


def _mapping(raw: object, expected: str) -> dict[str, object]:
    if not isinstance(raw, Mapping) or not raw:
        raise ValueError(expected)
    return {str(name): part for name, part in raw.items()}


def _kind(written: Mapping[str, object], known: Collection[str]) -> str:
    found = [name for name in written if name in (*INPUT_KINDS, *DERIVED_KINDS)]
    if len(found) > 1:
        raise ValueError(f"one kind is expected here, not both {found[0]} and {found[1]}")
    if found and found[0] in known:
        return found[0]
    if found:
        raise ValueError(f"then concludes one of {', '.join(known)}, not {found[0]}")
    near = [match for name in written if (match := closest(name, known))]
    hint = f"; did you mean {near[0]}?" if near else ""
    raise ValueError(f"no kind is named here; one of {', '.join(known)} is needed{hint}")


def _bound(kind: str, name: str, written: Mapping[object, object]) -> Bound:
    if not _may_be_number(kind, name):
        raise ValueError(f"{name} of a {kind} is text; at_least and at_most compare numbers")
    strange = [str(key) for key in written if key not in ("at_least", "at_most")]
    if strange or not written:
        got = f", not {strange[0]}" if strange else ""
        raise ValueError(f"{name} takes a constant, at_least or at_most{got}")
    limits = {str(key): _limit(name, str(key), part) for key, part in written.items()}
    return Bound(name, limits.get("at_least"), limits.get("at_most"))


def _limit(name: str, key: str, written: object) -> Number:
    try:
        return read_number(written)
    except ValueError as error:
        raise ValueError(f"{name}: {key}: {error}") from None


def _may_be_number(kind: str, name: str) -> bool:
    return kind in DERIVED_KINDS or _is_number(kind, name)


def _is_number(kind: str, name: str) -> bool:
    return (kind == "group" and name in COUNTS) or (kind == "result" and name == "value")


def _constant(kind: str, name: str, written: object) -> Constant:
    if isinstance(written, Plain) and written == "same":
        raise ValueError(f"a line joins by naming the field: same: {name}")
    try:
        if kind == "finding" and name == "waived":
            return "yes" if read_yes_no(written) else "no"
        return read_number(written) if _is_number(kind, name) else read_text(written)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def _names(written: object) -> tuple[str, ...]:
    names = [written] if isinstance(written, str) else written
    if not isinstance(names, (list, tuple)) or not all(isinstance(name, str) for name in names):
        raise ValueError("same takes a field's name or a list of names")
    return tuple(str(name) for name in names)


def _given(name: str, written: object) -> Word | Taken:
    if isinstance(written, Mapping):
        raise ValueError(f"{name}: then takes a constant or same, not a mapping")
    if isinstance(written, Plain):
        return Taken(name) if written == "same" else Word(str(written), bare=True)
    try:
        return Word(read_text(written))
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


_SAME = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_LIMITS = {
    "type": "object",
    "properties": {"at_least": {"type": "number"}, "at_most": {"type": "number"}},
    "additionalProperties": False,
}


def _shape(kinds: Collection[str], field: Mapping[str, object], **named: object) -> WithJsonSchema:
    return WithJsonSchema(
        {
            "type": "object",
            "properties": {**{kind: {"type": "string"} for kind in kinds}, **named},
            "oneOf": [{"required": [kind]} for kind in kinds],
            "additionalProperties": field,
        }
    )


_SCALAR = {"type": ["string", "number", "boolean"]}
WrittenLine = Annotated[
    Line,
    PlainValidator(read_line),
    _shape((*INPUT_KINDS, *DERIVED_KINDS), {"anyOf": [_SCALAR, _LIMITS]}, same=_SAME),
]
WrittenThen = Annotated[Then, PlainValidator(read_then), _shape(DERIVED_KINDS, _SCALAR)]

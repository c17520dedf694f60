"""What the patterns of a rule set may speak of: fields, which are numbers, and their words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from milepost.inference.rules import OWN_FIELDS, Type
from milepost.model.pattern_lines import COUNTS, DERIVED_KINDS, Line, Taken
from milepost.model.patterns import Pattern

OUTCOMES = ("pass", "partial", "fail", "not-assessed", "not-applicable", "error")
UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Field:
    """A field's type: number or text, and the words it may be where they are known."""

    number: bool = False
    words: frozenset[str] | None = None


Fields = Mapping[str, Field]
NUMBER = Field(number=True)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of one rule set. An axis without values takes any; `results` name their steps."""

    axes: Mapping[str, Collection[str]]
    checks: Collection[str]
    criteria: Collection[str]
    results: Mapping[str, Collection[str]]
    links: Mapping[str, Sequence[Mapping[str, str]]]
    outcomes: Collection[str] = OUTCOMES
    severities: Collection[str] = ()

    def values(self, kind: str) -> Collection[str]:
        """The words that may follow an input kind."""
        return {
            "finding": self.outcomes,
            "group": self.axes,
            "result": self.results,
            "waiver": ("live", "expired"),
            "link": self.links,
        }[kind]

    def fields(self, kind: str, value: str) -> Fields:
        """The fields of facts of an input kind."""
        if kind == "group":
            axis = {value: _words(self.axes.get(value, ()))}
            return axis | dict.fromkeys(COUNTS, NUMBER)
        if kind == "result":
            steps = self.results.get(value, ())
            return {"is": _words([*steps, UNDETERMINED])} if steps else {"value": NUMBER}
        if kind == "link":
            return self._columns(value)
        own = {name: self._own(name) for name in OWN_FIELDS[kind]}
        return {axis: _words(values) for axis, values in self.axes.items()} | own

    def _own(self, name: str) -> Field:
        known = {"criterion": self.criteria, "check": self.checks, "severity": self.severities}
        return _words(known.get(name, ("yes", "no")))

    def _columns(self, link: str) -> Fields:
        rows = self.links.get(link, ())
        names = {name for row in rows for name in row}
        return {name: _words({row[name] for row in rows if name in row}) for name in names}


def derived_fields(patterns: Sequence[Pattern], vocabulary: Vocabulary) -> Mapping[Type, Fields]:
    """The fields that patterns give the facts they conclude, through chains of any length."""
    found: dict[Type, Fields] = {(p.then.kind, p.then.value): {} for p in patterns}
    before: dict[Type, Fields] = {}
    while found != before:
        before = dict(found)
        for pattern in patterns:
            type = (pattern.then.kind, pattern.then.value)
            fields = dict(found[type])
            for name, field in _given(pattern, vocabulary, found).items():
                fields[name] = _either(fields[name], field) if name in fields else field
            found[type] = fields
    for pattern in patterns:
        unclear: Fields = {name: Field() for name, _ in pattern.then.fields}
        found[(pattern.then.kind, pattern.then.value)] = {
            **unclear,
            **found[(pattern.then.kind, pattern.then.value)],
        }
    return found


def fields_of(line: Line, vocabulary: Vocabulary, derived: Mapping[Type, Fields]) -> Fields:
    """The fields that facts of a line's type have."""
    if line.kind in DERIVED_KINDS:
        return derived.get((line.kind, line.value), {})
    return vocabulary.fields(line.kind, line.value)


def _given(pattern: Pattern, vocabulary: Vocabulary, derived: Mapping[Type, Fields]) -> Fields:
    above: dict[str, Field] = {}
    for line in pattern.when:
        above |= fields_of(line, vocabulary, derived)
        above |= {name: _words([str(c)]) for name, c in line.constants if isinstance(c, str)}
    given: dict[str, Field] = {}
    for name, part in pattern.then.fields:
        if isinstance(part, Taken):
            given |= {name: above[part.name]} if part.name in above else {}
        else:
            taken = above.get(part.text) if part.bare else None
            given[name] = taken or _words([part.text])
    return given


def _words(values: Collection[str]) -> Field:
    return Field(words=frozenset(values) or None)


def _either(one: Field, other: Field) -> Field:
    if one.number or other.number:
        return one if one.number else other
    both = one.words | other.words if one.words and other.words else None
    return Field(words=both)

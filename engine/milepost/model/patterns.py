"""Patterns across findings, and the flat facts they match and conclude."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from milepost.model.facts import Part
from milepost.model.kinds import Words
from milepost.model.pattern_lines import Constant, WrittenLine, WrittenThen
from milepost.model.text import Text


class Pattern(Part):
    """One rule across findings: when every line matches, and `unless` does not, `then` follows."""

    id: Words
    title: Text | None = None
    why: Text | None = None
    when: tuple[WrittenLine, ...] = Field(min_length=1)
    unless: WrittenLine | None = None
    then: WrittenThen

    def titled(self, fact: PatternFact) -> Text | None:
        """The title with `<field>` replaced by the fields of a fact this pattern concluded."""
        shown = {name: str(value) for name, value in fact.fields}
        return self.title.filled(shown) if self.title else None


@dataclass(frozen=True, slots=True)
class PatternFact:
    """Something a line can match: its kind, the kind's value, and flat fields by name.

    Fields are kept in the order of their names, so that equal facts are equal however built.
    """

    kind: str
    value: str
    fields: tuple[tuple[str, Constant], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", tuple(sorted(self.fields, key=lambda pair: pair[0])))

    def get(self, name: str) -> Constant | None:
        """The value of a field, `None` where the fact has none."""
        return next((value for field, value in self.fields if field == name), None)

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: kind, value, then fields; a number stands before text."""
        fields = tuple(
            (name, 1, 0, value) if isinstance(value, str) else (name, 0, value, "")
            for name, value in self.fields
        )
        return (self.kind, self.value, fields)


@dataclass(frozen=True, slots=True)
class InputFact(PatternFact):
    """A fact of the assessment: a finding, group, result, waiver or link."""


@dataclass(frozen=True, slots=True)
class DerivedFact(PatternFact):
    """A fact that a pattern concluded: a weakness, escalation, contradiction or cause."""

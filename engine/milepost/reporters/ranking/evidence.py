"""The evidence of a document: each piece by its number, in the order it is first cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from milepost.model.choices import Rating, Reference, Source
from milepost.model.text import Text
from milepost.model.values import Document, Number, Value
from milepost.reporters.documents.blocks import Cell, Items, Line, Ref, Section
from milepost.reporters.ranking.words import Words, place, stated

ANCHOR = "evidence"
"""Where the evidence of a document is listed."""


@dataclass(frozen=True)
class Evidence:
    """Gives numbers to what is cited while a document is made."""

    words: Words
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    _cited: list[Reference] = field(default_factory=list)

    def cited(self, text: Text | None, several: Iterable[Reference]) -> Cell:
        """A text with the numbers of what backs it up, which lead to the evidence."""
        numbers = ", ".join(str(self._number(one)) for one in several)
        return _stated(self.words.text(text), numbers)

    def because(self, subject: str, source: Source | None, rating: Rating | None) -> Cell:
        """What a rating rests on: a result, a fact, or what somebody says."""
        if rating is None:
            return ""
        if rating.origin == "case" or source is None:
            return self.cited(rating.why, rating.evidence)
        if not rating.place.file:
            return ""
        return self._found(subject, source, rating)

    def _found(self, subject: str, source: Source, rating: Rating) -> Cell:
        """A result or fact of a subject, with the number of its evidence."""
        fact = source.kind == "fact"
        name = f"{subject}: {source.name}" if fact else subject
        value = rating.figure.low if fact and rating.figure else None
        one = Reference("fact" if fact else "file", name, rating.place, value)
        key = f"grounds.{rating.origin}"
        told = self.words.say(key, name=source.name, subject=subject, ruleset=rating.ruleset)
        return _stated(told, str(self._number(one)))

    def section(self, files: Iterable[str], key: str) -> Section:
        """What was cited, by number; and the files that the document was made from."""
        lines = [(f"[{n}]", self._told(one)) for n, one in enumerate(self._cited, 1)]
        lines.append(("", self.words.say(key, files=self.words.joined(files))))
        return Section(self.words.say("section.evidence"), (Items(tuple(lines)),), ANCHOR)

    def _number(self, one: Reference) -> int:
        key = (one.kind, one.name)
        if key not in self._numbers:
            self._cited.append(one)
            self._numbers[key] = len(self._cited)
        return self._numbers[key]

    def _told(self, one: Reference) -> str:
        where = place(one.place)
        if one.kind == "file":
            return where
        value = _shown(one.value, self.words)
        key = "evidence.valued" if value else "evidence.named"
        return self.words.say(key, name=one.name, value=value, place=where)


def _stated(said: str, numbers: str) -> Cell:
    return Line((said, Ref(f"[{numbers}]", ANCHOR))) if numbers else said


def _shown(value: Value, words: Words) -> str:
    """A plain value; nothing for what is not told in a few words."""
    if isinstance(value, bool):
        return words.say("yes" if value else "no")
    if isinstance(value, Number):
        return stated(value)
    if isinstance(value, Document):
        return " ".join(part for part in (value.status, value.version) if part)
    if isinstance(value, tuple):
        return words.joined(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else ""

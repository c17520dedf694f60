"""The words of a comparison: results, facts and values, with titles where the rule set is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from milepost.model.evidence import Place
from milepost.model.past import PastFinding, PastLine, PastResult
from milepost.model.ruleset import RuleSet
from milepost.model.text import Language, Text
from milepost.model.values import Document, Number, Value, shown_number
from milepost.reporters.messages import messages, say
from milepost.reporters.phrases import Phrases

_PLACES = 2
"""Decimals of a number that no rule set says how to show."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one rule set in one language; names stand for titles where it is not there.

    `anchor` starts the anchors of its comparison.
    """

    ruleset: RuleSet | None
    language: Language
    anchor: str = "c1"

    def say(self, key: str, **values: object) -> str:
        """A message of this topic."""
        return say(f"compare.{key}", self.language, **values)

    def to(self, name: str) -> str:
        """Anchor of a part of the comparison."""
        return f"{self.anchor}-{name}"

    def common(self, key: str, **values: object) -> str:
        """A message that all reports share."""
        return say(key, self.language, **values)

    def counted(self, key: str, count: int, **values: object) -> str:
        """A message with a form of its own for one."""
        one = f"compare.{key}.one" in messages() and count == 1
        return self.say(f"{key}.one" if one else key, count=count, **values)

    def joined(self, parts: Iterable[str]) -> str:
        """Parts of an enumeration."""
        return self.common("list.comma").join(parts)

    def sentences(self, parts: Iterable[str]) -> str:
        """Sentences one after the other."""
        return self.say("space").join(part for part in parts if part)

    def text(self, text: Text | None) -> str:
        """A text; empty where there is none."""
        return "" if text is None else text.to(self.language)

    def rules(self, result: PastResult) -> str:
        """Title of the rule set, and the gate where it has one."""
        title = result.ruleset
        if self.ruleset is not None:
            title = self._phrases.text(self.ruleset.title)
        return f"{title} {result.scope}" if result.scope else title

    def result(self, line: PastLine) -> str:
        """Title of a result."""
        return self.text(line.title) or line.name

    def place(self, line: PastLine) -> str:
        """Where a result is told, code and title."""
        title = self.place_title(line)
        return f"{code_of(line)} {title}" if title else code_of(line)

    def place_title(self, line: PastLine) -> str:
        """Title of where a result is told; empty where there is none."""
        if self.ruleset is None:
            return ""
        titles = [self._phrases.text(self.ruleset.titled(*spot)) for spot in line.place]
        return "" if titles == [value for _, value in line.place] else " / ".join(titles)

    def line(self, line: PastLine | None) -> str:
        """What a result says."""
        if line is None:
            return self.say("none")
        if line.told != "value":
            return self.common(f"main.{line.told}")
        if line.step is not None:
            return self._step(line.name, line.step)
        if line.truth is not None:
            return self.common("value.yes" if line.truth else "value.no")
        return self.number(line.exact or 0, line.name)

    def brief(self, line: PastLine | None) -> str:
        """What a result says, for a table: a grade or level by its code alone."""
        said = self.line(line)
        code = line.step if line is not None and line.told == "value" else None
        return code if code is not None and said.startswith(f"{code} · ") else said

    def step(self, result: str, step: str) -> str:
        """A step of the scale of a result; or why there is none."""
        if step in ("undetermined", "void"):
            return self.common(f"main.{step}")
        return self._step(result, step)

    def _step(self, result: str, step: str) -> str:
        known = self.ruleset.results.get(result) if self.ruleset is not None else None
        return step if known is None else self._phrases.place(known.scale, step)

    def number(self, number: Number, result: str | None, signed: bool = False) -> str:
        """The number of a result, or a move of it, rounded as the rule set shows it."""
        shown = shown_number(number, self.decimals(result))
        return f"+{shown}" if signed and number >= 0 else shown

    def decimals(self, result: str | None) -> int:
        """How many decimals a result is shown with."""
        known = self.ruleset.results.get(result or "") if self.ruleset is not None else None
        return _PLACES if known is None or known.show is None else known.show

    def fact(self, name: str) -> str:
        """Title of a fact, or its name."""
        return name if self.ruleset is None else self._phrases.fact(name)

    def value(self, value: Value, fact: str = "", unit: str = "") -> str:
        """A plain value as people read it, with its unit."""
        if self.ruleset is not None:
            return self._phrases.value(typed(value), self.ruleset.facts.get(fact))
        if isinstance(value, Number) and not isinstance(value, bool):
            close = "" if unit in ("", "%") else " "
            return f"{shown_number(value)}{close}{unit}"
        return self._plain(value)

    def _plain(self, value: Value) -> str:
        if isinstance(value, bool):
            return self.common("value.yes" if value else "value.no")
        if isinstance(value, tuple):
            return self.common("value.items", count=len(value))
        if isinstance(value, Mapping):
            return self.joined(f"{name}: {self._plain(part)}" for name, part in value.items())
        return self.common("value.unknown") if value is None else str(value)

    def outcome(self, finding: PastFinding | None) -> str:
        """The outcome of a criterion."""
        return self.say("none") if finding is None else self.common(f"outcome.{finding.outcome}")

    def severity(self, name: str | None) -> str:
        """Title of a severity."""
        return (name or "") if self.ruleset is None else self._phrases.severity(name)

    def at(self, place: Place | None) -> str:
        """File and line in brackets; empty where there is none."""
        return "" if place is None else self.say("at", file=place.file, line=place.line)

    def operator(self, operator: str) -> str:
        """A comparison in words."""
        return self.common(f"operator.{operator}")

    @property
    def _phrases(self) -> Phrases:
        assert self.ruleset is not None
        return Phrases(self.ruleset, self.language)


def code_of(line: PastLine) -> str:
    """Where a result is told, by the names of the axis values."""
    return " / ".join(value for _, value in line.place)


def typed(value: Value) -> Value:
    """A plain value with a document made of what looks like one."""
    if isinstance(value, Mapping) and "status" in value:
        day = value.get("date")
        return Document(
            status=str(value["status"]),
            version=str(value.get("version", "")),
            date=date.fromisoformat(day) if isinstance(day, str) else None,
        )
    return value

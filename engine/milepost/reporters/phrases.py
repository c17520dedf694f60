"""Values, shortfalls and conclusions in words, in either language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from milepost.model.criteria import Parameter
from milepost.model.facts import Fact
from milepost.model.results import Conclusion
from milepost.model.review import Aim, Shortfall
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.text import Language, Text
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
from milepost.model.withholding import withheld
from milepost.reporters.messages import messages, say

LONGEST_LIST = 60
"""Characters of a list that is still written out."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one rule set in one language."""

    ruleset: RuleSet
    language: Language

    def say(self, key: str, **values: object) -> str:
        """A message of the program."""
        return say(key, self.language, **values)

    def text(self, text: Text | None) -> str:
        """A text of the rule set with its parameters filled in; empty where there is none."""
        if text is None:
            return ""
        limits = {name: limit.shown for name, limit in self.ruleset.parameters.items()}
        return text.filled(limits).to(self.language)

    def joined(self, parts: Iterable[str]) -> str:
        """Parts of a sentence, one after the other."""
        return self.say("list.comma").join(parts)

    def fact(self, name: str) -> str:
        """Title of a fact or of a question, or its name."""
        known = self.ruleset.facts.get(name) or self.ruleset.leaves.get(name)
        if known and known.title:
            return self.text(known.title)
        return next((self.text(c.title) for c in self.ruleset.criteria if c.id == name), name)

    def value(self, value: Value, fact: Fact | None = None) -> str:
        """A value as people read it, with the fact's unit."""
        unit = fact.shown_unit if fact else ""
        if isinstance(value, Number) and not isinstance(value, bool):
            return self.measured(_grouped(shown_number(value), fact), unit)
        return self._plain(value)

    def measured(self, number: str, unit: str) -> str:
        """Number and unit; a per cent sign stands close."""
        return measured(number, unit, self.language)

    def limit(self, parameter: Parameter) -> str:
        """The value of a parameter with its unit."""
        return self.measured(parameter.shown, parameter.unit or "")

    def target(self, aim: Aim) -> str:
        """What an action moves a fact to, with the fact's unit behind a number."""
        wording, fact = aim.target.to(self.language), self.ruleset.facts.get(aim.fact)
        if isinstance(aim.baseline, Document) and aim.baseline.status == aim.target.en:
            return self.say("value.renewed", status=wording)
        if fact and _NUMBER.fullmatch(wording):
            return self.measured(_grouped(wording, fact), fact.shown_unit)
        return wording if fact else self.rating(aim.fact, wording)

    def baseline(self, aim: Aim) -> str:
        """What a fact, or the rating of a question, was found to be."""
        if isinstance(aim.baseline, Step):
            return self.rating(aim.fact, aim.baseline.name)
        return self.value(aim.baseline, self.ruleset.facts.get(aim.fact))

    def rating(self, leaf: str, step: str) -> str:
        """A step on the scale of a question, code and title."""
        known = self.ruleset.leaves.get(leaf)
        return self.place(known.scale if known else None, step)

    def _plain(self, value: Value) -> str:
        if value is None:
            return self.say("value.unknown")
        if isinstance(value, Withheld):
            return withheld(value.level).to(self.language)
        if isinstance(value, bool):
            return self.say("value.yes" if value else "value.no")
        if isinstance(value, Absent):
            return self.say("value.none")
        if isinstance(value, Fault):
            return self.say("value.unusable")
        if isinstance(value, Document):
            return self._document(value)
        if isinstance(value, Range):
            low, high = shown_number(value.low), shown_number(value.high)
            return self.say("value.range", low=low, high=high)
        return self._compound(value)

    def _compound(self, value: Value) -> str:
        if isinstance(value, Step):
            return value.name
        if isinstance(value, tuple):
            return self._items(value)
        if isinstance(value, Mapping):
            return ", ".join(f"{name}: {self.value(part)}" for name, part in value.items())
        return str(value)

    def _items(self, items: tuple[Value, ...] | tuple[Point, ...]) -> str:
        """A short list of texts in full, a long one by its length."""
        texts = [item for item in items if isinstance(item, str)]
        shown = self.joined(texts)
        if texts and len(texts) == len(items) and len(shown) <= LONGEST_LIST:
            return shown
        return self.say("value.items", count=len(items))

    def _document(self, value: Document) -> str:
        key = f"value.status.{value.status}"
        status = self.say(key) if key in messages() else value.status
        if not value.version or value.date is None:
            return status
        return self.say("value.document", status=status, version=value.version, date=value.date)

    def shortfall(self, short: Shortfall, files: Mapping[str, str] | None = None) -> str:
        """One shortfall as a sentence."""
        fact, file = self.ruleset.facts.get(short.fact or ""), (files or {}).get(short.fact or "")
        return self.say(
            "lack.lost.unnamed" if short.lack == "lost" and not file else self._lack(short),
            fact=self.subject(short),
            file=file or "",
            actual=self._actual(short, fact),
            wanted=self._wanted(short, fact),
            operator=self.say(f"operator.{short.operator}") if short.lack in _COMPARED else "",
            subjects=self.say("list.semicolon").join(s.to(self.language) for s in short.subjects),
        )

    def subject(self, short: Shortfall) -> str:
        """What a shortfall speaks of: a fact by its title, else a condition."""
        if short.lack in _OF_SUBJECTS:
            leaf = self.ruleset.leaves.get(short.leaf)
            return self.text(leaf.title if leaf else None) or short.leaf
        return self.fact(short.fact) if short.fact else self._condition(short.text)

    def end(self, short: Shortfall, value: Value) -> str:
        """A value as one end of the comparison that a shortfall speaks of."""
        return self._compared(short, value, self.ruleset.facts.get(short.fact or ""))

    def _actual(self, short: Shortfall, fact: Fact | None) -> str:
        if short.lack == "rated" and isinstance(short.actual, Step):
            return self.rating(short.leaf, short.actual.name)
        return self._compared(short, short.actual, fact)

    def _wanted(self, short: Shortfall, fact: Fact | None) -> str:
        return self._compared(short, short.wanted, fact)

    def _compared(self, short: Shortfall, value: Value, fact: Fact | None) -> str:
        """One end of a comparison; that of a share in per cent."""
        if short.lack != "share" and (not _SHARE_PASSED.match(short.text) or short.fact):
            return self.value(value, fact)
        if isinstance(value, Range):
            low, high = (shown_number(Fraction(x) * 100, 0) for x in (value.low, value.high))
            return self.say("value.range", low=f"{low}%", high=f"{high}%")
        if isinstance(value, Number):
            return f"{shown_number(Fraction(value) * 100, 0)}%"
        return self.value(value)

    def _condition(self, source: str) -> str:
        """The left side of a condition that names no fact; of checks in words."""
        one = _MET.fullmatch(source)
        if one and (leaf := self.ruleset.leaves.get(one[1])) is not None:
            return self.text(leaf.title) or leaf.id
        share = _SHARE_PASSED.match(source)
        return self.say("share.passed", under=share[1]) if share else source

    def _lack(self, short: Shortfall) -> str:
        if short.lack == "few" and short.subjects:
            return "lack.few.named"
        if short.lack == "absent" and isinstance(short.actual, Withheld):
            return "lack.withheld"
        special = f"lack.{short.lack}.{short.operator}"
        return special if special in messages() else f"lack.{short.lack}"

    def step(self, scale: str | None, name: str) -> str:
        """Title of a step of a scale."""
        known = self.ruleset.scales.get(scale or "")
        step = known.root.get(name) if isinstance(known, StepScale) else None
        return step.title.to(self.language) if step and step.title else name

    def place(self, scale: str | None, name: str) -> str:
        """A step with its code in front where the code is short enough to be a grade or level."""
        title = self.step(scale, name)
        return f"{name} · {title}" if _CODE.fullmatch(name) and title != name else title

    def conclusion(self, name: str, conclusion: Conclusion) -> str:
        """What a result says: step title, number as displayed, or why there is no value."""
        result = self.ruleset.results[name]
        if conclusion.void is not None:
            return self.say("main.void")
        if conclusion.withheld is not None:
            return self.value(conclusion.withheld)
        if conclusion.value is None:
            return self.say("main.undetermined")
        if conclusion.step is not None:
            return self.step(result.scale, conclusion.step.name)
        return (
            self.value(conclusion.value)
            if result.show is None
            else self.number(conclusion.exact or 0, result.show)
        )

    def number(self, number: Number, decimals: int | None = 1) -> str:
        """A number rounded for display."""
        return shown_number(Fraction(number), decimals)

    def figure(self, number: Number | Withheld, decimals: int | None) -> str:
        """A number rounded for display, or that it is withheld."""
        if isinstance(number, Withheld):
            return self.value(number)
        return self.number(number, decimals)

    def severity(self, name: str | None) -> str:
        """Title of a severity."""
        known = self.ruleset.severities.get(name or "")
        return known.title.to(self.language) if known and known.title else (name or "")

    def owner(self, role: str) -> str:
        """A role as people read it."""
        key = f"role.{role}"
        return self.say(key) if key in messages() else role.replace("_", " ")

    def date(self, day: date) -> str:
        """A day."""
        return day.isoformat()


def measured(number: str, unit: str, language: Language) -> str:
    """A number and its unit in words where there are some; a per cent sign stands close."""
    word = unit_word(number, unit, language)
    close = not word or word == "%"
    return f"{number}{word}" if close else f"{number} {word}"


def unit_word(number: str, unit: str, language: Language) -> str:
    """A unit as it is said behind a number."""
    key = f"unit.{unit}.one" if number == "1" else f"unit.{unit}"
    return say(key, language) if key in messages() else unit


_COMPARED = ("short", "share")
_OF_SUBJECTS = ("share", "few", "open")
_CODE = re.compile(r"[A-Z0-9]{1,2}[+-]?")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_MET = re.compile(r'met\("([^"]+)"\)')
_SHARE_PASSED = re.compile(r'share\(under\("([^"]+)"\), passed\)')


def _grouped(number: str, fact: Fact | None) -> str:
    """Thousands apart in amounts of money, where they help to read."""
    if fact is None or fact.type != "money":
        return number
    whole, point, rest = number.partition(".")
    return f"{int(whole):,}{point}{rest}"

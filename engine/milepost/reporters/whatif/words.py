"""Settings, values and endings in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from milepost.analysis.headline import headline
from milepost.analysis.whatif.changing import NOT_APPLICABLE
from milepost.model.assessment import Assessment, Finding
from milepost.model.criteria import Parameter
from milepost.model.facts import Fact
from milepost.model.results import Conclusion
from milepost.model.text import Language
from milepost.model.values import Document, Number, Point, Value
from milepost.model.whatif import Ending, Setting
from milepost.reporters.phrases import Phrases
from milepost.reporters.wording import decimals, titled

_MOST_NEW = 3


@dataclass(frozen=True)
class Words:
    """The words of one assessment in one language."""

    assessment: Assessment
    language: Language

    def say(self, key: str, **values: object) -> str:
        """A message of this report."""
        return self.phrases.say(f"whatif.{key}", **values)

    @cached_property
    def phrases(self) -> Phrases:
        """The words of the rule set."""
        return Phrases(self.assessment.ruleset, self.language)

    def title(self, setting: Setting) -> str:
        """What is set, by its title."""
        if setting.kind == "parameter":
            return self._limit(setting)
        if setting.kind == "weight":
            return self.say("weight", name=self._weighed(setting))
        if setting.kind == "judged":
            return self.place(setting)
        return self.phrases.fact(setting.name)

    def told(self, setting: Setting) -> str:
        """Title and move of what is set."""
        return self.say("told", title=self.title(setting), move=self.move(setting))

    def place(self, setting: Setting) -> str:
        """A judged result with its place."""
        rules = self.assessment.ruleset
        axes = rules.results[setting.name].by
        places = (
            rules.titled(x, v).to(self.language) for x, v in zip(axes, setting.of, strict=True)
        )
        return " · ".join((titled(rules, setting.name).to(self.language), *places))

    def result(self, name: str) -> str:
        """Title of a result."""
        return titled(self.assessment.ruleset, name).to(self.language)

    def criterion(self, finding: Finding) -> str:
        """Id and title of a criterion."""
        return f"{finding.criterion.id} {self.phrases.text(finding.criterion.title)}"

    def named(self, name: str) -> str:
        """The same by its id."""
        found = (f for f in self.assessment.findings if f.criterion.id == name)
        return next((self.criterion(finding) for finding in found), name)

    def value(self, setting: Setting, value: Value) -> str:
        """A value of what is set, with its unit."""
        if setting.kind == "fact":
            return self.phrases.value(value, self._fact(setting))
        if setting.kind == "parameter":
            return self.phrases.measured(self.phrases.value(value), self.unit(setting))
        if value == NOT_APPLICABLE:
            return self.phrases.say("outcome.not-applicable")
        if value is None or setting.kind == "weight":
            return self.phrases.value(value)
        return self._step(setting, str(value))

    def move(self, setting: Setting) -> str:
        """`78% -> 85%`: of documents, lists and records only what is another."""
        before, after = setting.before, setting.value
        if isinstance(before, Document) and isinstance(after, Document):
            return self._parts(_differing(before, after))
        if isinstance(before, tuple) and isinstance(after, tuple) and after:
            return self._items(before, after)
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            names = [n for n in {**before, **after} if before.get(n) != after.get(n)]
            return self._parts({n: (before.get(n), after.get(n)) for n in names}, setting)
        return self._arrow(self.value(setting, before), self._full(setting, after))

    def ending(self, ending: Ending) -> str:
        """Verdict and headline number: `Hold, 76.5`."""
        number = self.number(ending.number)
        verdict = self.verdict(ending.main)
        return verdict if not number else self.say("ending", verdict=verdict, number=number)

    def full_ending(self, ending: Ending) -> str:
        """The same with the title of the number: `Hold, Score 76.5`."""
        number, verdict = self.number(ending.number), self.verdict(ending.main)
        if not number:
            return verdict
        return self.say("ending.full", verdict=verdict, title=self.headline_title, number=number)

    def verdict(self, conclusion: Conclusion) -> str:
        """The main result: step with its code, number, or that there is none."""
        rules = self.assessment.ruleset
        if conclusion.value is not None and conclusion.step is not None:
            return self.phrases.place(rules.results[rules.main].scale, conclusion.step.name)
        return self.phrases.conclusion(rules.main, conclusion)

    def step(self, name: str) -> str:
        """A step of the main result's scale."""
        rules = self.assessment.ruleset
        return self.phrases.place(rules.results[rules.main].scale, name)

    def number(self, number: Number | None) -> str:
        """The headline number as displayed; empty where it is the main result, or is not."""
        rules = self.assessment.ruleset
        if number is None or self.headline in (None, rules.main):
            return ""
        return self.phrases.number(number, decimals(rules, self.headline or ""))

    @cached_property
    def headline(self) -> str | None:
        """The name of the headline number."""
        return headline(self.assessment.ruleset)

    @property
    def headline_title(self) -> str:
        """Its title."""
        return titled(self.assessment.ruleset, self.headline or "").to(self.language)

    def unit(self, setting: Setting) -> str:
        """The unit of a parameter."""
        parameter = self._parameter(setting)
        return (parameter.unit or "") if parameter is not None else ""

    def _arrow(self, before: str, after: str) -> str:
        return self.say("move", before=before, after=after)

    def _full(self, setting: Setting, value: Value) -> str:
        """A document or record that was not there before, with all that is asked of it."""
        if isinstance(value, Document) and value.date is not None:
            return self.say("dated", status=self.phrases.value(value), date=value.date)
        return self.value(setting, value)

    def _parts(
        self, parts: Mapping[str, tuple[Value, Value]], setting: Setting | None = None
    ) -> str:
        fact = self._fact(setting) if setting else None
        own = fact.fields if fact else {}
        moves = [
            self._arrow(*(self._part(name, value, own.get(name)) for value in pair))
            if len(parts) == 1 and name == "status"
            else f"{self._part_title(name, own.get(name))} "
            + self._arrow(*(self._part(name, value, own.get(name)) for value in pair))
            for name, pair in parts.items()
        ]
        return self.phrases.say("list.semicolon").join(moves)

    def _part_title(self, name: str, fact: Fact | None) -> str:
        if fact is not None:
            return self.phrases.text(fact.title) or name
        return self.say(f"document.{name}") if name in _PARTS else name

    def _part(self, name: str, value: Value, fact: Fact | None) -> str:
        if name == "status":
            return self.phrases.value(Document(status=str(value)))
        return self.phrases.value(value or None, fact) if value != 0 else "0"

    def _items(self, before: tuple[Any, ...], after: tuple[Any, ...]) -> str:
        """How many items, and which come and go where they have names."""
        if after and isinstance(after[-1], Point):
            return self._points(before, after)
        counts = self._arrow(*(self.say("items", count=len(items)) for items in (before, after)))
        new = [str(i) for i in after if i not in before and isinstance(i, str) and i[:4] != "... "]
        gone = [str(i) for i in before if i not in after and isinstance(i, str)]
        told = [self.say("items.new", names=self.phrases.joined(new))] if new else []
        told += (
            [self.say("items.gone", names=self.phrases.joined(gone[:_MOST_NEW]))] if gone else []
        )
        return self.phrases.say("list.semicolon").join((counts, *told))

    def _points(self, before: tuple[Any, ...], after: tuple[Any, ...]) -> str:
        moved = [p for p in after if isinstance(p, Point) and p not in before]
        return self.phrases.joined(
            self.say("point", date=p.date, value=self.phrases.value(p.value)) for p in moved
        )

    def _step(self, setting: Setting, step: str) -> str:
        rules = self.assessment.ruleset
        if setting.kind == "judged":
            return self.phrases.place(rules.results[setting.name].scale, step)
        leaf = rules.leaves[setting.name]
        if leaf.scale is None:
            return self.phrases.say(f"outcome.{step}") if step in _OUTCOMES else step
        return self.phrases.rating(setting.name, step)

    def _fact(self, setting: Setting) -> Fact | None:
        return self.assessment.ruleset.facts.get(setting.name)

    def _parameter(self, setting: Setting) -> Parameter | None:
        rules = self.assessment.ruleset
        if setting.kind != "parameter":
            return None
        own = rules.leaves[setting.of[0]].parameters if setting.of else rules.parameters
        return own[setting.name]

    def _limit(self, setting: Setting) -> str:
        """A parameter by its title, else by the check that has it and its own name."""
        parameter = self._parameter(setting)
        if parameter is not None and parameter.title is not None:
            return self.phrases.text(parameter.title)
        if not setting.of:
            return setting.name
        check, rules = self.phrases.fact(setting.of[0]), self.assessment.ruleset
        own = rules.leaves[setting.of[0]].parameters.keys() - rules.parameters.keys()
        return check if len(own) == 1 else self.say("limit", check=check, name=setting.name)

    def _weighed(self, setting: Setting) -> str:
        rules = self.assessment.ruleset
        if setting.of:
            return rules.titled(setting.of[0], setting.name).to(self.language)
        return self.named(setting.name)


_PARTS = ("date", "url", "version", "owner", "file")
_OUTCOMES = ("pass", "partial", "fail", "not-assessed", "not-applicable", "error")


def _differing(before: Document, after: Document) -> dict[str, tuple[Value, Value]]:
    pairs = {f.name: (getattr(before, f.name), getattr(after, f.name)) for f in fields(Document)}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}

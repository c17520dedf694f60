"""Settings, values and endings in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from milepost.analysis.headline import headline
from milepost.analysis.whatif.changing import NOT_APPLICABLE
from milepost.model.assessment import Assessment, Finding
from milepost.model.criteria import Parameter
from milepost.model.facts import Fact
from milepost.model.results import Conclusion
from milepost.model.text import Language
from milepost.model.values import Number, Value
from milepost.model.whatif import Ending, Setting
from milepost.reporters.phrases import Phrases
from milepost.reporters.wording import decimals, titled


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
            return self.phrases.value(value, self.fact(setting))
        if setting.kind == "parameter":
            return self.phrases.measured(self.phrases.value(value), self.unit(setting))
        if value == NOT_APPLICABLE:
            return self.phrases.say("outcome.not-applicable")
        if value is None or setting.kind == "weight":
            return self.phrases.value(value)
        return self._step(setting, str(value))

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

    def _step(self, setting: Setting, step: str) -> str:
        rules = self.assessment.ruleset
        if setting.kind == "judged":
            return self.phrases.place(rules.results[setting.name].scale, step)
        leaf = rules.leaves[setting.name]
        if leaf.scale is None:
            return self.phrases.say(f"outcome.{step}") if step in _OUTCOMES else step
        return self.phrases.rating(setting.name, step)

    def fact(self, setting: Setting) -> Fact | None:
        """The declaration of a fact that is set."""
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


_OUTCOMES = ("pass", "partial", "fail", "not-assessed", "not-applicable", "error")

"""What a plan says in one language: its goal, amounts, roles and days in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from milepost.analysis.headline import said
from milepost.model.results import Conclusion
from milepost.model.review import Effect
from milepost.model.text import Language, Text
from milepost.model.values import Number, shown_number
from milepost.reporters.documents.blocks import Amount
from milepost.reporters.phrases import Phrases
from milepost.reporters.plans.planned import Planned
from milepost.reporters.view.context import Context
from milepost.reporters.wording import titled

_MOST_DECIMALS = 2
_APART = re.compile(r"(?<=[\u4e00-\u9fff“”（）]) (?=[\u4e00-\u9fff“”（）])")


@dataclass(frozen=True, slots=True)
class Told:
    """A plan and the language it is told in."""

    planned: Planned
    language: Language

    @property
    def words(self) -> Phrases:
        """The words of the rule set."""
        return Phrases(self.planned.assessment.ruleset, self.language)

    @property
    def context(self) -> Context:
        """The same as the reports use them."""
        return Context(self.planned.review, self.words, "")

    def say(self, key: str, **values: object) -> str:
        """A message of plans; Chinese that fills a hole stands close to Chinese beside it."""
        said = self.words.say(f"plan.{key}", **values)
        return _APART.sub("", said) if self.language == "zh" else said

    def counted(self, key: str, count: int, **values: object) -> str:
        """A message with a number that has a form of its own for one."""
        return self.say(f"{key}.one" if count == 1 else key, count=count, **values)

    def set(self, text: str) -> str:
        """The text, or that it is not set."""
        return text or self.say("not_set")

    def role(self, name: str) -> str:
        """A role as people read it, or that none is set."""
        return self.set(self.words.owner(name) if name else "")

    def text(self, wording: Text | None) -> str:
        """A text of the rule set."""
        return self.words.text(wording)

    def effort(self, days: Number) -> str:
        """Person days in words."""
        shown = number(days)
        return self.say("days.one" if shown == "1" else "days", days=shown)

    def days(self, days: Number) -> Amount:
        """Person days in a table."""
        return Amount(days, None if _ends(days) else _MOST_DECIMALS, self.say("days.unit"))

    def listed(self, names: Iterable[str]) -> str:
        """Sentences or phrases one after the other."""
        return self.words.say("list.semicolon").join(names)

    @property
    def score_title(self) -> str:
        """Title of the headline number; empty where there is none."""
        name = self.planned.review.headline
        return self.title(name) if name else ""

    def title(self, result: str) -> str:
        """Title of a result, or its name."""
        return self.text(titled(self.planned.assessment.ruleset, result))

    def score(self, score: Number | None, signed: bool = False) -> Amount | None:
        """A place on the headline number, or a distance on it."""
        return None if score is None else Amount(score, self.context.decimals, signed=signed)

    def main(self, effect: Effect) -> str:
        """The main result that an effect leads to."""
        ruleset = self.planned.assessment.ruleset
        if ruleset.results[ruleset.main].scale is None:
            return self._plain(effect.main)
        return self.context.main_step(effect.main)

    def _plain(self, main: str) -> str:
        """A main result without steps: a number, or yes or no."""
        if main in ("True", "False"):
            return self.words.value(main == "True")
        try:
            return shown_number(Fraction(main), self._decimals(self._main))
        except ValueError:
            return self.context.main_step(main)

    @property
    def _main(self) -> str:
        return self.planned.assessment.ruleset.main

    def _decimals(self, result: str) -> int:
        show = self.planned.assessment.ruleset.results[result].show
        return 1 if show is None else show

    def concluded(self, result: str, conclusion: Conclusion) -> str:
        """What a result says, a step with its code."""
        scale = self.planned.assessment.ruleset.results[result].scale
        if conclusion.value is not None and conclusion.step is not None:
            return self.words.place(scale, said(conclusion))
        if conclusion.value is None or isinstance(conclusion.value, bool):
            return self.words.conclusion(result, conclusion)
        return shown_number(Fraction(conclusion.exact or 0), self._decimals(result))

    @property
    def goal(self) -> str:
        """What is aimed at: a step, a number of a result, or the best of it."""
        goal, assessment = self.planned.plan.goal, self.planned.assessment
        title, scale = self.title(goal.result), assessment.ruleset.results[goal.result].scale
        if goal.step is not None and scale is None:
            return self.say("goal.of", title=title, step=self.words.value(goal.step == "yes"))
        if goal.step is not None:
            return self._placed(title, self.words.place(scale, goal.step))
        if goal.number is None:
            return title
        key = "goal.most" if assessment.ruleset.better == "lower" else "goal.least"
        return self.say(key, title=title, number=number(goal.number))

    def _placed(self, title: str, step: str) -> str:
        """A step; with its gate, or with the title of a result that is not the main one."""
        goal, assessment = self.planned.plan.goal, self.planned.assessment
        if goal.result != assessment.ruleset.main:
            return self.say("goal.of", title=title, step=step)
        if assessment.scope:
            return self.say("goal.at", step=step, place=assessment.scope)
        return self.say("goal.step", step=step)

    def criterion(self, name: str) -> str:
        """Id and title of a criterion."""
        return self.context.titled(name)


def number(exact: Number) -> str:
    """A number as it is where it ends as a decimal, else with two decimals."""
    return shown_number(exact, None if _ends(exact) else _MOST_DECIMALS)


def _ends(exact: Number) -> bool:
    """Whether it is written out in two decimals."""
    return (Fraction(exact) * int(10**_MOST_DECIMALS)).denominator == 1

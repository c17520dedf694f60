"""What every part of a report asks for: the review, its words, and the unit of its score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from milepost.model.assessment import Assessment, Finding
from milepost.model.outcomes import Outcome
from milepost.model.review import Effect, Review
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.values import Number, shown_number
from milepost.reporters.phrases import Phrases
from milepost.reporters.view import tones
from milepost.reporters.view.shapes import Word

_FEW = 5


@dataclass(frozen=True, slots=True)
class Context:
    """One review with the words of its rule set; `anchor` starts the ids of its page parts."""

    review: Review
    words: Phrases
    anchor: str

    @property
    def assessment(self) -> Assessment:
        """The assessment reviewed."""
        return self.review.assessment

    @property
    def ruleset(self) -> RuleSet:
        """The rule set it was made with."""
        return self.assessment.ruleset

    @property
    def decimals(self) -> int:
        """Decimals of the headline score."""
        name = self.review.headline
        shown = self.ruleset.results[name].show if name else None
        return 1 if shown is None else shown

    def say(self, key: str, **values: object) -> str:
        """A message of the reports."""
        return self.words.say(f"report.{key}", **values)

    def outcome(self, outcome: Outcome, named: str = "") -> Word:
        """An outcome in words; `named` is the further one of the rule set that it is."""
        return tones.outcome(self.words, outcome, named)

    def titled(self, criterion: str) -> str:
        """Id and title of a criterion or check; the id alone where it has no title."""
        title = self.words.fact(criterion)
        return criterion if title == criterion else f"{criterion} {title}"

    def criterion(self, finding: Finding) -> str:
        """Title of the criterion of a finding."""
        return self.words.text(finding.criterion.title)

    def points(self, number: Number) -> str:
        """A distance on the headline score with its unit."""
        key = "levels" if self.ruleset.kind == "maturity" else "points"
        return self.say(f"unit.{key}", number=shown_number(number, self.decimals))

    def score(self, number: Number) -> str:
        """A place on the headline score."""
        return shown_number(number, self.decimals)

    def main_step(self, name: str) -> str:
        """The main result by its plain name, as an effect states it."""
        if name in ("undetermined", "void"):
            return self.words.say(f"main.{name}")
        scale = self.ruleset.results[self.ruleset.main].scale
        return self.words.place(scale, name) if scale else name

    def reaches(self, effect: Effect) -> str:
        """What score and main result an effect leads to."""
        score = None if effect.score is None else self.score(effect.score)
        key = "reaches.main" if score is None else "reaches"
        return self.say(key, score=score, main=self.main_step(effect.main))

    def some(self, names: Iterable[str]) -> str:
        """The first few names and how many more there are."""
        once = list(dict.fromkeys(names))
        joined, more = self.words.joined(once[:_FEW]), len(once) - _FEW
        return self.say("and_more", names=joined, count=more) if more > 0 else joined

    def main_scale(self) -> StepScale | None:
        """The scale of the main result, where it has one of steps."""
        scale = self.ruleset.scales.get(self.ruleset.results[self.ruleset.main].scale or "")
        return scale if isinstance(scale, StepScale) else None

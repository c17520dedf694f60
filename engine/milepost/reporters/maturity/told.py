"""What every part of a maturity profile asks for: the profile, the plan, and the words."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.analysis.profile import Place, Profile
from milepost.model.assessment import Finding
from milepost.model.text import Language
from milepost.model.values import Step, shown_number
from milepost.reporters.documents.blocks import Cell, Line, Mark, Small
from milepost.reporters.parts.saying import Say, saying
from milepost.reporters.parts.toning import named
from milepost.reporters.phrases import Phrases
from milepost.reporters.plans.planned import Planned
from milepost.reporters.view.shapes import Page, Part

_FEW = 4
"""Names that are written out."""


@dataclass(frozen=True, slots=True)
class Told:
    """One profile; `planned` is the plan to the next level, where one could be made."""

    profile: Profile
    planned: Planned | None
    page: Page
    language: Language

    @property
    def part(self) -> Part:
        """The one assessment of the page."""
        return self.page.parts[0]

    @property
    def words(self) -> Phrases:
        """The words of the rule set."""
        return Phrases(self.profile.review.assessment.ruleset, self.language)

    @property
    def shared(self) -> Say:
        """The sentences that all reports share."""
        return saying(self.language)

    def say(self, key: str, **values: object) -> str:
        """A sentence of this report."""
        return self.words.say(f"maturity.{key}", **values)

    def name(self, place: Place) -> str:
        """A dimension: its code where it is short, and its title."""
        ruleset = self.words.ruleset
        titles = (
            _coded(value, self.words.text(ruleset.titled(axis, value)))
            for axis, value in zip(self.profile.by, place.key, strict=True)
        )
        return " / ".join(titles)

    def step(self, step: Step | None) -> str:
        """A level with its code; a dash where there is none."""
        scale = self.words.ruleset.results[self.profile.level].scale
        return self.words.place(scale, step.name) if step else "–"

    def level(self, step: Step | None) -> Cell:
        """The same in its tone."""
        if step is None:
            return Small(self.say("unknown"))
        return Mark(self.step(step))

    def joined(self, parts: list[str]) -> str:
        """Parts of a sentence, one after the other; the first few of many."""
        if len(parts) <= _FEW:
            return self.words.joined(parts)
        more = len(parts) - _FEW
        return self.say("more", names=self.words.joined(parts[:_FEW]), count=more)

    def practice(self, finding: Finding) -> Line:
        """Id and title of a practice, leading to its finding."""
        title = self.words.text(finding.criterion.title)
        return named(self.part, finding.criterion.id, title)

    def percent(self, place: Place) -> str:
        """How much of the evidence of a dimension is there."""
        share = place.coverage.percent
        return "–" if share is None else f"{shown_number(share, 0)}%"


def _coded(value: str, title: str) -> str:
    return title if value == title or len(value) > 4 else f"{value} {title}"

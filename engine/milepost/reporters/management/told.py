"""What every part of a management report asks for: the sections, the page, and the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from milepost.analysis.figures import Figure, Use
from milepost.analysis.following import FollowUp
from milepost.analysis.sections import Section
from milepost.model.review import PlannedAction, Review
from milepost.model.text import Language
from milepost.model.values import Point
from milepost.reporters.documents.blocks import Mark, Ref, Small, Tone
from milepost.reporters.messages import say
from milepost.reporters.parts.toning import found
from milepost.reporters.phrases import Phrases
from milepost.reporters.view.shapes import Page, Part

MARKS: Mapping[str, tuple[Tone, str]] = {
    "critical": ("bad", "✕"),
    "attention": ("warning", "△"),
    "on-track": ("good", "✓"),
    "thin": ("plain", "✓"),
    "unjudged": ("plain", "–"),
    "silent": ("quiet", "?"),
}
"""The words for how a section stands, what needs a hand first, with tone and sign."""


@dataclass(frozen=True, slots=True)
class Told:
    """One report: `points` are the dated values of each figure, oldest first."""

    reviews: tuple[Review, ...]
    page: Page
    sections: tuple[Section, ...]
    followed: tuple[FollowUp, ...]
    points: Mapping[str, tuple[Point, ...]]
    language: Language

    def say(self, key: str, **values: object) -> str:
        """A sentence of this report."""
        return say(f"manage.{key}", self.language, **values)

    def words(self, review: int) -> Phrases:
        """The words of the rule set of a review."""
        return Phrases(self.reviews[review].assessment.ruleset, self.language)

    def of(self, figure: Figure) -> Phrases:
        """The words of a rule set that declares a figure."""
        known = (n for n, r in enumerate(self.reviews) if figure.name in r.assessment.ruleset.facts)
        return self.words(next(known))

    def part(self, use: Use) -> Part:
        """The part of the page that a check belongs to."""
        return self.page.parts[use.review]

    def led(self, use: Use) -> Ref | Small:
        """The criterion of a check, leading to its finding where the report shows it."""
        cell = found(self.part(use), use.finding.criterion.id)
        assert isinstance(cell, Ref | Small)
        return cell

    def title(self, section: Section) -> str:
        """What a section is called."""
        return self.say(f"section.{section.name}")

    def word(self, section: Section) -> str:
        """How a section stands: `thin` where it is on track with less than half of its figures."""
        thin = section.standing == "on-track" and 2 * len(section.reported) < len(section.figures)
        return "thin" if thin else section.standing

    def standing(self, section: Section) -> Mark:
        """The same in words with its sign."""
        tone, sign = MARKS[self.word(section)]
        return Mark(self.say(f"is.{self.word(section)}"), tone, sign)

    def count(self, section: Section) -> str:
        """`5 of 11 figures`."""
        return self.say("count", count=len(section.reported), total=len(section.figures))

    def why(self, use: Use, section: Section) -> str:
        """What keeps a check from being met by a figure of the section; else what it asks."""
        words, files = self.words(use.review), self.reviews[use.review].assessment.evidence.missing
        lacks = use.because(section.names)
        telling = [one for one in lacks if one.lack != "rated"] or lacks
        told = dict.fromkeys(words.shortfall(one, files) for one in telling)
        return words.say("list.semicolon").join(told) or words.text(use.check.leaf.shown)

    def action(self, use: Use) -> PlannedAction | None:
        """The first remedy for the criterion of a check."""
        serves = use.finding.criterion.id
        return next((a for a in self.reviews[use.review].actions if serves in a.serves), None)

    def joined(self, parts: list[str]) -> str:
        """Parts of a sentence, one after the other."""
        return say("list.comma", self.language).join(parts)

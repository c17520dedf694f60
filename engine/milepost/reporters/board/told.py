"""One review with all that its report says of it, in one language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from milepost.model.assessment import Assessment, Finding
from milepost.model.review import Review
from milepost.model.text import Language
from milepost.reporters.documents.blocks import Cell
from milepost.reporters.messages import say
from milepost.reporters.parts.saying import Say, saying
from milepost.reporters.parts.toning import found
from milepost.reporters.phrases import Phrases
from milepost.reporters.view.context import Context
from milepost.reporters.view.page import page
from milepost.reporters.view.shapes import Page, Part

ANCHOR = "a1"
"""What the anchors of a page with one review start with."""


@dataclass(frozen=True, slots=True)
class Told:
    """A review, its page, and the messages of all reports (`say`) and of this kind (`own`)."""

    context: Context
    page: Page
    say: Say
    own: Say
    board: Say

    @property
    def part(self) -> Part:
        """The one assessment of the page."""
        return self.page.parts[0]

    @property
    def review(self) -> Review:
        """The review reported."""
        return self.context.review

    @property
    def assessment(self) -> Assessment:
        """The assessment reviewed."""
        return self.context.assessment

    @property
    def words(self) -> Phrases:
        """The words of its rule set."""
        return self.context.words

    @property
    def ruleset(self) -> str:
        """Title and version of the rule set."""
        rules = self.context.ruleset
        return self.board("ruleset", title=self.words.text(rules.title), version=rules.version)

    def finding(self, criterion: str) -> Finding | None:
        """The finding of a criterion; None where it was not assessed at all."""
        known = (f for f in self.assessment.findings if f.criterion.id == criterion)
        return next(known, None)

    def cited(self, criterion: str) -> Cell:
        """The id of a criterion, leading to its finding."""
        return found(self.part, criterion)

    def joined(self, *sentences: str) -> str:
        """Sentences one after the other; those that are empty left out."""
        return self.say("space").join(sentence for sentence in sentences if sentence)


def told(review: Review, topic: str, language: Language) -> Told:
    """A review for the report of a kind, whose messages start with `topic`."""
    return Told(
        context=Context(review, Phrases(review.assessment.ruleset, language), ANCHOR),
        page=page((review,), language),
        say=saying(language),
        own=speaking(topic, language),
        board=speaking("board", language),
    )


def speaking(topic: str, language: Language) -> Say:
    """`speaking("gate", "en")("next")` is the message `gate.next`."""
    tell: Callable[..., str] = partial(_said, topic, language)
    return tell


def _said(topic: str, language: Language, key: str, **values: object) -> str:
    return say(f"{topic}.{key}", language, **values)

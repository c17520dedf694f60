"""The same pages as Markdown: the management report of one subject, and a rule set to read."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.model.review import Review
from milepost.model.ruleset import RuleSet
from milepost.model.text import Language
from milepost.reporters.documents.markdown import report as written
from milepost.reporters.environment import rendered
from milepost.reporters.handbook.book import book
from milepost.reporters.kinds import assessment

SUFFIX = ".md"


def report(reviews: Sequence[Review], language: Language) -> str:
    """The report of all reviews of one subject. Raises ValueError where there is none."""
    return written(assessment.document(reviews, language))


def handbook(ruleset: RuleSet, language: Language) -> str:
    """The rule set as a handbook."""
    return rendered("markdown", "handbook", book(ruleset, language), language)

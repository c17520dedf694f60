"""The report on a terminal: what a gate reviewer needs, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.analysis.redacting.redacting import classification
from milepost.model.review import Review
from milepost.model.text import Language
from milepost.reporters.classing import classed
from milepost.reporters.phrases import Phrases
from milepost.reporters.terminal import decision, gaps, ranking, rests
from milepost.reporters.terminal import levels as tables
from milepost.reporters.terminal.columns import clean
from milepost.reporters.terminal.page import Page


def report(
    reviews: Sequence[Review], language: Language, colour: bool = False, width: int = 80
) -> str:
    """Each review in at most `width` columns (40 or more); a summary line for each at the end.

    `colour` adds ANSI colours. Text from evidence and rule sets cannot steer the terminal.
    """
    page = Page(width, colour)
    for review in reviews:
        _review(page, Phrases(review.assessment.ruleset, language), review)
    page.blank()
    page.rule()
    for review in reviews:
        page.write(summary_line(review, language), style=decision.colour(review.assessment))
    return page.text


def summary_line(review: Review, language: Language) -> str:
    """`metro-doors  lifecycle-gates G2  GO  97.7 (coverage 97.8 %)`."""
    assessment = review.assessment
    phrases = Phrases(assessment.ruleset, language)
    target = f"{assessment.ruleset.id} {assessment.scope or ''}".strip()
    covered = decision.covered(phrases, assessment)
    score = decision.score(phrases, review)
    numbers = phrases.say("text.summary", score=score, coverage=covered).strip()
    verdict = decision.verdict(phrases, assessment)
    return clean("  ".join((assessment.evidence.subject.id, target, verdict, numbers)))


def _review(page: Page, phrases: Phrases, review: Review) -> None:
    _headline(page, phrases, review)
    decision.write(page, phrases, review)
    levels = tables.levels(review.assessment)
    if levels is not None:
        tables.write(page, phrases, levels)
    gaps.unmet(page, phrases, review)
    ranking.table(page, phrases, review)
    ranking.next_step(page, phrases, review)
    ranking.nearest(page, phrases, review)
    rests.forced(page, phrases, review)
    rests.targets(page, phrases, review)
    gaps.conditions(page, phrases, review)
    gaps.actions(page, phrases, review)
    gaps.derived(page, phrases, review)
    gaps.waivers(page, phrases, review)
    gaps.notices(page, phrases, review)
    gaps.not_assessed(page, phrases, review, levels)
    rests.rests_on(page, phrases, review.assessment)


def _headline(page: Page, phrases: Phrases, review: Review) -> None:
    """Subject; below it the rule set, the gate where there is one, the date, and the class."""
    assessment = review.assessment
    subject, ruleset = assessment.evidence.subject, assessment.ruleset
    page.blank()
    page.rule()
    title = subject.shown.to(phrases.language)
    named = title if title == subject.id else f"{title} ({subject.id})"
    page.write(named, style="bold")
    parts = [f"{phrases.text(ruleset.title)} {ruleset.version}"]
    if ruleset.scope and assessment.scope:
        gate = ruleset.titled(ruleset.scope, assessment.scope).to(phrases.language)
        parts.append(f"{assessment.scope} {gate}")
    page.write(phrases.say("text.comma").join([*parts, phrases.date(assessment.as_of)]))
    page.write(classed(classification(review), assessment.audience, phrases.language))

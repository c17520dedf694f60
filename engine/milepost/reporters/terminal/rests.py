"""What moved the ratings and what the assessment rests on: forced, targets, uses, tailoring."""

from __future__ import annotations

from milepost.analysis.targets import below_target
from milepost.model.assessment import Assessment
from milepost.model.review import Review
from milepost.reporters import grounds, marks
from milepost.reporters.phrases import Phrases
from milepost.reporters.terminal.page import Page

_MOST_CHANGES = 5


def forced(page: Page, phrases: Phrases, review: Review) -> None:
    """Ratings that a line of `adjust` moved."""
    found = [f for f in review.assessment.findings if f.forced]
    if found:
        page.heading(phrases.say("text.forced", count=len(found)))
    for finding in found:
        page.item(finding.criterion.id, phrases.text(finding.criterion.title), 2, 11, "bold")
        for line in marks.moves(phrases, finding):
            page.item("-", line, 11)


def targets(page: Page, phrases: Phrases, review: Review) -> None:
    """Ratings that are below what is aimed at."""
    found = below_target(review.assessment)
    if found:
        page.heading(phrases.say("text.targets", count=len(found)))
    for finding, leaf in found:
        title = phrases.text(leaf.leaf.title) or phrases.text(finding.criterion.title)
        page.item(leaf.leaf.id, title, 2, 11, "bold")
        stands, target = marks.stands(phrases, leaf), marks.target(phrases, leaf)
        page.write(phrases.say("told.towards", stands=stands, target=target), 11)


def rests_on(page: Page, phrases: Phrases, assessment: Assessment) -> None:
    """The other assessments, the rule set that this one is tailored from, what is not in force."""
    _used(page, phrases, assessment)
    _tailored(page, phrases, assessment)
    if said := grounds.not_in_force(phrases, assessment):
        page.blank()
        page.write(said)


def _used(page: Page, phrases: Phrases, assessment: Assessment) -> None:
    others = [other for _, other in assessment.used.assessments]
    if others:
        page.heading(phrases.say("text.uses"))
    for line, other in zip(grounds.used(phrases, assessment), others, strict=True):
        page.item("-", line, 2)
        page.write(grounds.digests(phrases, other), 5, "dim")


def _tailored(page: Page, phrases: Phrases, assessment: Assessment) -> None:
    """The first changes with their reasons, and how many more there are."""
    done = assessment.ruleset.tailoring
    if not (heading := grounds.tailored(phrases)):
        return
    page.heading(heading)
    for one in done[:_MOST_CHANGES]:
        page.item("-", grounds.change(phrases, one), 2)
        page.write(phrases.text(one.why), 5, "dim")
    if (more := len(done) - _MOST_CHANGES) > 0:
        page.write(phrases.say("text.changes.more", count=more), 2)

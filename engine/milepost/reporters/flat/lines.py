"""What every format for other programs says of one criterion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from milepost.analysis.redacting.redacting import classification
from milepost.model.assessment import Assessment, Finding
from milepost.model.confidentiality import Class
from milepost.model.evidence import Place
from milepost.model.review import Review, Shortfall
from milepost.model.text import Language
from milepost.reporters.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion of one assessment, in one language.

    `shortfalls` say what stands between it and being met, each with the place of the evidence;
    `places` are those of all evidence that it rests on, `rule` is where the criterion is written.
    `level` is the class of the report.
    """

    review: Review
    finding: Finding
    title: str
    statement: str
    outcome: str
    severity: str
    shortfalls: tuple[tuple[str, Place | None], ...]
    places: tuple[Place, ...]
    rule: Place | None
    level: Class

    @property
    def assessment(self) -> Assessment:
        """The assessment it belongs to."""
        return self.review.assessment

    @property
    def id(self) -> str:
        """The criterion's id."""
        return self.finding.criterion.id

    @property
    def place(self) -> Place | None:
        """Where to look first: evidence that falls short, else any it rests on, else the rule."""
        short = (place for _, place in self.shortfalls if place is not None)
        return next(short, next(iter(self.places), self.rule))

    @property
    def said(self) -> str:
        """All shortfalls in one sentence after the other; the outcome where there is none."""
        return "; ".join(text for text, _ in self.shortfalls) or self.outcome


def lines(reviews: Sequence[Review], language: Language) -> Iterator[Line]:
    """Every criterion of every review, in the order of the file."""
    for review in reviews:
        words = Phrases(review.assessment.ruleset, language)
        level = classification(review)
        for finding in review.assessment.findings:
            yield _line(review, finding, words, level)


def target(assessment: Assessment) -> str:
    """What was assessed in one word: `lifecycle-gates G2`."""
    return f"{assessment.ruleset.id} {assessment.scope or ''}".strip()


def _line(review: Review, finding: Finding, words: Phrases, level: Class) -> Line:
    criterion, assessment = finding.criterion, review.assessment
    short = review.shortfalls.get(criterion.id, ())
    files = assessment.evidence.missing
    severity = assessment.ruleset.severities.get(finding.severity or "")
    titled = words.text(severity.title) if severity and severity.title else finding.severity or ""
    return Line(
        review,
        finding,
        words.text(criterion.title),
        words.text(criterion.statement),
        words.say(f"outcome.{finding.outcome}"),
        titled,
        tuple((words.shortfall(one, files), _evidence(review, finding, one)) for one in short),
        tuple(dict.fromkeys(_places(assessment, finding))),
        assessment.ruleset.places.get(criterion.id),
        level,
    )


def _evidence(review: Review, finding: Finding, short: Shortfall) -> Place | None:
    """Where the evidence stands that falls short; None where there is none."""
    fact = review.assessment.evidence.facts.get(short.fact or "")
    if fact is not None:
        return fact.place if fact.place.shown else None
    answers = (a for x in finding.leaves if x.leaf.id == short.leaf for a in x.judgement.answers)
    return next((answer.place for answer in answers if answer.place.shown), None)


def _places(assessment: Assessment, finding: Finding) -> Iterator[Place]:
    for leaf in finding.leaves:
        found = [answer.place for answer in leaf.judgement.answers]
        known = (assessment.evidence.facts.get(name) for name in leaf.reads)
        found += [fact.place for fact in known if fact is not None]
        yield from (place for place in found if place.shown)

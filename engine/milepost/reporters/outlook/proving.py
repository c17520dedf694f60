"""The evidence that shows a weakness or a strength."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.assessment import Finding, LeafFinding
from milepost.model.evidence import FactValue
from milepost.model.outlook import Near
from milepost.model.review import Review
from milepost.model.values import Number, Step
from milepost.reporters.outlook.nearing import line
from milepost.reporters.phrases import Phrases

_MOST = 3


def shown_by(review: Review, finding: Finding) -> tuple[FactValue, ...]:
    """The facts that show a criterion to be a gap: those its shortfalls name, as far as supplied.

    All that its unmet checks read where none is named; of a met one what its checks read.
    """
    facts = review.assessment.evidence.facts
    named = [s.fact for s in review.shortfalls.get(finding.criterion.id, ()) if s.fact]
    leaves = [leaf for leaf in finding.leaves if leaf.unmet] or finding.leaves
    read = [name for leaf in leaves for name in leaf.reads]
    return tuple(facts[name] for name in dict.fromkeys(named or read) if name in facts)


def places(review: Review, finding: Finding) -> tuple[str, ...]:
    """Where the evidence of a gap stands, as file:line; answers of assessors included."""
    judged = [leaf.judgement for leaf in finding.leaves if leaf.judgement.answers]
    found = [fact.place for fact in shown_by(review, finding)]
    found += [answer.place for judgement in judged for answer in judgement.answers]
    return tuple(dict.fromkeys(place.shown for place in found if place.shown))


def margin(review: Review, finding: Finding) -> Near | None:
    """By how little a met criterion is met, where a figure decides."""
    near = (one for one in review.near.to_unmet if one.criterion == finding.criterion.id)
    return next(near, None)


def proof(phrases: Phrases, review: Review, finding: Finding) -> tuple[str, ...]:
    """What shows that a criterion is met: its nearest figure, ratings, facts; the first few."""
    near = margin(review, finding)
    told = [line(phrases, near, True)] if near is not None else []
    told += [rated for leaf in finding.leaves for rated in _rated(phrases, leaf)]
    told += list(_facts(phrases, review, finding, near.fact if near is not None else None))
    return tuple(dict.fromkeys(told))[:_MOST]


def _rated(phrases: Phrases, leaf: LeafFinding) -> Iterator[str]:
    """The rating of a check that has one."""
    rating = leaf.judgement.rating
    if isinstance(rating, Step):
        yield phrases.say("report.rated", step=phrases.rating(leaf.leaf.id, rating.name))
    elif isinstance(rating, Number):
        yield phrases.say("report.rated", step=phrases.value(rating))


def _facts(phrases: Phrases, review: Review, finding: Finding, but: str | None) -> Iterator[str]:
    """The facts that its checks read, with their values."""
    known = review.assessment.evidence.facts
    for name in (name for leaf in finding.leaves for name in leaf.reads):
        if name in known and name != but:
            value = phrases.value(known[name].value, phrases.ruleset.facts.get(name))
            yield phrases.say("weak.fact", fact=phrases.fact(name), value=value)

"""A review for an audience: conclusions stay, what they rest on is withheld where it is above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from milepost.analysis.redacting import ahead, concluded, found, given
from milepost.analysis.redacting.classes import class_of
from milepost.analysis.redacting.masks import Mask, mask
from milepost.errors import UsageError
from milepost.model.assessment import Assessment
from milepost.model.confidentiality import CLASSES, UNSAID, Class, highest
from milepost.model.evidence import Evidence
from milepost.model.review import Review
from milepost.model.used import Used
from milepost.model.values import Withheld
from milepost.scoring.relevant import relevant


def redacted(review: Review, audience: Class) -> Review:
    """The review with every value withheld that is of a higher class than its readers may see.

    Outcomes, credits, scores, results, effects and ranks are conclusions and stay; a result that is
    a number made of facts alone is as classified as they are. Values already withheld stay so.
    Raises UsageError where the main result is such a number, and hidden.
    """
    own = review.assessment
    least = min(audience, own.audience or audience, key=CLASSES.index)
    hiding = mask(own, least)
    _main_is_shown(own, hiding)
    shown = _assessment(own, hiding)
    if shown.whole is None:
        return replace(review, assessment=shown)
    return _review(review, shown, hiding)


def _assessment(own: Assessment, hiding: Mask) -> Assessment:
    """The assessment as the audience may see it, and those it uses."""
    if hiding.audience == CLASSES[-1]:
        return replace(own, audience=hiding.audience)
    others = tuple(
        (name, _assessment(other, mask(other, hiding.audience)))
        for name, other in own.used.assessments
    )
    return replace(
        own,
        evidence=given.evidence(hiding, own.evidence),
        findings=tuple(found.finding(hiding, one) for one in own.findings),
        results={name: concluded.line(hiding, line) for name, line in own.results.items()},
        waivers=tuple((given.waiver(hiding, one), state) for one, state in own.waivers),
        notices=tuple(given.notice(hiding, one) for one in own.notices),
        used=Used({}, others, own.used.notices),
        audience=hiding.audience,
        whole=own.whole or own,
    )


def _main_is_shown(own: Assessment, hiding: Mask) -> None:
    level = hiding.figures.get(own.ruleset.main)
    if level is not None:
        raise UsageError(
            f"the main result of {own.ruleset.reference} is itself a figure of class {level}, "
            f"which readers of class {hiding.audience} may not see"
        )


def _review(review: Review, shown: Assessment, hiding: Mask) -> Review:
    head = review.headline
    findings = {one.criterion.id: one for one in shown.findings}
    actions = tuple(ahead.action(hiding, head, one) for one in review.actions)
    by_id = {one.id: one for one in actions}
    all_met = review.all_met
    return replace(
        review,
        assessment=shown,
        headline=None if head in hiding.figures else head,
        weaknesses=tuple(ahead.weakness(hiding, head, findings, one) for one in review.weaknesses),
        strengths=tuple(findings[one.criterion.id] for one in review.strengths),
        conditions=tuple(
            ahead.condition(hiding, findings, by_id, one) for one in review.conditions
        ),
        actions=actions,
        shortfalls={
            name: tuple(found.shortfall(hiding, short) for short in own)
            for name, own in review.shortfalls.items()
        },
        effects={name: concluded.effect(hiding, head, one) for name, one in review.effects.items()},
        all_met=None if all_met is None else concluded.effect(hiding, head, all_met),
        next=ahead.next_step(hiding, review.next),
        near=ahead.near(review.near, shown),
    )


def classification(review: Review) -> Class:
    """The highest class of the evidence that the review holds and does not withhold.

    Conclusions and the rule set have no class, so that a review without evidence is public.
    """
    return highest(_classes(review.assessment))


def classification_of(reviews: Iterable[Review]) -> Class:
    """The class of a report of several reviews."""
    return highest(classification(review) for review in reviews)


def _classes(own: Assessment) -> Iterator[Class]:
    evidence, rules = relevant(own), own.ruleset
    for name, fact in evidence.facts.items():
        if name in rules.facts and not isinstance(fact.value, Withheld):
            yield class_of(rules, evidence, name)
    for name, file in evidence.missing.items():
        if name in rules.facts and file:
            yield class_of(rules, evidence, name)
    if _says(evidence):
        yield UNSAID
    for _, other in own.used.assessments:
        yield from _classes(other)


def _says(evidence: Evidence) -> bool:
    """Whether anything that people said is shown."""
    answers = [one for several in evidence.answers.values() for one in several]
    places = [one.place for one in evidence.judged]
    places += [one.place for one in evidence.waivers]
    places += [one.place for one in evidence.plans.values()]
    places += [one.place for one in evidence.actions]
    return (
        bool(evidence.targets_of)
        or any(answer.withheld is None for answer in answers)
        or any(place.file for place in places)
    )

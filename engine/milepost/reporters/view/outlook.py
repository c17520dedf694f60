"""How weaknesses are ranked and grouped, the next step, the nearest limits, and strengths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from milepost.model.outlook import Near
from milepost.model.values import shown_number
from milepost.reporters.outlook import nearing, ranking, stepping
from milepost.reporters.outlook.moving import moved
from milepost.reporters.outlook.proving import proof
from milepost.reporters.view.context import Context
from milepost.reporters.view.remarks import kind_of
from milepost.reporters.view.shapes import (
    CauseLine,
    DimensionLine,
    NearLine,
    Others,
    Outlook,
    StrengthLine,
)


def outlook(context: Context) -> Outlook:
    """Everything that follows from ranking the gaps of one assessment."""
    words, review = context.words, context.review
    several = len(review.weaknesses) > 1
    found = review.next
    return Outlook(
        ranked_by=_ranked_by(context) if several else (),
        dimensions=_dimensions(context) if len(review.dimensions) > 1 else (),
        causes=_causes(context),
        next_title=stepping.heading(words, found) if found else "",
        next_lines=stepping.lines(words, review),
        to_met=_near(context, nearing.nearest_to_met(review)),
        to_unmet=_near(context, nearing.met_by_a_hair(review)),
        others=_others(context),
    )


def _ranked_by(context: Context) -> tuple[str, ...]:
    words, review = context.words, context.review
    return (ranking.ranked_by(words, review), *ranking.totals(words, review))


def _dimensions(context: Context) -> tuple[DimensionLine, ...]:
    """Dimensions with weaknesses, those that lose most first."""
    return tuple(
        DimensionLine(
            title=context.words.text(context.ruleset.titled(own.axis, own.value)),
            lost=context.points(own.lost) if own.lost else context.say("lost.none"),
            share=nearing.percent(own.share) if own.lost else "–",
            weaknesses=own.weaknesses,
        )
        for own in context.review.dimensions
    )


def _causes(context: Context) -> tuple[CauseLine, ...]:
    """Each cause with its weaknesses, then those that no pattern explains; none without a cause."""
    review = context.review
    if not review.causes:
        return ()
    found = [
        CauseLine(
            kind=kind_of(context, cause.derived.kind),
            title=context.words.text(cause.derived.title),
            weaknesses=_titled(context, cause.weaknesses),
        )
        for cause in review.causes
    ]
    explained = {name for cause in review.causes for name in cause.weaknesses}
    ranked = (weakness.finding.criterion.id for weakness in review.weaknesses)
    rest = tuple(name for name in ranked if name not in explained)
    return (*found, CauseLine("", "", _titled(context, rest))) if rest else tuple(found)


def _titled(context: Context, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(context.titled(name) for name in names)


def _near(context: Context, found: Sequence[Near]) -> tuple[NearLine, ...]:
    words = context.words
    return tuple(
        NearLine(
            id=near.criterion,
            title=words.fact(near.criterion),
            subject=nearing.subject(words, near),
            actual=nearing.stands(words, near),
            asked=nearing.asked(words, near),
            distance=_distance(context, near),
        )
        for near in found
    )


def _distance(context: Context, near: Near) -> str:
    """`7 percentage points (8%)`, or that it is exactly at the limit."""
    words = context.words
    if not near.distance:
        return words.say("weak.to_spare.none")
    share = nearing.percent(near.share)
    return words.say("text.marked", title=nearing.distance(words, near), marks=share)


def _others(context: Context) -> Others | None:
    """The unmet criteria that are no weakness, and what meeting one of them alone would move."""
    review = context.review
    told = {weakness.finding.criterion.id for weakness in review.weaknesses}
    found = [f for f in review.assessment.findings if f.unmet and f.criterion.id not in told]
    if not found:
        return None
    outcomes = Counter(context.words.say(f"outcome.{finding.outcome}") for finding in found)
    counted = (
        context.words.say("weak.counted", count=count, outcome=outcome)
        for outcome, count in outcomes.items()
    )
    lines = tuple(
        _other(context, finding.criterion.id, moved(context.words, effect))
        for finding in found
        if (effect := review.effects[finding.criterion.id])
    )
    joined = context.words.joined(counted)
    return Others(context.words.say("weak.others", count=len(found), outcomes=joined), lines)


def _other(context: Context, name: str, moves: Sequence[str]) -> str:
    titled = context.titled(name)
    if not moves:
        return titled
    joined = context.words.say("list.semicolon").join(moves)
    return context.words.say("text.marked", title=titled, marks=joined)


def strengths(context: Context) -> tuple[StrengthLine, ...]:
    """Criteria met with full credit, the heaviest first, each with what shows it."""
    return tuple(
        StrengthLine(
            id=finding.criterion.id,
            title=context.criterion(finding),
            weight=shown_number(finding.criterion.weight),
            proof=proof(context.words, context.review, finding),
        )
        for finding in context.review.strengths
    )

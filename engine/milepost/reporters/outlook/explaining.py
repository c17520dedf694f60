"""Where a criterion stands among the weaknesses, and what meeting it would change, for a reader."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from milepost.analysis.headline import number
from milepost.model.assessment import Finding
from milepost.model.review import Review, Weakness
from milepost.reporters.outlook import ranking
from milepost.reporters.outlook.moving import before_and_after
from milepost.reporters.outlook.nearing import line, percent
from milepost.reporters.outlook.proving import margin
from milepost.reporters.phrases import Phrases
from milepost.reporters.wording import titled


def standing(phrases: Phrases, review: Review, finding: Finding) -> tuple[str, ...]:
    """Rank with its keys, cost, effect, earlier reviews, causes; of a met one its margin."""
    name = finding.criterion.id
    weakness = next((w for w in review.weaknesses if w.finding.criterion.id == name), None)
    told = [*_ranked(phrases, review, weakness)] if weakness is not None else []
    told += _effect(phrases, review, name)
    titles = (c.derived.title for c in review.causes if name in c.weaknesses)
    told += [phrases.say("weak.cause", title=phrases.text(title)) for title in titles]
    return (*told, *_near(phrases, review, finding))


def _ranked(phrases: Phrases, review: Review, weakness: Weakness) -> Iterator[str]:
    """The rank overall and in its dimension, and the keys it rests on."""
    count = len(review.weaknesses)
    place = phrases.say("weak.place", rank=weakness.rank, of=count)
    within = ranking.within(phrases, weakness)
    yield phrases.say("text.comma").join(part for part in (place, within) if part)
    gap = weakness.gap or Fraction(0)
    yield phrases.say(
        "weak.keys",
        rise=weakness.if_met.rise,
        lost=ranking.points(phrases, review, weakness.lost) if review.headline else "-",
        severity=phrases.severity(weakness.finding.severity) or "-",
        weight=phrases.value(weakness.weight),
        gap="-" if weakness.gap is None else phrases.value(weakness.gap),
        product=phrases.value(weakness.weight * gap),
    )
    yield from _cost(phrases, review, weakness)
    if recurring := ranking.recurring(phrases, weakness.recurrence):
        yield phrases.say("weak.recurrence", told=recurring)


def _cost(phrases: Phrases, review: Review, weakness: Weakness) -> Iterator[str]:
    """The points it costs as a difference, and its share of all that is lost."""
    name, effect = review.headline, weakness.if_met
    now = number(review.assessment.results[name].conclusion) if name else None
    if name is None or now is None or effect.score is None or not weakness.lost:
        return
    total = sum((one.lost for one in review.weaknesses), Fraction(0))
    yield phrases.say(
        "weak.cost",
        title=titled(phrases.ruleset, name).to(phrases.language),
        met=ranking.points(phrases, review, effect.score),
        now=ranking.points(phrases, review, now),
        lost=ranking.points(phrases, review, weakness.lost),
        share=percent(weakness.share),
        sum=ranking.points(phrases, review, total),
    )


def _effect(phrases: Phrases, review: Review, name: str) -> Iterator[str]:
    """What would be if it alone were met."""
    effect = review.effects.get(name)
    if effect is not None:
        told = phrases.say("list.semicolon").join(before_and_after(phrases, review, effect))
        yield phrases.say("weak.if_met", effects=told)


def _near(phrases: Phrases, review: Review, finding: Finding) -> Iterator[str]:
    """How far its figures are from their limits."""
    near = next((n for n in review.near.to_met if n.criterion == finding.criterion.id), None)
    if near is not None:
        yield phrases.say("weak.farthest", line=line(phrases, near, False))
    spare = margin(review, finding)
    if spare is not None:
        yield phrases.say("weak.margin", line=line(phrases, spare, True))

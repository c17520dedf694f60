"""How the weaknesses are ranked, and the figures of each in words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from milepost.analysis.weaknesses import vital_few
from milepost.model.review import Review, Weakness
from milepost.model.standing import Cause, Recurrence
from milepost.model.values import Number
from milepost.reporters.outlook.moving import main_said
from milepost.reporters.outlook.nearing import percent
from milepost.reporters.phrases import Phrases
from milepost.reporters.wording import decimals, titled

_MOST_NAMED = 5
_ENOUGH_TO_TELL = 5
"""From so many weaknesses on it says something that at most half of them carry the most."""


def ranked_by(phrases: Phrases, review: Review) -> str:
    """The formula of the order in words, with what it comes to where no points are lost."""
    lost = any(weakness.lost for weakness in review.weaknesses)
    return phrases.say("weak.ranked" if lost else "weak.ranked.no_points")


def totals(phrases: Phrases, review: Review) -> tuple[str, ...]:
    """What all gains come to, what everything met would give, and the few that weigh most."""
    return tuple(line for line in (_sum(phrases, review), *_few(phrases, review)) if line)


def _sum(phrases: Phrases, review: Review) -> str:
    """The sum of the gains beside what they bring together; they may depend on each other."""
    name, met = review.headline, review.all_met
    if name is None or met is None or met.score is None or not review.weaknesses:
        return ""
    total = sum((weakness.lost for weakness in review.weaknesses), Fraction(0))
    title = titled(phrases.ruleset, name).to(phrases.language)
    score, whole = (points(phrases, review, number) for number in (met.score, total))
    own = name == phrases.ruleset.main
    main = main_said(phrases, met.main)
    said = score if own else phrases.say("weak.reached", score=score, main=main)
    gain = abs(Fraction(met.gain or 0))
    key = "weak.total" if gain == total else "weak.total.apart"
    gained = points(phrases, review, gain)
    return phrases.say(key, title=title, sum=whole, reached=said, gain=gained)


def _few(phrases: Phrases, review: Review) -> Iterator[str]:
    few, count = vital_few(review.weaknesses), len(review.weaknesses)
    if count < _ENOUGH_TO_TELL or not 0 < 2 * len(few) <= count:
        return
    carried = sum((weakness.share for weakness in few), Fraction(0))
    yield phrases.say(
        "weak.few",
        count=len(few),
        of=count,
        share=percent(carried),
        names=some(phrases, tuple(weakness.finding.criterion.id for weakness in few)),
    )


def points(phrases: Phrases, review: Review, number: Number) -> str:
    """A number of the headline result with its decimals."""
    return phrases.number(number, decimals(phrases.ruleset, review.headline or ""))


def some(phrases: Phrases, names: tuple[str, ...]) -> str:
    """The first few names and how many more there are."""
    more = len(names) - _MOST_NAMED
    rest = (phrases.say("why.more", count=more),) if more > 0 else ()
    return phrases.joined((*names[:_MOST_NAMED], *rest))


def gap(phrases: Phrases, weakness: Weakness) -> str:
    """The credit still to earn in per cent."""
    return "-" if weakness.gap is None else percent(weakness.gap)


def within(phrases: Phrases, weakness: Weakness) -> str:
    """The rank in its dimension; empty where there is none."""
    own = weakness.within
    if own is None:
        return ""
    place = phrases.text(phrases.ruleset.titled(own.axis, own.value))
    return phrases.say("weak.within", rank=own.rank, of=own.of, place=place)


def recurring(phrases: Phrases, recurrence: Recurrence | None) -> str:
    """Since when a gap has been one, or when it last was; empty where it is new."""
    if recurrence is None:
        return ""
    key = "weak.recurring" if recurrence.times > 1 else "weak.back"
    return phrases.say(
        key, since=recurrence.since, times=recurrence.times, before=recurrence.before
    )


def common(phrases: Phrases, cause: Cause) -> str:
    """The weaknesses that a cause stands behind."""
    key = "weak.common" if len(cause.weaknesses) > 1 else "weak.behind"
    return phrases.say(key, names=some(phrases, cause.weaknesses))

"""The next step in words: what is in the way, what alone is enough, what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milepost.analysis.blocking import YES
from milepost.conditions.comparison import INVERSE
from milepost.model.outlook import Compared, NextStep, Obstacle
from milepost.model.review import Review
from milepost.model.values import Step
from milepost.reporters.outlook.moving import main_said
from milepost.reporters.outlook.ranking import some
from milepost.reporters.phrases import Phrases
from milepost.reporters.wording import decimals, titled
from milepost.scoring.results.judged import Judged

_FOLD = re.compile(r"(min_of|max_of|mean_of|median_of)\((\w+)(?:, value)?\)")
_COVERAGE = "coverage"
_MUST_END = ("held", "cap", "instead", "void")
"""Obstacles whose conditions hold and must not."""


def heading(phrases: Phrases, found: NextStep) -> str:
    """`Next: Go`."""
    if not found.step:
        return phrases.say("weak.next.none_yet")
    step = phrases.say("value.yes") if found.step == YES else main_said(phrases, found.step)
    return phrases.say("weak.next", step=step)


def lines(phrases: Phrases, review: Review) -> tuple[str, ...]:
    """What stands in the way, and whether one criterion alone is enough."""
    found = review.next
    if found is None:
        return ()
    ways = (_obstacle(phrases, obstacle) for obstacle in found.obstacles)
    return (*(way for way in ways if way), *_enough(phrases, review, found))


def _enough(phrases: Phrases, review: Review, found: NextStep) -> Iterator[str]:
    """The criteria that are enough alone, else those that are together."""
    if found.alone:
        yield phrases.say("weak.next.alone", names=_named(phrases, review, found))
        return
    if _out_of_reach(review, found):
        judged = "weak.next.judged" if _is_judged(review) else "weak.next.out"
        main = review.all_met.main if review.all_met else ""
        yield phrases.say(judged, main=main_said(phrases, main))
        return
    yield phrases.say("weak.next.none")
    if found.together:
        yield phrases.say("weak.next.together", names=some(phrases, found.together))


def _named(phrases: Phrases, review: Review, found: NextStep) -> str:
    """Ids; with what becomes of the main result where that is not the next step."""
    named = []
    for name in found.alone:
        main = review.effects[name].main
        beyond = main not in (found.step, str(found.step == YES))
        told = phrases.say("weak.reached", score=name, main=main_said(phrases, main))
        named.append(told if beyond else name)
    return some(phrases, tuple(named))


def _out_of_reach(review: Review, found: NextStep) -> bool:
    """Whether meeting every criterion leaves the main result below the next step."""
    value, met = review.assessment.main.conclusion.value, review.all_met
    if met is None or not isinstance(value, Step):
        return met is not None and met.rise <= 0
    return met.rise < value.order.index(found.step) - value.rank


def _is_judged(review: Review) -> bool:
    """Whether an assessor's judgement stands in place of what the criteria give."""
    results = review.assessment.ruleset.results
    return any(
        given.judged is not None
        for name, line in review.assessment.results.items()
        if isinstance(results[name], Judged)
        for given, _, _ in line.by.values()
    )


def _obstacle(phrases: Phrases, obstacle: Obstacle) -> str:
    """One obstacle: the figures with how far they are, and the criteria."""
    ends = obstacle.kind in _MUST_END
    figures = [figure(phrases, compared, ends) for compared in obstacle.compared]
    criteria = [_criteria(phrases, obstacle)] if obstacle.criteria else []
    parts = phrases.say("list.semicolon").join((*figures, *criteria))
    why = phrases.text(obstacle.why)
    if not parts and not why:
        return ""
    key = f"weak.obstacle.{obstacle.kind}"
    said = phrases.say(key, step=_step(phrases, obstacle), parts=parts or why)
    return phrases.say("text.sentences").join((said, why)) if parts and why else said


def _criteria(phrases: Phrases, obstacle: Obstacle) -> str:
    key = "weak.criterion" if len(obstacle.criteria) == 1 else "weak.criteria"
    return phrases.say(key, names=some(phrases, obstacle.criteria))


def _step(phrases: Phrases, obstacle: Obstacle) -> str:
    return main_said(phrases, obstacle.step) if obstacle.step else ""


def figure(phrases: Phrases, compared: Compared, ends: bool) -> str:
    """`Score is 82.4, at least 85 is asked (2.6 away)`; where it must `end`, the opposite asked."""
    operator = INVERSE.get(compared.operator, compared.operator) if ends else compared.operator
    places = _decimals(phrases, compared.name)
    return phrases.say(
        "weak.figure",
        name=_name(phrases, compared.name),
        actual=phrases.figure(compared.actual, places),
        operator=phrases.say(f"operator.{operator}"),
        limit=_limit(phrases, compared),
        away=phrases.figure(compared.distance, places),
    )


def _limit(phrases: Phrases, compared: Compared) -> str:
    return phrases.value(compared.limit)


def _decimals(phrases: Phrases, name: str) -> int | None:
    """The decimals a result is shown with; one for anything else that is no whole number."""
    return decimals(phrases.ruleset, name) if name in phrases.ruleset.results else _default(name)


def _default(name: str) -> int | None:
    return 1 if name == _COVERAGE else None


def _name(phrases: Phrases, name: str) -> str:
    """A result or fact by its title, the least or the mean of a result in words."""
    results = phrases.ruleset.results
    if name == _COVERAGE:
        return phrases.say("text.coverage")
    if name in results:
        return titled(phrases.ruleset, name).to(phrases.language)
    fold = _FOLD.fullmatch(name)
    if fold and fold[2] in results:
        title = titled(phrases.ruleset, fold[2]).to(phrases.language)
        return phrases.say(f"weak.{fold[1]}", title=title)
    return phrases.fact(name)

"""Whatever is of which class: nothing more is shown to lower readers, and no conclusion moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise

from building import given as known
from building import reviewed
from hypothesis import given, settings
from hypothesis import strategies as st
from milepost.analysis.redacting.redacting import classification, redacted
from milepost.model.confidentiality import CLASSES, Class
from milepost.model.review import Review
from milepost.model.values import Withheld

RULES = """
facts: {a: {type: number}, b: {type: number}, c: {type: number}, p: {type: yes_no}}
results: {score: {take: mean, times: 100}, sum: {value: a + b}}
main: score
criteria:
  - {id: A, title: {en: A, zh: 甲}, check: a >= 10 and b <= 5}
  - {id: B, title: {en: B, zh: 乙}, check: a <= b or p}
  - {id: C, title: {en: C, zh: 丙}, check: c == 4 and not p}
  - {id: Q, title: {en: Q, zh: 问}, scale: anchors, answer: {en: How, zh: 如何}}
"""
NAMES = ("a", "b", "c", "p")
LEVELS = st.sampled_from(CLASSES)


@cache
def _whole(a: int, b: int, c: int) -> Review:
    return reviewed(RULES, known(a=a, b=b, c=c, p=a > b, answers={"Q": str(a % 5)}))


def _classed(review: Review, levels: Mapping[str, Class | None]) -> Review:
    """The same review where the facts are of these classes."""
    own = review.assessment
    facts = {
        name: fact.model_copy(update={"confidentiality": levels.get(name)})
        for name, fact in own.ruleset.facts.items()
    }
    rules = replace(own.ruleset, facts=facts)
    return replace(review, assessment=replace(own, ruleset=rules))


REVIEWS = st.builds(
    _classed,
    st.builds(_whole, st.sampled_from((3, 12)), st.sampled_from((2, 9)), st.sampled_from((4, 5))),
    st.fixed_dictionaries({name: st.none() | LEVELS for name in NAMES}),
)


def _seen(review: Review) -> set[str]:
    facts = review.assessment.evidence.facts
    return {name for name, fact in facts.items() if not isinstance(fact.value, Withheld)}


@given(REVIEWS, LEVELS, LEVELS)
@settings(max_examples=80, deadline=None)
def test_in_whatever_order_the_lowest_readers_decide(
    review: Review, one: Class, other: Class
) -> None:
    """Withholding for two audiences is withholding for the lower of both."""
    lower = min(one, other, key=CLASSES.index)
    assert redacted(redacted(review, one), other) == redacted(review, lower)


@given(REVIEWS)
@settings(max_examples=80, deadline=None)
def test_lower_readers_see_less_and_every_class_its_own(review: Review) -> None:
    """What is shown is never above the readers."""
    shown = [redacted(review, audience) for audience in CLASSES]
    seen = [_seen(one) for one in shown]
    assert all(low <= high for low, high in pairwise(seen))
    assert seen[-1] == _seen(review)
    for one, audience in zip(shown, CLASSES, strict=True):
        assert CLASSES.index(classification(one)) <= CLASSES.index(audience)


@given(REVIEWS, LEVELS)
@settings(max_examples=80, deadline=None)
def test_conclusions_do_not_move(review: Review, audience: Class) -> None:
    """Outcomes, credits, the score, effects and ranks."""
    shown = redacted(review, audience)
    for before, after in zip(review.assessment.findings, shown.assessment.findings, strict=True):
        assert (before.outcome, before.credit) == (after.outcome, after.credit)
    exact = [one.assessment.main.conclusion.exact for one in (review, shown)]
    assert exact[0] == exact[1]
    ranks = [[(w.rank, w.lost, w.if_met.score) for w in one.weaknesses] for one in (review, shown)]
    assert ranks[0] == ranks[1]

"""Credit by policy: what an outcome counts, and the rating that goes with it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from milepost.model.criteria import Judgement, Leaf
from milepost.model.ruleset import RuleSet
from milepost.model.scales import Scale
from milepost.model.values import Number, Step
from milepost.scoring.rating import place_of, span_of

_WORDS = {"lowest": Fraction(0), "highest": Fraction(1)}


def credited(
    ruleset: RuleSet, leaf: Leaf, judgement: Judgement, target: Number | None
) -> Judgement:
    """The judgement with the credit of the leaf's own policy, else that of `outcomes`.

    Without a policy a not-applicable leaf leaves every mean, and every other keeps its credit.
    """
    rule = policy(ruleset, leaf, judgement)
    if rule is None:
        excluded = judgement.outcome == "not-applicable"
        return replace(judgement, counted=False) if excluded else judgement
    if rule in ("excluded", "inconclusive"):
        counted = rule == "inconclusive"
        return replace(judgement, credit=None, rating=None, counted=counted)
    scale = ruleset.scales.get(leaf.scale or "")
    credit = _credit(scale, rule, target)
    rating = judgement.rating if scale is None else rating_at(scale, credit)
    return replace(judgement, credit=credit, rating=rating, counted=True)


def rating_at(scale: Scale, credit: Fraction) -> Step | Number:
    """The place on a scale that has this credit."""
    low, high = span_of(scale)
    number = low + credit * (Fraction(high) - Fraction(low))
    return place_of(scale, int(number) if number.denominator == 1 else number)


def credit_at(scale: Scale | None, rating: Number) -> Fraction:
    """The credit of a rating: its place between the two ends of the scale; without one itself."""
    if scale is None:
        return Fraction(rating)
    low, high = span_of(scale)
    return Fraction(rating - low) / Fraction(high - low)


def policy(ruleset: RuleSet, leaf: Leaf, judgement: Judgement) -> Any:
    """The credit that a rule gives this outcome, as written; None where no rule speaks of it.

    The leaf's own rule, then that of a further outcome, then that of the one it is like.
    """
    own = None
    if judgement.outcome == "not-applicable" and leaf.not_applicable is not None:
        own = leaf.not_applicable.credit
    if judgement.outcome == "not-assessed":
        own = leaf.not_assessed
    if own is not None:
        return own
    rules = (ruleset.outcomes.get(name) for name in (judgement.named, judgement.outcome))
    return next((rule.credit for rule in rules if rule and rule.credit is not None), None)


def _credit(scale: Scale | None, rule: Any, target: Number | None) -> Fraction:
    """A policy's credit; a target that nobody set is the highest."""
    if rule == "target":
        return Fraction(1) if target is None else credit_at(scale, target)
    return _WORDS.get(rule) or Fraction(rule if rule not in _WORDS else 0)

"""`applies`, then the leaf's own way, then `requires`: from one leaf to what it concludes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from milepost.model.criteria import Judgement, Leaf
from milepost.model.values import UNUSABLE
from milepost.scoring.leaves.check import ERROR
from milepost.scoring.own_words import own_words
from milepost.scoring.rating import span_of
from milepost.scoring.sight import Sight

NOT_APPLICABLE = Judgement("not-applicable", None, reason="applies", counted=False)
NO_CREDIT = Judgement("fail", Fraction(0), reason="requires")


def applied(leaf: Leaf, sight: Sight) -> Judgement:
    """What the leaf concludes, with the traces of what was asked.

    An unknown condition leaves the leaf open. What is certain stands whatever it says: a leaf
    declared not applicable, or one without credit that `requires` could not take.
    """
    judgement = _applied(leaf, sight)
    return replace(judgement, traces=tuple(sight.traces)) if sight.traces else judgement


def _applied(leaf: Leaf, sight: Sight) -> Judgement:
    applies = sight.ask("applies", leaf.applies) if leaf.applies is not None else True
    if applies is UNUSABLE:
        return ERROR
    if applies is False:
        return NOT_APPLICABLE
    own = _required(leaf, sight)
    if applies is True or own.outcome == "not-applicable":
        return own
    reached = own.best or own
    best = reached if reached.credit else NOT_APPLICABLE
    return _open(own, "applies", best, _no_credit(leaf, sight))


def _required(leaf: Leaf, sight: Sight) -> Judgement:
    own = leaf.judge(sight)
    if leaf.answered:
        sight.words = own_words(leaf, own)
    requires = sight.ask("requires", leaf.requires) if leaf.requires is not None else True
    if requires is True or own.outcome == "not-applicable":
        return own
    if requires is UNUSABLE:
        return replace(ERROR, answers=own.answers)
    if requires is False:
        return replace(_no_credit(leaf, sight), answers=own.answers)
    best = own.best or own
    return _open(own, "requires", best, _no_credit(leaf, sight)) if best.credit else own


def _no_credit(leaf: Leaf, sight: Sight) -> Judgement:
    """The lowest number of the leaf's scale, on none of its steps: the answer stays apart."""
    scale = sight.scale(leaf)
    return NO_CREDIT if scale is None else replace(NO_CREDIT, rating=span_of(scale)[0])


def _open(own: Judgement, reason: str, best: Judgement, worst: Judgement) -> Judgement:
    """Not assessed because `applies` or `requires` is unknown."""
    return Judgement(
        "not-assessed", Fraction(0), None, reason, (), own.answers, worst=worst, best=best
    )

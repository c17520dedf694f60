"""`answer`: a question that an assessor answers on a scale."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import ClassVar

from pydantic import model_validator

from milepost.model.criteria import Judgement, Leaf, Seen
from milepost.model.evidence import Answer
from milepost.model.kinds import Plain, read_number
from milepost.model.scales import NumericScale, Scale, StepScale
from milepost.model.text import Text
from milepost.model.values import Number
from milepost.scoring.rating import ends, rated


class AnswerLeaf(Leaf):
    """A judged rating. An answer without what the leaf `needs` counts as not given.

    Several answers become one rating as the rule set's `raters` says; it is not applicable only
    where every assessor says so.
    """

    answered: ClassVar[bool] = True
    example: ClassVar[str] = "answer: {en: How well are risks answered, zh: 风险应对得如何}"

    answer: Text

    @model_validator(mode="after")
    def _needs_scale(self) -> AnswerLeaf:
        if self.scale is None:
            raise ValueError("`answer` needs a scale", "name it: `scale: anchors`")
        return self

    def judge(self, seen: Seen) -> Judgement:
        """The rating on the leaf's scale; not assessed where no answer is complete."""
        scale = seen.scale(self)
        assert scale is not None
        given = seen.answers(self)
        complete = tuple(a for a in given if not lacks(self, a))
        ratings = tuple(a for a in complete if not a.not_applicable)
        if complete and not ratings:
            return Judgement("not-applicable", None, answers=given)
        if not ratings:
            low, high = ends(scale)
            reason = "incomplete" if given else ""
            return Judgement("not-assessed", Fraction(0), None, reason, (), given, low, high)
        numbers = tuple(rating(scale, a.answer or "") for a in ratings)
        return replace(rated(scale, seen.combined(numbers)), answers=given)


def lacks(leaf: Leaf, answer: Answer) -> tuple[str, ...]:
    """What the leaf needs and the answer does not give; a declared not-applicable needs a reason.

    Whitespace is nothing.
    """
    reason = _said(answer.reason)
    if answer.not_applicable:
        return () if reason else ("reason",)
    given = {
        "rationale": _said(answer.rationale),
        "evidence": " ".join(answer.evidence).strip(),
        "url": answer.url.strip(),
        "reason": reason,
    }
    return tuple(need for need in leaf.needs if not given[need])


def _said(text: Text | None) -> str:
    return text.en.strip() if text else ""


def rating(scale: Scale, answer: str) -> Number:
    """The number an answer stands for. Raises ValueError for one that is not on the scale."""
    if isinstance(scale, StepScale):
        return _step_value(scale, answer)
    number = read_number(Plain(answer))
    low, high = scale.span
    if not low <= number <= high or (scale.whole and not isinstance(number, int)):
        raise ValueError(f"{answer} is not on the scale", _offered(scale))
    return number


def _step_value(scale: StepScale, answer: str) -> Number:
    step = scale.root.get(answer)
    if step is None or step.value is None:
        raise ValueError(f"{answer} is not a step of the scale", f"use {', '.join(scale.names)}")
    value: Number = step.value
    return value


def _offered(scale: NumericScale) -> str:
    whole = "a whole number" if scale.whole else "a number"
    return f"use {whole} from {scale.low} to {scale.high}"

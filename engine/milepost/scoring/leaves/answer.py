"""`answer`: a question that an assessor answers on a scale."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import ClassVar

from pydantic import Field, model_validator

from milepost.conditions import Given, evaluate
from milepost.model.criteria import Judgement, Leaf, Seen
from milepost.model.evidence import Answer
from milepost.model.kinds import Plain, Words, read_number
from milepost.model.scales import NumericScale, Scale, ScaleStep, StepScale
from milepost.model.text import Text
from milepost.model.values import Number
from milepost.scoring.rating import ends, rated, span_of


class AnswerLeaf(Leaf):
    """A judged rating. An answer without what the leaf `needs` counts as not given.

    Several answers become one rating as the rule set's `raters` says; it is not applicable only
    where every assessor says so.
    """

    answered: ClassVar[bool] = True
    example: ClassVar[str] = "answer: {en: How well are risks answered, zh: 风险应对得如何}"

    answer: Text
    ticks: dict[Words, Text] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _needs_scale(self) -> AnswerLeaf:
        if self.scale is None:
            raise ValueError("`answer` needs a scale", "name it: `scale: anchors`")
        if "ticks" in self.needs and not self.ticks:
            raise ValueError("`needs` asks for ticks, and there are none", "write `ticks`")
        return self

    def judge(self, seen: Seen) -> Judgement:
        """The rating on the leaf's scale; not assessed where no answer is complete."""
        scale = seen.scale(self)
        assert scale is not None
        given = seen.answers(self)
        complete = tuple(a for a in given if not lacks(self, a))
        ratings = tuple(a for a in complete if not a.not_applicable)
        if complete and not ratings:
            return Judgement("not-applicable", None, answers=given, counted=False)
        if not ratings:
            low, high = ends(scale)
            reason = "incomplete" if given else ""
            return Judgement("not-assessed", Fraction(0), None, reason, (), given, low, high)
        numbers = tuple(answered(scale, a, seen.as_of) for a in ratings)
        return replace(rated(scale, seen.combined(numbers)), answers=given)


def lacks(leaf: Leaf, answer: Answer) -> tuple[str, ...]:
    """What the leaf needs and the answer does not give; a declared not-applicable needs a reason.

    Whitespace is nothing. A leaf that may not be declared so lacks its answer (`answer`).
    """
    policy = leaf.not_applicable
    if answer.not_applicable and policy is not None and policy.forbidden:
        return ("answer",)
    given: dict[str, object] = {
        "rationale": _said(answer.rationale),
        "evidence": " ".join(answer.evidence).strip(),
        "url": answer.url.strip(),
        "reason": _said(answer.reason),
        "ticks": isinstance(leaf, AnswerLeaf) and set(leaf.ticks) <= set(answer.ticks),
    }
    if answer.not_applicable:
        needs: tuple[str, ...] = policy.needs if policy is not None else ("reason",)
    else:
        needs = leaf.needs
    return tuple(need for need in needs if not given[need])


def _said(text: Text | None) -> str:
    return text.en.strip() if text else ""


def answered(scale: Scale, answer: Answer, as_of: date) -> Number:
    """The number of an answer: its step or number, or the highest step reached by the as-of date.

    The lowest step where none of its `dates` has come.
    """
    if not answer.dates:
        return rating(scale, answer.answer or "")
    reached = [rating(scale, step) for step, day in answer.dates if day <= as_of]
    return max(reached, default=span_of(scale)[0])


def rating(scale: Scale, answer: str) -> Number:
    """The number an answer stands for.

    A scale of steps with lower ends also takes a number, which falls on one of them.
    Raises ValueError for an answer that is not on the scale.
    """
    if isinstance(scale, StepScale):
        if scale.bands and answer not in scale.root:
            return _step_value(scale, banded(scale, read_number(Plain(answer))))
        return _step_value(scale, answer)
    number = read_number(Plain(answer))
    low, high = scale.span
    if not low <= number <= high or (scale.whole and not isinstance(number, int)):
        raise ValueError(f"{answer} is not on the scale", _offered(scale))
    return number


def banded(scale: StepScale, number: Number) -> str:
    """The step a number falls on: the highest whose lower end it reaches, else the lowest."""
    reached = [name for name, step in scale.root.items() if _reaches(step, number)]
    return reached[-1] if reached else scale.names[0]


def _reaches(step: ScaleStep, number: Number) -> bool:
    end = step.at_least or step.above
    if end is None or end.tree is None:
        return False
    low = evaluate(end.tree, Given({}, date.min))
    assert isinstance(low, Number)
    return number >= low if step.at_least is not None else number > low


def _step_value(scale: StepScale, answer: str) -> Number:
    step = scale.root.get(answer)
    if step is None or step.value is None:
        raise ValueError(f"{answer} is not a step of the scale", f"use {', '.join(scale.names)}")
    value: Number = step.value
    return value


def _offered(scale: NumericScale) -> str:
    whole = "a whole number" if scale.whole else "a number"
    return f"use {whole} from {scale.low} to {scale.high}"

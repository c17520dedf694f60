"""`imported`: the outcome comes with the evidence, as another tool reported it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import ClassVar

from pydantic import model_validator

from milepost.model.criteria import Judgement, Leaf, Seen
from milepost.model.evidence import Answer
from milepost.model.kinds import YesNo
from milepost.model.outcomes import Outcome
from milepost.scoring.combining import combined_outcome
from milepost.scoring.leaves.answer import lacks
from milepost.scoring.leaves.check import FAIL, PASS, UNKNOWN

_CREDITS = {"pass": Fraction(1), "partial": Fraction(1, 2)}


class ImportedLeaf(Leaf):
    """The answer is an outcome by name: a built-in one, or one that `outcomes` adds.

    Several reports of it become one outcome as several checks do, with the mean of their credits.
    """

    answered: ClassVar[bool] = True
    example: ClassVar[str] = "imported: true"

    imported: YesNo

    @model_validator(mode="after")
    def _is_imported(self) -> ImportedLeaf:
        if not self.imported:
            raise ValueError("`imported` can only be true", "leave the key out instead")
        if self.scale is not None:
            raise ValueError("`imported` takes an outcome and no scale", "remove `scale`")
        return self

    def judge(self, seen: Seen) -> Judgement:
        """The outcome reported; not assessed where none is."""
        answers = seen.answers(self)
        complete = (_reported(answer) for answer in answers if not lacks(self, answer))
        told = [(name, seen.outcome(name)) for name in complete]
        judged = tuple(_one(*one) for one in told if not self._refuses(one[1]))
        if not judged:
            return replace(UNKNOWN, answers=answers, reason="incomplete" if answers else "")
        if len(judged) == 1:
            return replace(judged[0], answers=answers)
        return replace(_together(judged), answers=answers)

    def _refuses(self, outcome: Outcome) -> bool:
        policy = self.not_applicable
        return outcome == "not-applicable" and policy is not None and policy.forbidden


def _reported(answer: Answer) -> str:
    return "not-applicable" if answer.not_applicable else answer.answer or ""


def _one(name: str, outcome: Outcome) -> Judgement:
    """An unsettled outcome may still become any other."""
    open_ = outcome == "not-assessed"
    return Judgement(
        outcome,
        None if outcome == "not-applicable" else _CREDITS.get(outcome, Fraction(0)),
        worst=FAIL if open_ else None,
        best=PASS if open_ else None,
        named=name if name != outcome else "",
    )


def _together(judged: tuple[Judgement, ...]) -> Judgement:
    credits = [j.credit for j in judged if j.credit is not None]
    outcome = combined_outcome(judged)
    credit = sum(credits, Fraction(0)) / len(credits) if credits else None
    names = {j.named for j in judged}
    named = names.pop() if len(names) == 1 else ""
    ends = (FAIL, PASS) if outcome == "not-assessed" else (None, None)
    return Judgement(outcome, credit, worst=ends[0], best=ends[1], named=named)

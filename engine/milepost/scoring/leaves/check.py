"""`check`: a condition that holds or does not."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

from milepost.model.criteria import Judgement, Leaf, Seen
from milepost.model.kinds import Expr
from milepost.model.values import UNUSABLE

PASS = Judgement("pass", Fraction(1))
FAIL = Judgement("fail", Fraction(0))
UNKNOWN = Judgement("not-assessed", Fraction(0), worst=FAIL, best=PASS)
ERROR = Judgement("error", Fraction(0), reason="unusable")


class CheckLeaf(Leaf):
    """A condition over declared facts: true passes, false fails, unknown is not assessed."""

    example: ClassVar[str] = "check: budget_approved >= cost_estimate"

    check: Expr

    def judge(self, seen: Seen) -> Judgement:
        """Three-valued; evidence that says `none` where a figure is compared is an error."""
        value = seen.ask("check", self.check)
        if value is UNUSABLE:
            return ERROR
        return UNKNOWN if value is None else PASS if value is True else FAIL

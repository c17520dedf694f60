"""Policies: what an outcome counts, and when a rating is forced."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema, model_validator

from milepost.model.facts import Part
from milepost.model.kinds import ExactNumber, Expr, YesNo, read_number
from milepost.model.outcomes import Need, Outcome
from milepost.model.text import Text
from milepost.model.values import Number

CREDIT_WORDS = ("excluded", "lowest", "highest", "target", "inconclusive")


def read_credit(raw: object) -> Number | str:
    """A credit from 0 to 1, or one of the words.

    `excluded` leaves every mean; `lowest`, `highest` and `target` are places on the leaf's scale;
    `inconclusive` counts without a value, so that what rests on it is undetermined.
    """
    if isinstance(raw, str) and raw in CREDIT_WORDS:
        return str(raw)
    try:
        number = read_number(raw)
    except ValueError:
        number = -1
    if not 0 <= number <= 1:
        words = ", ".join(CREDIT_WORDS)
        raise ValueError("a credit is a number from 0 to 1", f"or one of {words}")
    return number


Credit = Annotated[
    Any,
    BeforeValidator(read_credit),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"enum": list(CREDIT_WORDS)}]}),
]


class OutcomeRule(Part):
    """What an outcome counts; with `like`, a further outcome that behaves like a built-in one."""

    like: Outcome | None = None
    credit: Credit | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain_credit(cls, raw: Any) -> Any:
        return raw if isinstance(raw, (dict, OutcomeRule)) else {"credit": raw}

    @model_validator(mode="after")
    def _says_something(self) -> OutcomeRule:
        if self.like is None and self.credit is None:
            raise ValueError("an outcome has a credit", "write `credit`")
        return self


class NotApplicable(Part):
    """One leaf's own policy for a declared not-applicable; `forbidden: true` refuses it."""

    forbidden: YesNo = False
    credit: Credit | None = None
    needs: tuple[Need, ...] = ("reason",)

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, raw: Any) -> Any:
        if isinstance(raw, (dict, NotApplicable)):
            return raw
        return {"forbidden": True} if raw == "forbidden" else {"credit": raw}


class Adjustment(Part):
    """A forced answer: one line of `adjust`, seeing the numbers the lines before left.

    `only` picks the criteria, `when` is asked once. It moves the rating (the credit where there is
    no scale) and never the outcome.
    """

    only: Expr | None = None
    when: Expr | None = None
    set: ExactNumber | None = None
    at_least: ExactNumber | None = None
    at_most: ExactNumber | None = None
    why: Text

    @model_validator(mode="after")
    def _moves(self) -> Adjustment:
        ends = [self.set, self.at_least, self.at_most]
        if sum(end is not None for end in ends) != 1:
            raise ValueError("an adjustment does one thing", "write `set`, `at_least` or `at_most`")
        return self

    def moved(self, number: Number) -> Number:
        """The number as this line leaves it."""
        end: Number = next(e for e in (self.set, self.at_least, self.at_most) if e is not None)
        if self.set is not None:
            return end
        return max(number, end) if self.at_least is not None else min(number, end)


Status = Literal["future", "active", "retired"]
"""Life cycle of a criterion; only an active one is assessed."""

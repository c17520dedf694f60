"""Marks of what people say about a gap: an action that is promised, a reason that is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from milepost.model.evidence import Answer, Plan
from milepost.model.text import Text


def planned(plans: Mapping[str, Plan], criterion: str, as_of: date) -> bool:
    """Whether an open action with an owner is promised, due on the as-of date or later."""
    plan = plans.get(criterion)
    return plan is not None and is_open(plan) and plan.due >= as_of and bool(plan.owner.strip())


def is_open(plan: Plan) -> bool:
    """Whether somebody still means to do it."""
    return plan.status == "open"


def justified(answers: Iterable[Answer]) -> bool:
    """Whether one of the answers gives a rationale or a reason; whitespace is none."""
    return any(_said(answer.rationale) or _said(answer.reason) for answer in answers)


def _said(text: Text | None) -> bool:
    return text is not None and bool(text.en.strip())

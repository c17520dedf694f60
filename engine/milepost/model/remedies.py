"""Remedies: what mends a weakness, by whom, with what effort, and what will then be true."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator

from milepost.model.facts import Part
from milepost.model.kinds import ExactNumber, Expr, Plain, Whole, Words
from milepost.model.text import Text


class Change(Part):
    """What a remedy makes of one fact.

    `value` sets it; `at_least` and `at_most` move it only as far as needed and never worsen it;
    `status` and `date: done` complete a document; `add` and `length` fill a list.
    """

    value: Any = None
    at_least: Expr | None = None
    at_most: Expr | None = None
    status: Words | None = None
    date: Words | None = None
    add: tuple[Words, ...] = ()
    length: Whole | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain_value(cls, raw: Any) -> Any:
        return raw if isinstance(raw, (dict, Change)) else {"value": raw}

    @model_validator(mode="after")
    def _says_something(self) -> Change:
        if not self.model_fields_set:
            raise ValueError("a change says what becomes of the fact", "give a value or `at_least`")
        if self.date not in (None, "done"):
            raise ValueError("`date` of a change can only be `done`", "write `date: done`")
        return self


class Action(Part):
    """One remedy: an action with owner, effort in person days and days until it is due."""

    action: Text
    owner: Words
    effort_days: ExactNumber = 0
    cost: ExactNumber | None = None
    due_days: Whole = Field(default=30, ge=0, le=3650)
    after: tuple[Words, ...] = ()
    makes: dict[Words, Change] = Field(default_factory=dict)


class Choice(Part):
    """Alternatives, named by remedy id: at most one of them is taken."""

    choice: tuple[Words, ...] = Field(min_length=2)


def _remedy_form(raw: Any) -> str:
    if isinstance(raw, Choice) or (isinstance(raw, dict) and "choice" in raw):
        return "choice"
    return "action"


Remedy = Annotated[
    Annotated[Action, Tag("action")] | Annotated[Choice, Tag("choice")], Discriminator(_remedy_form)
]


def remedy_reference(raw: Any) -> str:
    """Tells a remedy named by id from one written in place."""
    return "id" if isinstance(raw, (str, Plain)) else _remedy_form(raw)


RemedyOrId = Annotated[
    Annotated[Action, Tag("action")]
    | Annotated[Choice, Tag("choice")]
    | Annotated[Words, Tag("id")],
    Discriminator(remedy_reference),
]

"""What can be known about a subject: declared facts and their types."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from milepost.model.confidentiality import Class
from milepost.model.kinds import ExactNumber, Whole, Words, YesNo
from milepost.model.text import Text
from milepost.model.values import Number


class Part(BaseModel):
    """Base of everything an author writes: frozen, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


FactType = Literal[
    "number",
    "integer",
    "percent",
    "money",
    "days",
    "yes_no",
    "text",
    "choice",
    "date",
    "document",
    "list",
    "record",
    "series",
]


ReportSection = Literal["status", "milestones", "money", "risks", "performance", "resources"]
"""The sections of a management report."""


class Fact(Part):
    """One declared fact. Numbers are exact; `percent` has the unit % and the floor 0.

    `section` is the one of a management report that it belongs to; without it, to none.
    """

    type: FactType
    title: Text | None = None
    unit: Words | None = None
    min: ExactNumber | None = None
    max: ExactNumber | None = None
    max_age_days: Whole | None = Field(default=None, gt=0)
    confidentiality: Class | None = Field(default=None, alias="class")
    owner: Words | None = None
    of: Words | None = None
    section: ReportSection | None = None
    values: tuple[Words, ...] = ()
    ordered: YesNo = False
    fields: dict[Words, Fact] = Field(default_factory=dict)

    @property
    def floor(self) -> Number | None:
        """Smallest value allowed, if any."""
        low: Number | None = self.min
        return 0 if low is None and self.type in ("percent", "days") else low

    @property
    def shown_unit(self) -> str:
        """Unit as printed behind a value; empty where there is none."""
        return self.unit or {"percent": "%", "days": "d"}.get(self.type, "")

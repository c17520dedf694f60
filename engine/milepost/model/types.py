"""The types of the expression language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

TypeName = Literal[
    "number", "yes_no", "text", "choice", "date", "document", "list", "record", "series", "step"
]


@dataclass(frozen=True, slots=True)
class Type:
    """What a name or an expression stands for.

    `values` are the words a `choice` or `step` may take (a step of no particular scale has none),
    lowest first where `ordered`; `item` is the type of a list's items; `fields` are a record's.
    """

    name: TypeName
    values: tuple[str, ...] = ()
    ordered: bool = False
    item: Type | None = None
    fields: Mapping[str, Type] = field(default_factory=dict)


NUMBER = Type("number")
YES_NO = Type("yes_no")
TEXT = Type("text")
DATE = Type("date")
DOCUMENT = Type("document")
SERIES = Type("series")
STEP = Type("step", ordered=True)

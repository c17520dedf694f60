"""Where the values of a condition come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from milepost.model.values import Value

Item = Mapping[str, Value]
"""The words over one criterion or check with their values; a word not in it is unknown."""


class Environment(Protocol):
    """One subject on one day. A name not in `values` is unknown; `param` is a record in it."""

    @property
    def values(self) -> Mapping[str, Value]:
        """Values of facts, results and lists by name; a list is a tuple."""

    @property
    def as_of(self) -> date:
        """The day on which the question is asked."""

    def item(self, id: str, /) -> Item | None:
        """The words over the criterion or check `id`; None if there is no such thing."""

    def under(self, id: str, /) -> tuple[Item, ...]:
        """The words over each check whose id starts with `id` and a point."""


@dataclass(frozen=True, slots=True)
class Given:
    """An environment of values at hand; `items` are the words over each criterion and check."""

    values: Mapping[str, Value]
    as_of: date
    items: Mapping[str, Item] = field(default_factory=dict)

    def item(self, id: str, /) -> Item | None:
        """The words over the criterion or check `id`."""
        return self.items.get(id)

    def under(self, id: str, /) -> tuple[Item, ...]:
        """The words over each check whose id starts with `id` and a point."""
        return tuple(item for name, item in self.items.items() if name.startswith(f"{id}."))

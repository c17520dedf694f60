"""Where the values of a condition come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, overload

from milepost.model.values import Value

Item = Mapping[str, Value]
"""The words over one criterion or check with their values; a word not in it is unknown."""


class Names(Protocol):
    """Values by name, such as a dictionary."""

    @overload
    def get(self, name: str, /) -> Value:
        """The value of a name; None where there is none."""

    @overload
    def get(self, name: str, default: Any, /) -> Any:
        """The value of a name; `default` where there is none."""


class Environment(Protocol):
    """One subject on one day. A name not in `values` is unknown; `param` is a record in it."""

    @property
    def values(self) -> Names:
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


_ABSENT: Any = object()


class Layers:
    """Names out of several layers: the value of the first that has it; nothing is copied."""

    __slots__ = ("_layers",)

    def __init__(self, *layers: Names) -> None:
        self._layers = layers

    def get(self, name: str, default: Any = None, /) -> Any:
        """The value of a name; `default` where no layer has it."""
        for layer in self._layers:
            value = layer.get(name, _ABSENT)
            if value is not _ABSENT:
                return value
        return default

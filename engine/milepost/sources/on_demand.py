"""Names at hand, and all others once one of them is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


class OnDemand(Mapping[str, T]):
    """What `every` gives, which is made only for a name that is not among the `first` ones.

    Of a name among these both say the same.
    """

    def __init__(self, first: Mapping[str, T], every: Callable[[], Mapping[str, T]]) -> None:
        self._first, self._every = first, every

    def __getitem__(self, name: str) -> T:
        return self._first[name] if name in self._first else self._every()[name]

    def __contains__(self, name: object) -> bool:
        return name in self._first or name in self._every()

    def __iter__(self) -> Iterator[str]:
        return iter(self._every())

    def __len__(self) -> int:
        return len(self._every())

"""What reading a file yields: plain data, and the place of everything in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Path = tuple[str | int, ...]
"""Keys and list positions from the top of a file, such as `("criteria", 3, "check")`."""


class Mark(NamedTuple):
    """A place in a file: line and column count from 1, `at` is the offset in its text from 0."""

    line: int
    column: int
    at: int = -1


@dataclass(frozen=True, slots=True)
class Read:
    """The content of a file: dicts, lists, `str` (quoted) and `Plain` (unquoted) scalars.

    `marks` places values and `key_marks` keys, both by path. A value that an alias stands for has
    the mark of the text it repeats. `grafts` name what was taken over from another file: by the
    path it has here, that file and the path it has there.
    """

    data: Any
    marks: Mapping[Path, Mark]
    key_marks: Mapping[Path, Mark]
    file: str
    text: str = field(default="", repr=False)
    grafts: Mapping[Path, tuple[Read, Path]] = field(default_factory=dict, repr=False)

    def at(self, path: Path) -> Any:
        """The data under `path`. Raises KeyError, IndexError or TypeError where there is none."""
        data = self.data
        for step in path:
            data = data[step]
        return data

    def written(self, path: Path) -> tuple[Read, Path]:
        """The file in which the data under `path` is written, and its path there."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.grafts:
                read, start = self.grafts[path[:length]]
                return read.written((*start, *path[length:]))
        return self, path

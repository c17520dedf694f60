"""Problems placed in the file they were found in, and the collection of those of several files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from milepost.errors import InvalidInput, Problem
from milepost.loading.read import Mark, Path, Read

_PROPERTIES = re.compile(r"(?:[&!]\S*[ \t]+)*")
_BARE = re.compile(r"[\w-]+")
_SINGLE = re.compile(r"'(?:''|[^'\r\n])*'")
_DOUBLE = re.compile(r'"(?:\\[^\r\n]|[^"\\\r\n])*"')
_SINGLE_UNIT = re.compile(r"''|.")
_DOUBLE_UNIT = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\x..|\\u.{4}|\\U.{8}|\\.|.")


def shown_key(path: Path) -> str:
    """A path as authors read it: `criteria[3].checks[0].check`. Empty for the whole file."""
    return "".join(_shown_step(step) for step in path).removeprefix(".")


def problem(
    read: Read,
    path: Path,
    what: str,
    mend: str = "",
    at_key: bool = False,
    *,
    offset: int | None = None,
) -> Problem:
    """A problem at the value under `path`, or at its key; at the nearest thing above it that is
    written in the file where `path` itself is not.

    `offset` counts characters into a scalar and moves the column, except in a block scalar or one
    of several lines.
    """
    read, path = read.written(path)
    mark = _mark(read, path, at_key)
    column = mark.column if not offset or at_key else _column(read.text, mark, offset)
    return Problem(read.file, mark.line, column, shown_key(path), what, mend)


class Collector:
    """Gathers the problems of several files so that an author sees them all at once."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was gathered, each once, in the order of files and lines."""
        return tuple(sorted(set(self._problems)))

    def add(self, *problems: Problem) -> None:
        """Adds problems."""
        self._problems.extend(problems)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Adds the problems of an iterable."""
        self._problems.extend(problems)

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Takes over the problems of an InvalidInput raised in the block, and goes on behind it."""
        try:
            yield
        except InvalidInput as error:
            self._problems.extend(error.problems)

    def raise_if_any(self) -> None:
        """Raises InvalidInput if there is a problem."""
        if self._problems:
            raise InvalidInput(self.problems)


def _shown_step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if _BARE.fullmatch(step) else f'["{step}"]'


def _mark(read: Read, path: Path, at_key: bool) -> Mark:
    if at_key and path in read.key_marks:
        return read.key_marks[path]
    for length in range(len(path), -1, -1):
        if path[:length] in read.marks:
            return read.marks[path[:length]]
    return Mark(0, 0)


def _column(text: str, mark: Mark, offset: int) -> int:
    match = _PROPERTIES.match(text, mark.at) if mark.at >= 0 else None
    if match is None:
        return mark.column
    start = match.end()
    width = _width(text, start, offset)
    return mark.column if width is None else mark.column + start - mark.at + width


def _width(text: str, start: int, offset: int) -> int | None:
    """Characters of the file that the first `offset` characters of the scalar take."""
    opening = text[start : start + 1]
    if opening == "'":
        return _quoted_width(text, start, offset, _SINGLE, _SINGLE_UNIT)
    if opening == '"':
        return _quoted_width(text, start, offset, _DOUBLE, _DOUBLE_UNIT)
    line = text[start:].split("\n", 1)[0]
    return None if opening in ("|", ">", "") or offset > len(line) else offset


def _quoted_width(
    text: str, start: int, offset: int, whole: re.Pattern[str], unit: re.Pattern[str]
) -> int | None:
    scalar = whole.match(text, start)
    if scalar is None:
        return None
    units = unit.findall(scalar.group()[1:-1])
    return 1 + sum(map(len, units[:offset]))

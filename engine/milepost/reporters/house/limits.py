"""How much the templates of a house may do: enough for any report, and never without an end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized

from jinja2.exceptions import SecurityError

MOST_STEPS = 1_000_000
"""Turns of loops and calls in one page."""

MOST_SIGNS = 20_000_000
"""Characters of one page."""

LONGEST = 2_000_000
"""Characters, or items, of one value."""

LARGEST = 1_000_000
"""The largest number written in a template."""

MOST_POWER = 16


class Endless(SecurityError):  # noqa: N818
    """A template that does not end, or whose output grows out of hand."""


class Budget:
    """The steps left for one page."""

    def __init__(self) -> None:
        self.left = MOST_STEPS

    def spend(self, steps: int = 1) -> None:
        """Take steps. Raises Endless where none is left."""
        self.left -= steps
        if self.left < 0:
            raise Endless

    def counted(self, values: Iterable[object]) -> Iterator[object]:
        """The values, each for a step."""
        for value in values:
            self.spend()
            yield value

    def range(self, *ends: int) -> range:
        """The built-in range, for a step each number."""
        numbers = range(*ends)
        if len(numbers) > self.left:
            raise Endless
        self.spend(len(numbers))
        return numbers


def bounded(value: object) -> object:
    """The value. Raises Endless where it is too long."""
    if isinstance(value, Sized) and len(value) > LONGEST:
        raise Endless
    return value


def capped(parts: Iterable[str]) -> Iterator[str]:
    """The parts of a page. Raises Endless where they come to too much."""
    signs = 0
    for part in parts:
        signs += len(part)
        if signs > MOST_SIGNS:
            raise Endless
        yield part


def reckoned(operator: str, left: object, right: object) -> None:
    """Raises Endless for arithmetic that could be without an end or fill the memory."""
    if operator == "**" and not _is_small(left, right):
        raise Endless
    if operator == "*" and (_times(left, right) > LONGEST or _times(right, left) > LONGEST):
        raise Endless
    if operator == "%" and isinstance(left, str):
        raise Endless


def _is_small(base: object, power: object) -> bool:
    numbers = isinstance(base, int) and isinstance(power, int)
    return numbers and abs(power) <= MOST_POWER and abs(base) <= LARGEST  # type: ignore[arg-type]


def _times(value: object, times: object) -> int:
    """The length of a value repeated; 0 where it has none."""
    return len(value) * times if isinstance(value, Sized) and isinstance(times, int) else 0

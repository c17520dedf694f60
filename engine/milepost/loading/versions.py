"""Versions of rule sets: their order, and the ranges that a reference may give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from milepost.loading.format import VERSION

CARET = "^"
_RANGE = re.compile(rf"\^(?:{VERSION}|(0|[1-9]\d*)(?:\.(0|[1-9]\d*))?)")

Rank = tuple[tuple[int, ...], bool, tuple[tuple[bool, int, str], ...]]


@dataclass(frozen=True, slots=True)
class Range:
    """Versions from `low` on that change nothing their users rest on.

    Equal to `low` are all numbers up to the first that is not 0: `^1.2` takes 1.2.0 and 1.9.0 but
    no 2.0.0, `^0.1.0` takes 0.1.7 but no 0.2.0. A pre-release is taken only where the range
    itself starts at one of the same release.
    """

    low: str
    fixed: int

    @classmethod
    def read(cls, text: str) -> Range | None:
        """The range that `^1`, `^1.0` or `^1.0.0` stands for; None for anything else."""
        if not _RANGE.fullmatch(text):
            return None
        release, dash, pre = text.removeprefix(CARET).partition("-")
        numbers = release.split(".")
        leading = next((n for n, part in enumerate(numbers) if part != "0"), len(numbers) - 1)
        low = ".".join([*numbers, "0", "0"][:3])
        return cls(f"{low}{dash}{pre}", leading + 1)

    def takes(self, version: str) -> bool:
        """Whether a version lies in the range."""
        low, asked = rank(self.low), rank(version)
        is_release = asked[1]
        near = is_release or (not low[1] and asked[0] == low[0])
        return near and asked >= low and asked[0][: self.fixed] == low[0][: self.fixed]


def rank(version: str) -> Rank:
    """SemVer order: a pre-release stands before its release, its numbers count as numbers."""
    numbers, _, pre = version.partition("-")
    return tuple(int(n) for n in numbers.split(".")), not pre, tuple(map(_part, pre.split(".")))


def newest(versions: Sequence[str], within: Range) -> str | None:
    """The newest version in a range; None where there is none."""
    return max((v for v in versions if within.takes(v)), key=rank, default=None)


def _part(identifier: str) -> tuple[bool, int, str]:
    is_number = identifier.isdigit()
    return not is_number, int(identifier) if is_number else 0, identifier

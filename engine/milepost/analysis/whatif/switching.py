"""A fact or answer that could be otherwise, and which of its values do most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from milepost.model.whatif import Setting

_MOST_WAYS = 3
Marks = tuple[int, ...]
"""How a value does, condition by condition: 2 well, 1 unknown, 0 badly."""


@dataclass(frozen=True, slots=True)
class Switch:
    """A fact or answer set otherwise.

    `best` are the settings that do most, more than one only where conditions pull apart; `all` are
    those that do anything at all, the nearest to the present value first. `aside` says that it only
    decides which checks apply.
    """

    best: tuple[Setting, ...]
    all: tuple[Setting, ...]
    aside: bool = False


def switch_of(
    now: Marks, tried: Sequence[tuple[Setting, Marks]], aside: bool = False
) -> Switch | None:
    """The switch of what was tried, the nearest first; None where nothing of it does anything.

    A value does something where a condition comes out better than `now`. The best are those that
    no other is as good as everywhere and better somewhere; of two alike the nearer one.
    """
    helping = [(one, marks) for one, marks in tried if _above(marks, now)]
    if not helping:
        return None
    nearest: dict[Marks, Setting] = {}
    for one, marks in helping:
        nearest.setdefault(marks, one)
    best = [one for marks, one in nearest.items() if not _beaten(marks, nearest)]
    return Switch(tuple(best[:_MOST_WAYS]), tuple(one for one, _ in helping), aside)


def _above(marks: Marks, now: Marks) -> bool:
    return any(one > other for one, other in zip(marks, now, strict=True))


def _beaten(marks: Marks, others: dict[Marks, Setting]) -> bool:
    return any(
        all(one >= own for one, own in zip(other, marks, strict=True))
        for other in others
        if other != marks
    )

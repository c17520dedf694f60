"""How much room words take in a picture, measured generously and alike on every machine."""

from __future__ import annotations

import unicodedata

from milepost.reporters.escaping import visible
from milepost.reporters.terminal.columns import fold, width_of

LEADING = 1.25
"""Height of a line in parts of the letter size."""

NAMED = 60
"""Columns of a name inside a sentence."""

_NARROW = frozenset(" iljIftr.,:;|!'`()[]/\\-")
_BROAD = frozenset("mwMW@%—…")
_EACH = 0.6


def measure(words: str, size: float) -> float:
    """Points that a line of letters of `size` takes at most in the usual fonts of a page."""
    return size * sum(_share(char) for char in words)


def _share(char: str) -> float:
    """Width of a character in parts of the letter size, that of the wider fonts."""
    columns = width_of(char)
    if columns != 1:
        symbol = unicodedata.category(char) == "So"
        return columns * (0.7 if symbol else 0.5)
    if char in _NARROW:
        return 0.4
    if char in _BROAD:
        return 1.0
    return 0.78 if char.isupper() else 0.64


def wrapped(words: str, room: float, size: float, most: int = 4) -> list[str]:
    """The words in lines of at most `room` points; of more than `most` lines the rest is "…"."""
    line = " ".join(visible(words).split())[:1000]
    columns = max(2, int(room / size / _EACH))
    lines = fold(line, columns)
    while columns > 2 and any(measure(one, size) > room for one in lines):
        columns -= 1
        lines = fold(line, columns)
    if len(lines) > most:
        return [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), columns - 1)]
    return _even(line, lines, columns, room / size)


def _even(line: str, lines: list[str], columns: int, room: float) -> list[str]:
    """No more lines, but as alike in length as can be, and no word cut that was whole."""
    words = [word for word in line.split() if width_of(word) == len(word)]
    longest = max(map(len, words), default=2)
    for fewer in range(columns - 1, longest - 1, -1):
        narrower = fold(line, fewer)
        if len(narrower) > len(lines):
            break
        if all(measure(one, 1) <= room for one in narrower):
            lines = narrower
    return lines


def shortened(words: str, columns: int) -> str:
    """The words in one line of at most `columns`; what was left off is "…"."""
    line = " ".join(visible(words).split())
    if width_of(line) <= columns:
        return line
    return fold(line, columns - 1)[0].rstrip() + "…"


def height(lines: list[str], size: float) -> float:
    """Points that lines below each other take."""
    return len(lines) * size * LEADING

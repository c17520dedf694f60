"""Bars in plain characters, for pages without pictures."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.reporters.charts.lettering import shortened
from milepost.reporters.terminal.columns import pad, width_of

NAMES, ROOM = 26, 30
"""Columns for the names and for the bars."""

_FULL, _EMPTY, _OPEN, _MARK = "#", ".", "?", "|"

Row = tuple[str, float | None, float | None, str]
"""Name, share of the whole bar (None: not known), share of a mark on it, and what is said."""


def bars(rows: Sequence[Row]) -> tuple[str, ...]:
    """One line a row, all of the same width, at most 78 columns."""
    if not rows:
        return ()
    names = [shortened(name, NAMES) for name, *_ in rows]
    said = [shortened(words, 18) for *_, words in rows]
    wide, room = max(map(width_of, names)), max(map(width_of, said))
    return tuple(
        f"{pad(name, wide)} [{_bar(share, mark)}] {' ' * (room - width_of(words))}{words}"
        for name, words, (_, share, mark, _) in zip(names, said, rows, strict=True)
    )


def _bar(share: float | None, mark: float | None) -> str:
    filled = 0 if share is None else _cells(share)
    line = [_FULL] * filled + [_OPEN if share is None else _EMPTY] * (ROOM - filled)
    if mark is not None:
        line[min(max(_cells(mark) - 1, 0), ROOM - 1)] = _MARK
    return "".join(line)


def _cells(share: float) -> int:
    return int(min(max(share, 0.0), 1.0) * ROOM + 0.5)

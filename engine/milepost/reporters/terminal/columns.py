"""Text in terminal columns: harmless characters only, width in either script, line breaks."""

from __future__ import annotations

import re
import unicodedata

_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor, screen
    r"|(?:\x1b[\]P^_X]|[\x9d\x90\x9e\x9f\x98])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # OSC and kin
    r"|\x1b[ -/]*[0-~]"
)
_SPACES = frozenset("\t\n\r\v\f\x85\u2028\u2029")
_NEVER_FIRST = frozenset("，。；：、？！）”’》】〉」』…·%)]},.;:?!")
_NEVER_LAST = frozenset("（“‘《【〈「『([{")
_PARTS = re.compile(r" +|[^ ]+")


def clean(text: str) -> str:
    """The text without anything that could steer a terminal or turn its reading direction.

    Escape sequences go as a whole; line breaks and tabs become spaces.
    """
    if text.isascii() and text.isprintable():  # most texts, and the longest
        return text
    return "".join(_harmless(char) for char in _SEQUENCE.sub("", text))


def _harmless(char: str) -> str:
    if char in _SPACES:
        return " "
    return "" if unicodedata.category(char) in ("Cc", "Cf", "Cs") else char


def width_of(text: str) -> int:
    """Columns the text takes: two for a wide or full-width character, none for a mark above one.

    Source: Unicode Standard Annex 11, East Asian Width; ambiguous characters count as narrow.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pad(text: str, width: int) -> str:
    """The text with spaces behind it up to `width` columns."""
    return text + " " * max(0, width - width_of(text))


def fold(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns.

    Lines break at spaces and between Chinese characters, but no line starts with a closing mark or
    ends with an opening one; what is longer than a line is cut.
    """
    lines, current = [], ""
    for piece in _pieces(text):
        if width_of((current + piece).rstrip()) <= width:
            current += piece
            continue
        if current.strip():
            lines.append(current.rstrip())
        *full, current = _cut(piece.lstrip(), width)
        lines += full
    return [*lines, current.rstrip()] if current.strip() or not lines else lines


def _pieces(text: str) -> list[str]:
    """The parts of a text that a line may break between, spaces as parts of their own."""
    found: list[str] = []
    for part in _PARTS.findall(text):
        if part[0] == " ":
            found.append(part)
            continue
        start = 0
        for place in range(1, len(part)):
            if _may_break(part[place - 1], part[place]):
                found.append(part[start:place])
                start = place
        found.append(part[start:])
    return found


def _may_break(before: str, after: str) -> bool:
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return _columns(before) == 2 or _columns(after) == 2


def _cut(piece: str, width: int) -> list[str]:
    """A part in pieces of at most `width` columns; the last may be empty."""
    found, start, taken = [], 0, 0
    for place, char in enumerate(piece):
        wide = _columns(char)
        if taken + wide > width:
            found.append(piece[start:place])
            start, taken = place, 0
        taken += wide
    return [*found, piece[start:]]

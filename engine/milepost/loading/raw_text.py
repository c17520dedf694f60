"""Bytes to text that can be read safely: size, encoding, and characters no file may hold."""

from __future__ import annotations

import re
from itertools import islice

from milepost.errors import InvalidInput, Problem
from milepost.loading.read import Mark

LARGEST = 20_000_000
"""Bytes (or characters of text already decoded) that one file may have."""

_SHOWN_AT_MOST = 20
_UNREADABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def clean_text(raw: str | bytes, file: str, allowed: str = "") -> str:
    """The text of a file; `allowed` are characters refused elsewhere that its format may hold.

    Raises InvalidInput where it is too large, not UTF-8, or not text.
    """
    if len(raw) > LARGEST:
        raise too_large(file)
    text = _decoded(raw, file) if isinstance(raw, bytes) else raw
    problems = _unreadable(text, file, allowed)
    if problems:
        raise InvalidInput(problems)
    return text


def too_large(file: str) -> InvalidInput:
    """The error for a file over the limit."""
    what = f"the file is larger than {LARGEST // 1_000_000} MB"
    return InvalidInput((Problem(file, 0, 0, "", what, "split it into several files"),))


def mark_at(text: str, at: int) -> Mark:
    """The place of an offset in a text."""
    return Mark(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), at)


def _decoded(raw: bytes, file: str) -> str:
    mend = "save the file as UTF-8"
    if raw.startswith(_UTF_16):
        what = "the file starts with a byte order mark (BOM) of UTF-16"
        raise InvalidInput((Problem(file, 0, 0, "", what, f"{mend} without BOM"),))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        mark = mark_at(before, len(before))
        what = f"the byte 0x{raw[error.start]:02X} is not UTF-8"
        problem = Problem(file, mark.line, mark.column, "", what, mend)
        raise InvalidInput((problem,)) from None


def _unreadable(text: str, file: str, allowed: str) -> tuple[Problem, ...]:
    found = (match for match in _UNREADABLE.finditer(text) if match.group() not in allowed)
    return tuple(_refused(text, match.start(), file) for match in islice(found, _SHOWN_AT_MOST))


def _refused(text: str, at: int, file: str) -> Problem:
    if at == 0 and text[0] == "\ufeff":
        what = "the file starts with a byte order mark (BOM)"
        return Problem(file, 1, 1, "", what, "save the file as UTF-8 without BOM")
    mark = mark_at(text, at)
    what = f"the control character U+{ord(text[at]):04X} may not stand in a file"
    return Problem(file, mark.line, mark.column, "", what, "delete it")

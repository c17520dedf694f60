"""Data as it was read, as YAML that reads the same: short in one line, long in block form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from milepost.model.kinds import Plain
from milepost.reporters.terminal.columns import clean, width_of

WIDTH = 100
_STEP = 2
_KEY = re.compile(r"\w[\w.-]*")
_NULLS = frozenset({"null", "Null", "NULL"})
_MARKS_IN_BRACES = re.compile(r"[,:?\[\]{}#]")


def entry(key: str, value: Any, indent: int = 0) -> list[str]:
    """The lines of a key with its value."""
    lead = f"{' ' * indent}{_key(key)}:"
    short = _in_line(value)
    if short is not None and width_of(f"{lead} {short}") <= WIDTH:
        return [f"{lead} {short}"]
    if isinstance(value, str):
        head, *rest = _text(value, indent + _STEP)
        return [f"{lead} {head}", *rest]
    return [lead, *block(value, indent + _STEP)]


def item(value: Any, indent: int = 0) -> list[str]:
    """The lines of an item of a list."""
    lead, short = f"{' ' * indent}-", _in_line(value)
    if short is not None and width_of(f"{lead} {short}") <= WIDTH:
        return [f"{lead} {short}"]
    if isinstance(value, str):
        head, *rest = _text(value, indent + _STEP)
        return [f"{lead} {head}", *rest]
    first, *rest = block(value, indent + _STEP)
    return [f"{lead} {first.lstrip()}", *rest]


def block(value: Any, indent: int) -> list[str]:
    """The lines of a mapping or a list, each of its parts from a line of its own on."""
    if isinstance(value, Mapping):
        return [line for key, part in value.items() for line in entry(key, part, indent)]
    return [line for part in value for line in item(part, indent)]


def _in_line(value: Any) -> str | None:
    """The value in one line, mappings and lists in braces; None where a text has several lines.

    What is not in braces itself may hold their signs.
    """
    if isinstance(value, Plain) and "\n" not in value and not _steers(value):
        return str(value)
    return _in_braces(value)


def _in_braces(value: Any) -> str | None:
    if isinstance(value, str):
        return None if "\n" in value else _scalar(value)
    if isinstance(value, Mapping):
        inner = _joined((_key(key), _in_braces(part)) for key, part in value.items())
        return None if inner is None else f"{{{inner}}}"
    inner = _joined(("", _in_braces(part)) for part in value)
    return None if inner is None else f"[{inner}]"


def _joined(parts: Iterable[tuple[str, str | None]]) -> str | None:
    found = []
    for key, part in parts:
        if part is None:
            return None
        found.append(f"{key}: {part}" if key else part)
    return ", ".join(found)


def _scalar(text: str) -> str:
    if _steers(text):
        return _escaped(text)
    if isinstance(text, Plain) and not _MARKS_IN_BRACES.search(text):
        return str(text)
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def _key(key: str) -> str:
    is_plain = _KEY.fullmatch(key) and key not in _NULLS
    return key if is_plain else _escaped(key)


def _text(text: str, indent: int) -> list[str]:
    """A text that is too long for its line: folded at its spaces, or as it is with its lines."""
    lines = text.removesuffix("\n").split("\n")
    lead = " " * indent
    is_ragged = any(line != line.strip() for line in lines) or not lines[0] or not lines[-1]
    if is_ragged or _steers(text):
        return [_escaped(text)]
    if "\n" in text:
        mark = "|" if text.endswith("\n") else "|-"
        return [mark, *(f"{lead}{line}".rstrip() for line in lines)]
    if "  " in text:
        return [_scalar(text)]
    return [">-", *(f"{lead}{line}" for line in _folded(text, WIDTH - indent))]


def _folded(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width_of(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _steers(text: str) -> bool:
    """Whether a text holds what could steer a terminal or turn its reading direction."""
    line = text.replace("\n", " ")
    return clean(line) != line


def _escaped(text: str) -> str:
    """The text in double quotes, with nothing in it that steers."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if clean(c) == c else f"\\U{ord(c):08X}" for c in quoted)

"""Writing a rule set as YAML that people can edit and the loader reads back as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Context, Decimal
from fractions import Fraction
from textwrap import wrap
from typing import Any

WIDTH = 100
_EXACT = Context(prec=60)
_PLAIN = re.compile(r"[^\W\d_][\w ./()+*<>='-]*", re.UNICODE)
_PLAIN_IN_BLOCK = re.compile(r"[^\W\d_](?:[^:#\n]|:(?=\S)|(?<=\S)#)*", re.UNICODE)
_NOT_TEXT = frozenset({"true", "false", "yes", "no", "on", "off", "null", "none"})


def written(data: Mapping[str, Any], head: Iterable[str] = ()) -> str:
    """The text of a file: comment lines, then each key with its content.

    Values are mappings, lists, texts, whole numbers, exact fractions and true/false. An empty line
    stands around every section of several lines.
    """
    sections = [f"# {line}".rstrip() for line in head]
    before: list[str] = []
    for key, value in data.items():
        lines = list(_entry(key, value, 0))
        if sections and (len(lines) > 1 or len(before) > 1):
            sections.append("")
        sections += lines
        before = lines
    return "\n".join(sections) + "\n"


def _entry(key: str, value: Any, indent: int) -> Iterator[str]:
    """A key and its value: on one line where that is short enough, else the value below it."""
    start = f"{' ' * indent}{_scalar(key, False)}:"
    line = f"{start} {_flow(value)}"
    if isinstance(value, str):
        yield from _text(start, value, indent + 2)
    elif _fits(value, line, indent):
        yield line
    else:
        yield start
        yield from _block(value, indent + 2)


def _block(value: Any, indent: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _entry(key, part, indent)
        return
    for item in value:
        start = f"{' ' * indent}-"
        if isinstance(item, str):
            yield from _text(start, item, indent + 2)
        elif _fits(item, line := f"{start} {_flow(item)}", indent):
            yield line
        else:
            first, *rest = _block(item, indent + 2)
            yield f"{start} {first.lstrip()}"
            yield from rest


def _fits(value: Any, line: str, indent: int) -> bool:
    """Whether a value is clearer on one line: short, nothing deeply nested, no section."""
    if not value or not isinstance(value, (Mapping, list)):
        return True
    parts = list(value.values() if isinstance(value, Mapping) else value)
    nested = any(isinstance(part, (Mapping, list)) for part in parts)
    if nested and (indent == 0 or isinstance(value, list)):
        return False
    return len(line) <= WIDTH and "\\n" not in line


def _text(start: str, value: str, indent: int) -> Iterator[str]:
    """A text behind its key: on the same line, or as a block where it is long."""
    line = f"{start} {_scalar(value, True)}"
    if (len(line) <= WIDTH and "\n" not in value) or not _is_tidy(value):
        yield line
        return
    space = " " * indent
    rows = value.split("\n")
    if len(rows) > 1 and max(map(len, rows)) <= WIDTH - indent:
        yield f"{start} |-"
        yield from (f"{space}{row}".rstrip() for row in rows)
        return
    yield f"{start} >-"
    yield from (f"{space}{row}".rstrip() for row in _folded(rows, WIDTH - indent))


def _folded(rows: list[str], width: int) -> Iterator[str]:
    """Rows of a folded block, in which an empty row stands for each line break of the text."""
    for number, row in enumerate(rows):
        if number:
            yield ""
        yield from wrap(row, width, break_long_words=False, break_on_hyphens=False)


def _is_tidy(value: str) -> bool:
    """Whether a block keeps the text: no space at an end of a line, and none that folding eats."""
    return bool(value.strip("\n") == value) and all(
        row == " ".join(row.split()) for row in value.split("\n")
    )


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{_scalar(key, False)}: {_flow(part)}" for key, part in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value, False)


def _scalar(value: Any, in_block: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Fraction)):
        return _number(value)
    plain = _PLAIN_IN_BLOCK if in_block else _PLAIN
    is_plain = plain.fullmatch(value) and value == value.strip()
    if is_plain and value.lower() not in _NOT_TEXT:
        return str(value)
    return json.dumps(value, ensure_ascii=False)


def _number(value: int | Fraction) -> str:
    return f"{_EXACT.divide(Decimal(value.numerator), Decimal(value.denominator)):f}"

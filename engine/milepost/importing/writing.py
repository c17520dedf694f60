"""Writing a rule set as YAML that people can edit and the loader reads back as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from milepost.model.kinds import Plain
from milepost.reporters.yaml_lines import entry

_EXACT = Context(prec=60)
_NEEDS_NO_QUOTES = re.compile(r"[^\W\d_](?:[^:#\n]|:(?=[^\s:])|(?<=[^\s])#)*", re.UNICODE)
_NOT_TEXT = frozenset({"true", "false", "yes", "no", "on", "off", "null", "none"})


def written(data: Mapping[str, Any], head: Iterable[str] = ()) -> str:
    """The text of a file: comment lines, then each key with its content.

    Values are mappings, lists, texts, whole numbers, exact fractions and true/false. An empty line
    stands around every section of several lines.
    """
    rows = [f"# {line}".rstrip() for line in head]
    before: list[str] = []
    for key, value in data.items():
        lines = entry(key, _as_read(value))
        if rows and (len(lines) > 1 or len(before) > 1):
            rows.append("")
        rows += lines
        before = lines
    return "\n".join(rows) + "\n"


def _as_read(value: Any) -> Any:
    """The data as a loader would hold it: what needs no quotes is plain."""
    if isinstance(value, Mapping):
        return {key: _as_read(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_as_read(part) for part in value]
    if isinstance(value, bool):
        return Plain("true" if value else "false")
    if isinstance(value, (int, Fraction)):
        return Plain(_number(value))
    return Plain(value) if _is_plain(value) else str(value)


def _is_plain(value: str) -> bool:
    is_safe = _NEEDS_NO_QUOTES.fullmatch(value) and value == value.strip()
    return bool(is_safe) and value.lower() not in _NOT_TEXT


def _number(value: int | Fraction) -> str:
    return f"{_EXACT.divide(Decimal(value.numerator), Decimal(value.denominator)):f}"

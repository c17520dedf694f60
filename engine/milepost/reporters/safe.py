"""Text of others made harmless for files that other programs open."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

_STARTS = "=+-@＝＋－＠"
_SPACES = re.compile(r"\s+")


def line(text: str) -> str:
    """The text in one line, without control characters and signs that nobody sees.

    What is left is also allowed in XML 1.0.
    """
    return _SPACES.sub(" ", "".join(_seen(sign) for sign in text)).strip()


def _seen(sign: str) -> str:
    if sign in "\n\r\t\v\f\x85\u2028\u2029":
        return " "
    hidden = unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn")
    return "" if hidden else sign


def plain(value: Any) -> Any:
    """A JSON value with each of its texts in one such line."""
    if isinstance(value, str):
        return line(value)
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    return value


def cell(text: str) -> str:
    """The text as a cell of a spreadsheet that does not take it for a formula.

    Source of the signs: OWASP, CSV Injection; the full-width ones count in East Asian settings.
    """
    shown = line(text)
    return f"'{shown}" if shown[:1] and shown[0] in _STARTS else shown

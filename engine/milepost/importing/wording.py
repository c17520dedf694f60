"""From the texts of published models to those of a rule set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LINE_TAG = re.compile(r"<(?:br|li|p|/p|/ul|/ol)\b[^<>]*>", re.IGNORECASE)
_APART = re.compile(r"\n{3,}")
_NO_SLUG = re.compile(r"[^a-z0-9]+")

Wording = dict[str, str]
"""A text of a rule set: `en`, and `zh` where it is known."""


def text(en: str, zh: str | None = None) -> Wording:
    """A text with its white space in order."""
    return {"en": tidy(en)} | ({"zh": tidy(zh)} if zh else {})


def tidy(wording: str) -> str:
    """The same words without double spaces, spaces at line ends, and rows of empty lines."""
    lines = (" ".join(line.split()) for line in wording.splitlines())
    return _APART.sub("\n\n", "\n".join(lines)).strip()


def without_markup(html: str) -> str:
    """The words of a piece of HTML."""
    return tidy(unescape(_TAG.sub("", _LINE_TAG.sub("\n", html))))


def slug(wording: str) -> str:
    """An id made of a text: small letters, digits and hyphens; empty where it has neither."""
    return _NO_SLUG.sub("-", wording.lower()).strip("-")


def given(**keys: Any) -> dict[str, Any]:
    """A mapping of the keys that have a value."""
    return {key: value for key, value in keys.items() if value not in (None, "", [], {}, ())}


def without_chinese(data: object) -> int:
    """How many texts of a rule set have no Chinese yet."""
    return sum("zh" not in wording for wording in _wordings(data))


def _wordings(data: object) -> Iterator[Wording]:
    if isinstance(data, dict) and "en" in data:
        yield data
    elif isinstance(data, dict):
        for part in data.values():
            yield from _wordings(part)
    elif isinstance(data, list):
        for part in data:
            yield from _wordings(part)

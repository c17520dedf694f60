"""Values as OSCAL writes them: tokens, properties, moments, markup and names that stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from milepost.reporters.escaping import markdown_text
from milepost.reporters.safe import line

Json = dict[str, Any]

VERSION = "1.1.3"
NAMESPACE = "https://milepost.invalid/ns/oscal"
"""The namespace of the properties that OSCAL does not know: a name, and no address (RFC 2606)."""

EMPTY = "-"
"""Stands where OSCAL wants a text and there is none."""

_SPACE = uuid5(NAMESPACE_URL, "urn:milepost:assessment")
_START = r"_A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u3001-\ud7ff"
_NO_START = re.compile(rf"[^{_START}]")
_NO_TOKEN = re.compile(rf"[^{_START}0-9.-]")


def identity(*names: str) -> str:
    """A UUID that depends on the names alone (RFC 9562, v5)."""
    return str(uuid5(_SPACE, "\n".join(line(name) for name in names)))


def token(name: str) -> str:
    """A name as a token (letters, digits, `.`, `-`, `_`, no digit first); names stay apart."""
    told = _NO_TOKEN.sub("-", name)
    told = f"_{told}" if _NO_START.match(told[:1] or "-") else told
    if told == name:
        return told
    return f"{told[:64]}-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def moment(day: date) -> str:
    """The start of a day in UTC."""
    return f"{day.isoformat()}T00:00:00Z"


def some(name: str, found: object) -> Json:
    """The key with its list or text; nothing where that is empty, which OSCAL does not know."""
    return {name: found} if found else {}


def words(text: str) -> str:
    """Others' words in one line of markup: no mark-up, link, HTML or insertion takes effect."""
    return str(markdown_text(line(text))).replace("{{", r"\{\{") or EMPTY


def paragraphs(*texts: str) -> str:
    """Several of them, each in a paragraph."""
    return "\n\n".join(words(text) for text in texts if line(text)) or EMPTY


def prop(name: str, value: str, **more: str) -> Json:
    """A property of ours."""
    return {"name": name, "ns": NAMESPACE, "value": line(value) or EMPTY, **more}


def props(known: Mapping[str, object]) -> list[Json]:
    """A property for each that has a value; yes and no as `yes` and `no`."""
    told = {name: _told(value) for name, value in known.items()}
    return [prop(name, value) for name, value in told.items() if value]


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)

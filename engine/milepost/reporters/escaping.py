"""Text that others wrote, made harmless for HTML and for Markdown."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

_UNSEEN = {"Cc", "Cf", "Cs", "Co"}
_KEPT = "\n\t"
_ANYWHERE = re.compile(r"([\\`*\[\]|$])")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_SPACES = re.compile(r"\s+")
_LINE_START = re.compile(r"^( ?)(#|=|[-+](?!\d))")
_NUMBERED = re.compile(r"^( ?\d{1,9})([.)])(?=\s|$)")
_LINKED = re.compile(r"(?i)(:)(//)|(www)(\.)")


def visible(text: str) -> str:
    """The text without signs that nobody sees but that change how the rest is shown."""
    if text.isprintable():  # nearly every text: none of its signs is unseen
        return text
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in _UNSEEN)


def html_text(text: str) -> Markup:
    """Text as the content of an HTML element or quoted attribute."""
    return escape(visible(text))


def markdown_text(text: str) -> Markup:
    """Text as words of one Markdown line or table cell: no mark-up, link, HTML or table edge."""
    line = _SPACES.sub(" ", visible(text))
    line = _ENTITY.sub("&amp;", line)
    line = _ANYWHERE.sub(r"\\\1", line)
    line = _UNDERSCORE.sub(r"\\_", line)
    line = line.replace("~~", r"\~\~").replace("<", "&lt;").replace(">", "&gt;")
    line = _LINKED.sub(_unlinked, line)
    line = _LINE_START.sub(r"\1\\\2", line)
    return Markup(_NUMBERED.sub(r"\1\\\2", line))


def _unlinked(found: re.Match[str]) -> str:
    """An address that a code host would turn into a link, broken for it alone."""
    return rf"{found[1]}\/\/" if found[1] else rf"{found[3]}\."

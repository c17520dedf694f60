"""The name an author probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def closest(word: str, known: Iterable[str]) -> str:
    """The known name most like `word`, whatever its case; empty where none is near."""
    folded = {name.casefold(): name for name in reversed(list(known))}
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The question that mends a misspelt name; empty where no known name is near."""
    name = closest(word, known)
    return f"did you mean `{name}`?" if name else ""

"""The name somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_MOST = 8


def closest(word: str, known: Iterable[str]) -> str:
    """The known name most like `word`, whatever its case; empty where none is near."""
    folded = {name.casefold(): name for name in sorted(set(known), reverse=True)}
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The question that mends a misspelt name; empty where no known name is near."""
    name = closest(word, known)
    return f"did you mean `{name}`?" if name else ""


def suggested(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The same; where no name is near `otherwise`, or the first known names."""
    words = sorted(set(known))
    mend = did_you_mean(word, words) or otherwise
    if mend or not words:
        return mend
    return "known are " + ", ".join(words[:_MOST]) + (" ..." if len(words) > _MOST else "")

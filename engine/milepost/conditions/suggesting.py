"""`did you mean ...`: the nearest known word to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_MOST = 8


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A mend that names the nearest known word; `otherwise`, or the short list of words, if none.

    The order of `known` does not matter.
    """
    words = sorted(set(known))
    near = get_close_matches(word, words, 1, 0.6)
    if near:
        return f"did you mean `{near[0]}`?"
    if otherwise or not words:
        return otherwise
    return "known are " + ", ".join(words[:_MOST]) + (" ..." if len(words) > _MOST else "")

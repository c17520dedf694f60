"""The vocabulary itself: each step is said in both languages with the same placeholders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from milepost.specs.guard.problems import SpecProblem
from milepost.specs.vocabulary import Phrase

_LANGUAGES = ("en", "zh")


def incomplete_wordings(known: Iterable[Phrase]) -> Iterator[SpecProblem]:
    """Steps that lack a language, have one twice, or whose placeholders differ."""
    for phrase in known:
        spoken = sorted(wording.language for wording in phrase.wordings)
        if spoken != sorted(_LANGUAGES):
            what = f"{phrase.function.__name__} is worded in {', '.join(spoken)}, not once in each"
            yield _problem(phrase, what)
        if any(w.placeholders != phrase.wordings[0].placeholders for w in phrase.wordings):
            named = " and ".join(str(sorted(w.placeholders.items())) for w in phrase.wordings)
            yield _problem(phrase, f"the placeholders differ: {named}")


def _problem(phrase: Phrase, what: str) -> SpecProblem:
    return SpecProblem(Path(phrase.file).name, phrase.line, "WORDING", what)

"""One name stands for one thing: a fact, result, severity, tag, axis or word of the language."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Mapping, Sequence

from milepost.conditions import WORDS
from milepost.errors import Problem
from milepost.loading.sections import Sections
from milepost.model.ruleset import RuleSet
from milepost.scoring.items import OUTCOME_WORDS, outcome_word

_OUTER = ("criteria", "checks", "coverage", "param", "as_of")
_KINDS: Mapping[str, str] = {
    "facts": "fact",
    "severities": "severity",
    "tags": "tag",
    "axes": "axis",
    "results": "result",
    "uses": "use",
}


def name_problems(sections: Sections, libraries: Sequence[RuleSet]) -> Iterable[Problem]:
    """A problem for each name of the rule set that already means something else."""
    taken = dict.fromkeys((*WORDS, *_OUTER), "a word of the language")
    for library in libraries:
        for section, kind in _KINDS.items():
            taken |= dict.fromkeys(getattr(library, section), f"a {kind}")
    for name, defined in sections.outcomes.items():
        word, like = outcome_word(name), defined.value.like
        if like is not None and word in taken and OUTCOME_WORDS.get(word) != like:
            what = f"`{word}` is already {taken[word]}"
            yield defined.at.problem(what, "use another name", at_key=True)
    for section, kind in _KINDS.items():
        for name, defined in getattr(sections, section).items():
            if keyword.iskeyword(name):
                what = f"`{name}` cannot be a name: conditions are written in Python's syntax"
                yield defined.at.problem(what, "use another name", at_key=True)
            elif taken.setdefault(name, f"a {kind}") != f"a {kind}":
                what = f"`{name}` is already {taken[name]}"
                yield defined.at.problem(what, "use another name", at_key=True)

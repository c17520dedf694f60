"""Examples in one line each: given this, the outcome is that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from milepost.loading.facts import FactError, read_value
from milepost.model.criteria import EXAMPLE_DAY, Example, Leaf
from milepost.model.outcomes import Outcome
from milepost.reporters import marks
from milepost.reporters.handbook.terms import Terms

_OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


def examples(terms: Terms, written: Iterable[Example], leaf: Leaf | None) -> tuple[str, ...]:
    """The examples of a check, or of a criterion of several."""
    return tuple(_example(terms, example, leaf) for example in written)


def _example(terms: Terms, example: Example, leaf: Leaf | None) -> str:
    given = (_given(terms, name, raw) for name, raw in example.given.items())
    told = terms.words.say("list.semicolon").join(given) or terms.say("example.nothing")
    day = "" if example.as_of == EXAMPLE_DAY else terms.say("example.day", day=example.as_of)
    return terms.say("example", given=told, day=day, then=_outcome(terms, example.then, leaf))


def _given(terms: Terms, name: str, raw: object) -> str:
    title = terms.words.fact(name)
    return terms.say("example.given", name=title, value=_value(terms, name, raw))


def _value(terms: Terms, name: str, raw: object) -> str:
    """A fact as evidence would give it, the outcome of another check, or an answer.

    A value that does not fit its fact stays as it is written: `milepost check` tells its author.
    """
    fact, leaf = terms.ruleset.facts.get(name), terms.ruleset.leaves.get(name)
    if name in terms.ruleset.used:
        return _supposed(terms, name, raw)
    if fact is None:
        return _outcome(terms, str(raw), leaf)
    try:
        return terms.words.value(read_value(raw, fact), fact)
    except FactError:
        return str(raw)


def _supposed(terms: Terms, name: str, raw: object) -> str:
    """What other assessments say, one subject after the other; nothing where nothing is said."""
    several = raw if isinstance(raw, list | tuple) else [raw]
    told = (_one(terms, name, one) for one in several)
    return terms.words.joined(told) or terms.say("example.nobody")


def _one(terms: Terms, name: str, said: object) -> str:
    if not isinstance(said, Mapping) or not said:
        return terms.say("example.nothing")
    leaves = terms.ruleset.used[name].leaves
    return " + ".join(
        f"{id_} {_outcome(terms, str(v), leaves.get(id_))}" for id_, v in said.items()
    )


def _outcome(terms: Terms, name: str, leaf: Leaf | None) -> str:
    """A built-in outcome, one of the rule set, or a step of the check's scale."""
    for outcome in _OUTCOMES:
        if name == outcome:
            return marks.outcome(terms.words, outcome)
    rule = terms.ruleset.outcomes.get(name)
    if rule is not None and rule.like is not None:
        return marks.outcome(terms.words, rule.like, name)
    return terms.words.place(leaf.scale if leaf else None, name)

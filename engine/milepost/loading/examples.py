"""The examples of a rule file, each run as the test it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from milepost.errors import Problem
from milepost.loading.facts import FactError, read_value
from milepost.loading.supposing import OUTCOMES, Supposing
from milepost.model.criteria import Criterion, Example, Judgement, Leaf
from milepost.model.evidence import Answer, Place
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.model.values import Step, Value
from milepost.scoring.combining import combined_outcome
from milepost.scoring.judging import Judging
from milepost.scoring.leaves.answer import rating
from milepost.scoring.usable import Usable
from milepost.suggestions import did_you_mean


@dataclass(frozen=True, slots=True)
class Asked:
    """An example with what it is of."""

    id: str
    leaves: tuple[Leaf, ...]
    number: int
    example: Example


def examples(ruleset: RuleSet) -> tuple[Asked, ...]:
    """Every example of the rule set's own file, in the order of ids."""
    leaves = [leaf for name, leaf in ruleset.leaves.items() if name not in ruleset.borrowed]
    found = [*(_of_leaf(leaf) for leaf in leaves), *(_of_criterion(c) for c in ruleset.criteria)]
    return tuple(asked for group in found for asked in group)


def failures(ruleset: RuleSet) -> Iterator[Problem]:
    """A problem for every example that does not hold, or names what is not declared."""
    for asked in examples(ruleset):
        place = ruleset.places[f"{asked.id} example {asked.number}"]
        key = f"{asked.id}.examples[{asked.number}]"
        for what, mend in _mistakes(ruleset, asked):
            yield Problem(place.file, place.line, 1, key, what, mend)


def _of_leaf(leaf: Leaf) -> list[Asked]:
    return [Asked(leaf.id, (leaf,), n, e) for n, e in enumerate(leaf.examples)]


def _of_criterion(criterion: Criterion) -> list[Asked]:
    if len(criterion.leaves) == 1 and criterion.leaves[0].id == criterion.id:
        return []
    return [Asked(criterion.id, criterion.leaves, n, e) for n, e in enumerate(criterion.examples)]


def _mistakes(ruleset: RuleSet, asked: Asked) -> Iterator[tuple[str, str]]:
    values, answers, given, wrong = _given(ruleset, asked.example)
    used = Supposing(ruleset, asked.example.as_of, wrong).values(asked.example.given)
    yield from wrong
    if wrong:
        return
    judging = Judging(ruleset, Usable(values), answers, asked.example.as_of, "actual", given)
    judging.results = used
    judged = [judging.of(leaf) for leaf in asked.leaves]
    reached: set[str] = {combined_outcome(judged)}
    if len(judged) == 1 and isinstance(judged[0].rating, Step):
        reached.add(judged[0].rating.name)
    if asked.example.then not in reached:
        is_ = " ".join(sorted(reached))
        yield (
            f"the example says {asked.example.then}, the criterion says {is_}",
            "correct the example or the criterion",
        )


def _given(
    ruleset: RuleSet, example: Example
) -> tuple[
    dict[str, Value], dict[str, tuple[Answer, ...]], dict[str, Judgement], list[tuple[str, str]]
]:
    values: dict[str, Value] = {}
    answers: dict[str, tuple[Answer, ...]] = {}
    given: dict[str, Judgement] = {}
    wrong: list[tuple[str, str]] = []
    for name, raw in example.given.items():
        if name in ruleset.facts:
            try:
                values[name] = read_value(raw, ruleset.facts[name])
            except FactError as error:
                wrong += [(f"{name}: {m.what}", m.mend) for m in error.mistakes]
        elif name in ruleset.leaves and str(raw) in OUTCOMES:
            given[name] = OUTCOMES[str(raw)]
        elif name in ruleset.leaves and ruleset.leaves[name].answered:
            answers[name] = (_answer(name, str(raw)),)
            wrong += _off_scale(ruleset, name, str(raw))
        elif name in ruleset.uses:
            continue
        elif name in ruleset.leaves:
            wrong.append((f"{raw} is not an outcome of `{name}`", f"use {', '.join(OUTCOMES)}"))
        else:
            mend = did_you_mean(name, {*ruleset.facts, *ruleset.leaves, *ruleset.uses})
            wrong.append((f"there is no fact or check `{name}`", mend))
    return values, answers, given, wrong


def _off_scale(ruleset: RuleSet, leaf: str, answer: str) -> list[tuple[str, str]]:
    try:
        rating(ruleset.scales[ruleset.leaves[leaf].scale or ""], answer)
    except ValueError as error:
        what, *mend = (str(part) for part in error.args)
        return [(f"{leaf}: {what}", mend[0] if mend else "")]
    return []


def _answer(leaf: str, value: str) -> Answer:
    """A complete answer: an example speaks of the rating, not of what it needs."""
    said = Text(en="example", zh="示例")
    return Answer(leaf, Place("example", 0), value, False, "", "", said, ("example",), "e", said)

"""The evidence as it would be once remedies are done (`makes`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from milepost.conditions import Given, evaluate
from milepost.model.criteria import Leaf
from milepost.model.evidence import Answer, Evidence, FactValue, Place
from milepost.model.expression import Expression
from milepost.model.facts import Fact
from milepost.model.kinds import Plain, read_date, read_number, read_yes_no
from milepost.model.remedies import Action, Change
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.model.values import NONE, Document, Number, Value
from milepost.scoring.leaves.answer import AnswerLeaf
from milepost.scoring.usable import usable

_PREDICTED = Place("predicted", 0)


def predicted(
    ruleset: RuleSet, evidence: Evidence, as_of: date, actions: Iterable[Action]
) -> Evidence:
    """The evidence with every change that the actions make, in their order.

    `at_least` and `at_most` move a figure only as far as needed and never worsen it; a fact that
    is not known, stale or `none` becomes what the change asks for.
    """
    facts, answers = dict(evidence.facts), dict(evidence.answers)
    missing, known = dict(evidence.missing), dict(usable(ruleset, evidence, as_of).values)
    for action in actions:
        for name, change in action.makes.items():
            if name in ruleset.facts:
                value = changed(ruleset.facts[name], known.get(name), change, known, as_of)
                if value is not None:
                    known[name] = value
                    facts[name] = FactValue(name, value, _PREDICTED, collected=as_of)
                    missing.pop(name, None)
            elif ruleset.leaves[name].answered:
                leaf, step = ruleset.leaves[name], str(change.value)
                answers[name] = answered_as(leaf, step, answers.get(name, ()))
    return replace(evidence, facts=facts, answers=answers, missing=missing)


def changed(
    fact: Fact, value: Value, change: Change, known: Mapping[str, Value], as_of: date
) -> Value:
    """What a change makes of one value (None: not known)."""
    if change.at_least is not None or change.at_most is not None:
        return _clamped(value, change, known, as_of)
    if change.status is not None or change.date is not None:
        return _completed(value, change, as_of)
    if change.add or change.length is not None:
        return _filled(value, change)
    return _plain(fact, change.value)


def _clamped(value: Value, change: Change, known: Mapping[str, Value], as_of: date) -> Value:
    low, high = (_number(end, known, as_of) for end in (change.at_least, change.at_most))
    if not isinstance(value, Number) or isinstance(value, bool):
        return low if low is not None else high
    if low is not None and value < low:
        return low
    return high if high is not None and value > high else value


def _number(end: Expression | None, known: Mapping[str, Value], as_of: date) -> Number | None:
    if end is None or end.tree is None:
        return None
    value = evaluate(end.tree, Given(known, as_of))
    return value if isinstance(value, Number) else None


def _completed(value: Value, change: Change, as_of: date) -> Value:
    document = value if isinstance(value, Document) else Document()
    done = as_of if change.date == "done" else document.date
    return replace(document, status=change.status or document.status, date=done)


def _filled(value: Value, change: Change) -> Value:
    items: list[Any] = list(value) if isinstance(value, tuple) else []
    items += [item for item in change.add if item not in items]
    wanted = change.length or 0
    items += [f"... {number}" for number in range(len(items) + 1, wanted + 1)]
    return tuple(items)


def _plain(fact: Fact, raw: object) -> Value:
    if isinstance(raw, list):
        return tuple(str(item) for item in raw)
    if not isinstance(raw, Plain):
        return raw if isinstance(raw, bool | Number) else str(raw)
    if raw == "none":
        return NONE
    if fact.type == "yes_no":
        return read_yes_no(raw)
    if fact.type == "date":
        return read_date(raw)
    return str(raw) if fact.type in ("text", "choice") else read_number(raw)


def answered_as(leaf: Leaf, answer: str, given: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The answers `given` turned into another, at every place where there is one and elsewhere.

    What the leaf needs is taken as given, its ticks too.
    """
    done = Text(en="done", zh="完成")
    raised = Answer(
        leaf.id,
        given[0].place if given else _PREDICTED,
        answer=answer,
        rationale=done,
        evidence=("done",),
        url="done",
        reason=done,
        ticks=tuple(leaf.ticks) if isinstance(leaf, AnswerLeaf) else (),
    )
    return tuple(replace(raised, at=at) for at in dict.fromkeys(((), *(a.at for a in given))))

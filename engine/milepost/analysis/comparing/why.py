"""Why a criterion moved: the evidence, the time that passed, the rules; each with both values."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from milepost.model.past import PastCheck, PastFact, PastFinding, PastLimit, PastResult
from milepost.model.values import Value

Cause = Literal["evidence", "time", "rules", "other"]
"""Whose doing it is; `other` where it follows from what this result does not show."""

CAUSES: tuple[Cause, ...] = ("evidence", "time", "rules", "other")

ReasonKind = Literal[
    "changed",
    "supplied",
    "withdrawn",
    "lost",
    "renewed",
    "answered",
    "stale",
    "aged",
    "condition",
    "parameter",
    "check-added",
    "check-removed",
    "rules",
    "follows",
]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that differs for a check, with its value before and after.

    `name` is a fact, a parameter, or the key of an expression; `was` and `now` are the facts, and
    `limit` what the later check asks of it.
    """

    cause: Cause
    kind: ReasonKind
    check: str
    name: str = ""
    before: Value = None
    after: Value = None
    was: PastFact | None = None
    now: PastFact | None = None
    limit: PastLimit | None = None


def reasons(
    before: PastResult, after: PastResult, was: PastFinding | None, now: PastFinding | None
) -> tuple[Reason, ...]:
    """What differs for a criterion that moved, what decided it alone where that can be told."""
    if was is None or now is None:
        return ()
    one, other = ({check.id: check for check in finding.checks} for finding in (was, now))
    found: list[Reason] = []
    for name in dict.fromkeys((*other, *one)):
        if name not in one or name not in other:
            kind: ReasonKind = "check-added" if name in other else "check-removed"
            found.append(Reason("rules", kind, name))
        elif _moved(one[name], other[name]):
            found += _of_check(before, after, one[name], other[name])
    told = tuple(one for number, one in enumerate(found) if one not in found[:number])
    return told or _unseen(before, after)


def _unseen(before: PastResult, after: PastResult) -> tuple[Reason, ...]:
    """The rules as a whole, or what stands outside of the criterion."""
    if before.rules != after.rules:
        return (Reason("rules", "rules", ""),)
    return (Reason("other", "follows", ""),)


def _moved(was: PastCheck, now: PastCheck) -> bool:
    return (was.outcome, was.credit, was.rating) != (now.outcome, now.credit, now.rating)


def _of_check(
    before: PastResult, after: PastResult, was: PastCheck, now: PastCheck
) -> list[Reason]:
    of_rules = list(_rules(was, now))
    of_facts = _deciding([*_facts(before, after, was, now)], was, now)
    found = [*of_facts, *_answers(was, now)]
    if not found and not of_rules and before.as_of != after.as_of:
        found += _aged(after, was, now)
    return [*found, *of_rules]


def _rules(was: PastCheck, now: PastCheck) -> Iterator[Reason]:
    """Parameters and expressions that read differently."""
    for name in dict.fromkeys((*now.parameters, *was.parameters)):
        one, other = was.parameters.get(name), now.parameters.get(name)
        if one != other:
            yield Reason("rules", "parameter", now.id, name, one, other)
    for key in dict.fromkeys((*now.condition, *was.condition)):
        old, new = was.condition.get(key), now.condition.get(key)
        if old != new:
            yield Reason("rules", "condition", now.id, key, old, new)


def _facts(
    before: PastResult, after: PastResult, was: PastCheck, now: PastCheck
) -> Iterator[Reason]:
    for name in dict.fromkeys((*now.reads, *was.reads)):
        one, other = before.facts.get(name), after.facts.get(name)
        kind = _kind(one, other)
        if kind is not None:
            limit = _limit(name, other, now) or _limit(name, other, was)
            cause: Cause = "time" if kind == "stale" else "evidence"
            old, new = one.value if one else None, other.value if other else None
            yield Reason(cause, kind, now.id, name, old, new, one, other, limit)


def _kind(was: PastFact | None, now: PastFact | None) -> ReasonKind | None:
    """What became of a fact; None where the later check can use the same as the earlier."""
    one, other = was.state if was else "missing", now.state if now else "missing"
    if one == other == "used":
        same = was is not None and now is not None and was.value == now.value
        return None if same else "changed"
    if other == "used":
        return "renewed" if one == "stale" else "supplied"
    if one != "used":
        return None
    return "stale" if other == "stale" else "lost" if other == "lost" else "withdrawn"


def _limit(name: str, fact: PastFact | None, check: PastCheck) -> PastLimit | None:
    """What the check asks of a figure: the limit that it breaks, else the first it keeps."""
    if fact is None or fact.state != "used":
        return None
    own = [limit for limit in check.limits if limit.fact == name]
    return next((limit for limit in own if not limit.holds), next(iter(own), None))


def _deciding(found: list[Reason], was: PastCheck, now: PastCheck) -> list[Reason]:
    """Of facts that changed those which decided, where the shortfalls or limits tell them apart."""
    named = {*was.short, *now.short} if was.outcome != now.outcome else set()
    turned = _turned(was, now)
    changed = [r for r in found if r.kind == "changed"]
    decided = [r for r in changed if r.name in turned] or [r for r in changed if r.name in named]
    rest: Collection[Reason] = decided or changed
    return [r for r in found if r.kind != "changed" or r in rest]


def _turned(was: PastCheck, now: PastCheck) -> set[str]:
    """The facts that keep a limit in one of the two and break it in the other."""
    kept, broken = (
        [{x.fact for x in check.limits if x.holds is holds} for check in (was, now)]
        for holds in (True, False)
    )
    return (kept[0] & broken[1]) | (broken[0] & kept[1])


def _answers(was: PastCheck, now: PastCheck) -> Iterator[Reason]:
    one, other = ([(a.by, a.answer) for a in check.answers] for check in (was, now))
    if one != other:
        old, new = (tuple(answer for _, answer in said) for said in (one, other))
        yield Reason("evidence", "answered", now.id, "", old, new)


def _aged(after: PastResult, was: PastCheck, now: PastCheck) -> list[Reason]:
    """Evidence that is the same, and too old on the later day."""
    names = [name for name in (*now.short, *was.short) if name in after.facts]
    return [
        Reason("time", "aged", now.id, name, now=after.facts[name]) for name in dict.fromkeys(names)
    ]

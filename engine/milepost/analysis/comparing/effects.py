"""What each change of evidence is worth: the later evidence scored again without it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar

from milepost.analysis.comparing.ageing import aged
from milepost.analysis.comparing.criteria import CriterionMove
from milepost.analysis.comparing.crossing import Crossed
from milepost.analysis.comparing.scoring_again import Rules, fitted
from milepost.model.assessment import Assessment
from milepost.model.evidence import Evidence

T = TypeVar("T")

OF_EVIDENCE = frozenset({"changed", "supplied", "withdrawn", "lost", "renewed", "answered"})
"""The kinds of reasons that can be undone in the evidence."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One fact or answer: the points of the headline number that hang on its change alone.

    `criteria` are those that moved by it.
    """

    name: str
    answer: bool
    points: Fraction
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effects:
    """The changes that moved criteria, the weightiest first.

    `rest` is what they move only together, and what changes of other evidence move: with it the
    points sum to `total`, the move by evidence under the later rules.
    """

    effects: tuple[Effect, ...]
    rest: Fraction
    total: Fraction


def effects(
    before: Assessment, after: Assessment, found: Crossed, moves: Iterable[CriterionMove]
) -> Effects | None:
    """Undo each change of evidence alone; None where there is no number to move."""
    named = _named(moves)
    now, without_all = (
        found.now.score,
        found.scores[frozenset({*found.changes} - {"evidence"})].score,
    )
    if now is None or without_all is None:
        return None
    old = _old(before, after)
    rules = Rules(after.ruleset, after.used, after.scope, after.as_of)
    told = []
    for (name, answer), criteria in named.items():
        undone = (
            _answered_as(after.evidence, old, name) if answer else _as(after.evidence, old, name)
        )
        score = rules.score(undone, after.ruleset).score
        if score is None:
            return None
        told.append(Effect(name, answer, Fraction(now) - Fraction(score), criteria))
    total = Fraction(now) - Fraction(without_all)
    told.sort(key=lambda one: (-abs(one.points), one.name))
    return Effects(tuple(told), total - sum((one.points for one in told), Fraction(0)), total)


def _named(moves: Iterable[CriterionMove]) -> dict[tuple[str, bool], tuple[str, ...]]:
    """Facts, and checks that were answered otherwise, with the criteria that moved by them."""
    found: dict[tuple[str, bool], dict[str, None]] = {}
    for move in moves:
        for reason in move.reasons:
            if reason.kind in OF_EVIDENCE:
                answer = reason.kind == "answered"
                key = (reason.check if answer else reason.name, answer)
                found.setdefault(key, {})[move.finding.criterion] = None
    return {key: tuple(criteria) for key, criteria in found.items()}


def _old(before: Assessment, after: Assessment) -> Evidence:
    """The earlier evidence as the later rules can read it on the later day."""
    old = aged(before.evidence, after.evidence, (after.as_of - before.as_of).days)
    same = before.ruleset.digest == after.ruleset.digest
    return old if same else fitted(old, before.ruleset, after.ruleset)


def _as(evidence: Evidence, old: Evidence, name: str) -> Evidence:
    """The evidence with one fact as it was."""
    facts, missing = (
        _put(evidence.facts, old.facts, name),
        _put(evidence.missing, old.missing, name),
    )
    return replace(evidence, facts=facts, missing=missing)


def _answered_as(evidence: Evidence, old: Evidence, leaf: str) -> Evidence:
    return replace(evidence, answers=_put(evidence.answers, old.answers, leaf))


def _put(into: Mapping[str, T], old: Mapping[str, T], name: str) -> dict[str, T]:
    rest = {other: value for other, value in into.items() if other != name}
    return {**rest, name: old[name]} if name in old else rest

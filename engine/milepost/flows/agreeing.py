"""`milepost agree`: the ratings of several assessors, gathered over subjects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from milepost.analysis.agreement.agreed import Agreed
from milepost.analysis.agreement.agreeing import agreement
from milepost.analysis.agreement.ratings import Ratings, Unit
from milepost.analysis.targets import number_of
from milepost.errors import NothingEvaluated
from milepost.model.assessment import Assessment, LeafFinding
from milepost.model.evidence import Answer
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.values import Number
from milepost.scoring.leaves.answer import answered, lacks
from milepost.workspace import Workspace


@dataclass
class _Pool:
    """The ratings on one scale while they are gathered."""

    ruleset: RuleSet
    scale: str
    rated: dict[Unit, dict[str, Number]] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    merged: dict[Unit, Number] = field(default_factory=dict)
    unnamed: set[Unit] = field(default_factory=set)
    incomplete: set[Unit] = field(default_factory=set)


def agreed(
    workspace: Workspace,
    folders: Iterable[Path],
    reference: str | None,
    gate: str | None,
    as_of: date | None,
) -> tuple[Agreed, ...]:
    """The agreement of all who rated these subjects, one for each rule set and scale.

    Raises NothingEvaluated where no question was rated by two assessors, and as assessing does.
    """
    pools: dict[tuple[str, str], _Pool] = {}
    for folder in folders:
        for assessment in _assessments(workspace, folder, reference, gate, as_of):
            for leaf in (leaf for f in assessment.findings for leaf in f.leaves):
                _pool(pools, assessment, leaf)
    found = tuple(_agreed(pools[key]) for key in sorted(pools))
    several = tuple(one for one in found if one.agreement.ratings.several)
    if not several:
        raise NothingEvaluated("nothing was evaluated: no question was rated by two assessors")
    return several


def _assessments(
    workspace: Workspace, folder: Path, reference: str | None, gate: str | None, as_of: date | None
) -> Iterable[Assessment]:
    """The assessments of a subject; one that has nothing to assess has nobody who could differ."""
    evidence = workspace.evidence(folder, reference)
    for target in workspace.targets(evidence, reference, gate):
        try:
            yield workspace.assessment(evidence, target, workspace.day(evidence, as_of))
        except NothingEvaluated:
            continue


def _pool(pools: dict[tuple[str, str], _Pool], assessment: Assessment, leaf: LeafFinding) -> None:
    scale, answers = leaf.leaf.scale, leaf.judgement.answers
    if scale is None or not answers:
        return
    ruleset = assessment.ruleset
    pool = pools.setdefault((ruleset.reference, scale), _Pool(ruleset, scale))
    for answer in answers:
        _rated(pool, assessment, leaf, answer)


def _rated(pool: _Pool, assessment: Assessment, leaf: LeafFinding, answer: Answer) -> None:
    unit = Unit(assessment.evidence.subject.id, leaf.leaf.id, _place(answer))
    if lacks(leaf.leaf, answer):
        pool.incomplete.add(unit)
    elif not answer.by.strip():
        pool.unnamed.add(unit)
    elif not answer.not_applicable:
        scale = pool.ruleset.scales[pool.scale]
        given = pool.rated.setdefault(unit, {})
        given.setdefault(answer.by, answered(scale, answer, assessment.as_of))
        pool.roles.setdefault(answer.by, answer.role)
        if (merged := number_of(leaf.judgement)) is not None:
            pool.merged[unit] = merged


def _place(answer: Answer) -> tuple[tuple[str, str], ...]:
    """Where the answer stands, but for an axis that only says who gave it."""
    return tuple(spot for spot in answer.at if spot[1] != answer.by)


def _agreed(pool: _Pool) -> Agreed:
    scale = pool.ruleset.scales[pool.scale]
    steps = scale.root.values() if isinstance(scale, StepScale) else ()
    labels = tuple(sorted(step.value for step in steps if step.value is not None))
    ratings = Ratings(pool.rated, pool.roles, labels)
    return Agreed(
        pool.ruleset,
        pool.scale,
        tuple(sorted({unit.subject for unit in ratings.several})),
        agreement(ratings),
        pool.merged,
        tuple(sorted(pool.unnamed)),
        tuple(sorted(pool.incomplete)),
    )

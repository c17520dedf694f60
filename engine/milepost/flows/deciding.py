"""`milepost decide`: a case read, its subjects assessed, its alternatives ranked and graded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from milepost.analysis.ranking.grading import NAMES, graded
from milepost.analysis.ranking.ranking import ranked
from milepost.analysis.ranking.reweighing import reweighted
from milepost.errors import NothingEvaluated, UsageError
from milepost.flows.rating import Subjects, with_ratings
from milepost.loading.problems import Collector
from milepost.model.choices import Case
from milepost.model.evidence import FactValue
from milepost.model.rankings import Decision
from milepost.model.values import Number
from milepost.sources.cases import FOLDER, Known, read_case, subject_of
from milepost.suggestions import did_you_mean
from milepost.workspace import Workspace


def decided(
    workspace: Workspace, path: Path, weights: Mapping[str, Number], as_of: date | None = None
) -> Decision:
    """The decision of one case, with these weights in place of its own.

    Raises UsageError where there is no such file or criterion, InvalidInput where the case or what
    it rests on does not hold up.
    """
    case = case_at(workspace, path)
    case = replace(case, criteria=reweighted(case.criteria, weights))
    case = _rated(case, Subjects(workspace, as_of or case.as_of))
    ranking = ranked(case)
    grade = graded(case.advice, ranking, case.close) if case.advice else None
    return Decision(case, ranking, grade, tuple(weights))


def case_at(workspace: Workspace, path: Path) -> Case:
    """The case in a file, as it is written. Raises UsageError where there is no such file."""
    if not path.is_file():
        there = [workspace.shown(case) for case in cases(workspace)]
        mend = did_you_mean(path.as_posix(), there) or "there is " + (", ".join(there) or "none")
        raise UsageError(f"there is no decision case {path}; {mend}")
    folder = subject_of(path.resolve())
    known = Known(
        workspace.catalogue.load,
        workspace.declared.facts,
        tuple(subject.name for subject in workspace.subjects()),
        _facts(workspace, folder) if path.resolve().parent != folder else {},
        NAMES,
    )
    return read_case(path.resolve(), workspace.shown(path), workspace.shown(folder), known)


def cases(workspace: Workspace) -> tuple[Path, ...]:
    """The decision cases of all subjects, by name."""
    folders = (subject / FOLDER for subject in workspace.subjects())
    return tuple(path for folder in folders for path in sorted(folder.glob("*.yaml")))


def _facts(workspace: Workspace, folder: Path) -> Mapping[str, FactValue]:
    """What is known of the subject of a case; nothing where there is no evidence."""
    try:
        return workspace.evidence(folder).facts
    except NothingEvaluated:
        return {}


def _rated(case: Case, subjects: Subjects) -> Case:
    """The case with the ratings of its subjects; those written in it go before."""
    collector = Collector()
    several = tuple(
        with_ratings(one, case.criteria, subjects, collector) for one in case.alternatives
    )
    collector.raise_if_any()
    return replace(case, alternatives=several)

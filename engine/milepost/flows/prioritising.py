"""`milepost prioritise`: a portfolio read, its subjects assessed, ranked and selected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from milepost.analysis.ranking.prioritising import prioritised
from milepost.analysis.ranking.reweighing import reweighted
from milepost.errors import NothingEvaluated, UsageError
from milepost.flows.candidates import rated
from milepost.flows.competing import competing
from milepost.flows.rating import Subjects
from milepost.flows.traits import traits_of
from milepost.model.choices import Alternative
from milepost.model.portfolios import Candidate, Portfolio
from milepost.model.priorities import Priorities
from milepost.model.text import Text
from milepost.model.values import Number
from milepost.sources.portfolios import NAME, Known, read_portfolio
from milepost.suggestions import suggested
from milepost.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be prioritised: subjects (none: all), by which file, rule set, weights and day."""

    subjects: tuple[Path, ...] = ()
    file: Path | None = None
    ruleset: str | None = None
    gate: str | None = None
    weights: Mapping[str, Number] = field(default_factory=dict)
    as_of: date | None = None


def priorities(workspace: Workspace, asked: Asked) -> Priorities:
    """The projects of the portfolio in order, and those selected.

    Without a portfolio file the subjects are ranked by results and facts that the weights name,
    else by the main number of their rule set. Raises UsageError for names there are not,
    InvalidInput where the file or what it rests on does not hold up, and NothingEvaluated where
    no project has a rating.
    """
    written = _written(workspace, asked)
    if written is None:
        folders = tuple(_folder(workspace, subject) for subject in asked.subjects)
        rules = (asked.ruleset, asked.gate, asked.weights)
        portfolio = competing(workspace, folders, *rules)
    else:
        weighed = replace(written, criteria=reweighted(written.criteria, asked.weights))
        portfolio = _of_those(weighed, workspace, asked)
    subjects = Subjects(workspace, asked.as_of or portfolio.as_of)
    known = rated(portfolio, subjects)
    changed = tuple(asked.weights) if written else ()
    found = prioritised(known, traits_of(known, subjects), changed)
    if not found.scored:
        raise NothingEvaluated("nothing was evaluated: no project has a rating on any criterion")
    return found


def portfolio_at(workspace: Workspace, path: Path, ruleset: str | None = None) -> Portfolio:
    """The portfolio in a file, as it is written. Raises UsageError where there is no such file."""
    if not path.is_file():
        raise UsageError(f"there is no portfolio file {path}")
    names = [folder.name for folder in workspace.subjects()]
    known = Known(workspace.catalogue.load, workspace.declared.facts, names)
    shown, folder = workspace.shown(path), workspace.shown(path.resolve().parent)
    return read_portfolio(path.resolve(), shown, folder, known, ruleset)


def default_file(workspace: Workspace) -> Path | None:
    """The portfolio file of the workspace, where it has one."""
    path = workspace.root / "assessments" / NAME
    return path if path.is_file() else None


def _written(workspace: Workspace, asked: Asked) -> Portfolio | None:
    """The portfolio file that is meant: the one named, else that of the workspace.

    That of the workspace is not meant where another rule set is asked for, or none of its projects.
    """
    if asked.file is not None:
        return portfolio_at(workspace, asked.file, asked.ruleset)
    path = default_file(workspace)
    if path is None or asked.ruleset is not None:
        return None
    portfolio = portfolio_at(workspace, path)
    named = {subject.resolve().name for subject in asked.subjects}
    known = {one.name for one in portfolio.candidates}
    return portfolio if not named or named & known else None


def _of_those(portfolio: Portfolio, workspace: Workspace, asked: Asked) -> Portfolio:
    """The portfolio of the subjects asked for; a subject that it does not name joins it."""
    if not asked.subjects:
        return portfolio
    known = {one.name: one for one in portfolio.candidates}
    names = [path.resolve().name for path in asked.subjects]
    several = tuple(
        known[name] if name in known else _joining(_folder(workspace, path, known))
        for name, path in zip(names, asked.subjects, strict=True)
    )
    kept = {one.name for one in several}
    return replace(
        portfolio,
        candidates=tuple({one.name: one for one in several}.values()),
        together=_within(portfolio.together, kept),
        either=_within(portfolio.either, kept),
    )


def _within(groups: tuple[tuple[str, ...], ...], kept: set[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name for name in group if name in kept) for group in groups)


def _joining(folder: Path) -> Candidate:
    name = folder.name
    return Candidate(Alternative(name, Text(en=name, zh=name), {}, name), {})


def _folder(
    workspace: Workspace, subject: Path, projects: Mapping[str, Candidate] | None = None
) -> Path:
    """The folder of a subject. Raises UsageError with a suggestion for one there is not."""
    folders = {folder.name: folder for folder in workspace.subjects()}
    name = subject.resolve().name
    if name not in folders:
        mend = suggested(name, {**folders, **(projects or {})})
        raise UsageError(f"there is no project or subject folder {subject}; {mend}")
    return folders[name]

"""`milepost compare`: the states of one subject, from stored results and from evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from milepost.analysis.comparing.comparing import Compared, Comparison, comparison
from milepost.analysis.comparing.forecasting import Looking
from milepost.analysis.comparing.pairing import paired
from milepost.analysis.comparing.states import State
from milepost.analysis.comparing.telling import told
from milepost.errors import InvalidInput, NothingEvaluated, UsageError
from milepost.model.evidence import Evidence
from milepost.model.past import PastResult
from milepost.model.ruleset import RuleSet
from milepost.sources.results import read_results
from milepost.workspace import FOLDERS, Workspace, root_above


@dataclass(frozen=True, slots=True)
class Asked:
    """What to compare: files and folders, the days to assess folders at, the rule set and gate."""

    paths: tuple[Path, ...]
    days: tuple[date, ...] = ()
    reference: str | None = None
    gate: str | None = None
    looking: Looking = field(default_factory=Looking)


def home(paths: Sequence[Path]) -> Path:
    """Where the workspace is looked for: at a folder that is compared, else here, else at a file.

    Stored results may lie anywhere; their rule sets are those of the workspace one stands in.
    """
    folders = [path for path in paths if path.is_dir()]
    stands = any((root_above(Path().resolve()) / name).is_dir() for name in FOLDERS)
    return folders[0] if folders else Path() if stands else paths[0]


def compared(workspace: Workspace, asked: Asked) -> Compared:
    """Gather the states and compare those of one rule set and scope.

    Raises UsageError where days and folders do not go together, where the states are of different
    subjects or nothing pairs up; NothingEvaluated where a subject alone has no history.
    """
    _days_fit(asked)
    states = [_with_rules(workspace, state) for state in _states(workspace, asked)]
    groups = paired(states)
    if _is_one_subject(asked):
        return _looked_back(workspace, asked, groups)
    several = tuple(group for group in groups if len(group) > 1)
    if not several:
        names = ", ".join(_named(group[0].result) for group in groups)
        raise UsageError(f"nothing pairs up: there is one result each of {names}")
    found = tuple(comparison(group, asked.looking) for group in several)
    alone = tuple(group[0] for group in groups if len(group) == 1)
    return Compared(found, alone, _rulesets(workspace, _newest(found, alone)), asked.looking)


def _looked_back(
    workspace: Workspace, asked: Asked, groups: Sequence[tuple[State, ...]]
) -> Compared:
    """A subject with its history: what it is assessed with now, as far as there is a past.

    Figures that are series have a past of their own.
    """
    shown = workspace.shown(asked.paths[0])
    now = [group for group in groups if group[-1].source == shown]
    found = [comparison(group, asked.looking) for group in now]
    told_of = tuple(one for one in found if one.latest is not None or _foretells(one))
    if not told_of:
        folder = asked.paths[0].as_posix()
        raise NothingEvaluated(
            f"nothing was compared: {folder} has no earlier result; "
            f"store one with `milepost assess {folder} -f json:{folder}/history/2026-03-31.json`"
        )
    alone = tuple(one.last for one in found if one not in told_of)
    return Compared(told_of, alone, _rulesets(workspace, _newest(told_of, alone)), asked.looking)


def _newest(found: Sequence[Comparison], alone: Sequence[State]) -> tuple[State, ...]:
    return (*(one.last for one in found), *alone)


def _rulesets(workspace: Workspace, states: Iterable[State]) -> dict[str, RuleSet]:
    """The rule set of each result; the newest version where that one is not at hand."""
    known: dict[str, RuleSet] = {}
    for result in (state.result for state in states):
        for reference in (result.reference, result.ruleset):
            with suppress(UsageError, InvalidInput):
                known.setdefault(result.ruleset, workspace.catalogue.load(reference))
    return known


def _foretells(one: Comparison) -> bool:
    return any(indicator.forecast.line is not None for indicator in one.trend.indicators)


def _is_one_subject(asked: Asked) -> bool:
    """Whether a folder alone is asked for, at one day: it is compared with its history."""
    return len(asked.paths) == 1 and asked.paths[0].is_dir() and len(asked.days) < 2


def _days_fit(asked: Asked) -> None:
    """One day for all folders, one for each, or several for one folder."""
    folders = sum(not path.is_file() for path in asked.paths)
    if asked.days and not folders:
        raise UsageError("--as-of assesses a folder; a stored result has its own day")
    if folders > 1 and len(asked.days) not in (0, 1, folders):
        raise UsageError(
            f"there are {folders} folders and {len(asked.days)} days; give one --as-of, or one each"
        )


def _states(workspace: Workspace, asked: Asked) -> Iterator[State]:
    days = list(asked.days)
    several = [path for path in asked.paths if not path.is_file()]
    for path in asked.paths:
        if path.is_file():
            yield from _stored(workspace, asked, path)
        elif len(several) == 1:
            yield from _folder(workspace, asked, path, days or [None])
        else:
            day = days[several.index(path)] if len(days) > 1 else next(iter(days), None)
            yield from _folder(workspace, asked, path, [day])


def _stored(workspace: Workspace, asked: Asked, path: Path) -> Iterator[State]:
    """The results of a file, as far as they are asked for."""
    for result in read_results(path, workspace.shown(path)):
        if _is_asked(asked, result):
            yield State(result, workspace.shown(path))


def _is_asked(asked: Asked, result: PastResult) -> bool:
    name = (asked.reference or result.ruleset).partition("@")[0]
    return result.ruleset == name and (asked.gate or result.scope) == result.scope


def _folder(
    workspace: Workspace, asked: Asked, path: Path, days: Sequence[date | None]
) -> Iterator[State]:
    """A folder assessed at each day; after its history where it is asked for alone."""
    if path.suffix == ".json":
        raise UsageError(f"there is no file {path}")
    evidence = workspace.evidence(path, asked.reference)
    for asked_day in days:
        day = workspace.day(evidence, asked_day)
        if _is_one_subject(asked):
            past = workspace.history(path, evidence)
            yield from (s for s in past if s.result.as_of < day and _is_asked(asked, s.result))
        yield from _assessed(workspace, asked, path, evidence, day)


def _assessed(
    workspace: Workspace, asked: Asked, path: Path, evidence: Evidence, day: date
) -> Iterator[State]:
    """What a folder says on a day; a rule set for which it holds nothing is passed over.

    Raises NothingEvaluated where that is so of every rule set.
    """
    targets = workspace.targets(evidence, asked.reference, asked.gate)
    found = 0
    for number, target in enumerate(targets, 1):
        try:
            assessment = workspace.assessment(evidence, target, day)
        except NothingEvaluated:
            if number == len(targets) and not found:
                raise
            continue
        found += 1
        yield State(told(assessment), workspace.shown(path), assessment, assessment.ruleset)


def _with_rules(workspace: Workspace, state: State) -> State:
    """A stored result with the very rules it was made with, where they are at hand."""
    if state.ruleset is not None:
        return state
    return replace(state, ruleset=_rules(workspace, state.result))


def _rules(workspace: Workspace, result: PastResult) -> RuleSet | None:
    with suppress(UsageError, InvalidInput):
        ruleset = workspace.catalogue.load(result.reference)
        return ruleset if ruleset.digest == result.rules else None
    return None


def _named(result: PastResult) -> str:
    return f"{result.ruleset} {result.scope or ''}".strip()

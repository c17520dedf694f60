"""`milepost report` over several subjects: their places, and what their portfolio file counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from milepost.errors import NothingEvaluated, UsageError
from milepost.flows.prioritising import Asked, default_file, portfolio_at, priorities
from milepost.model.priorities import Priorities
from milepost.workspace import Workspace


def each_once(subjects: Sequence[Path]) -> tuple[Path, ...]:
    """The subjects, one given twice once.

    Raises UsageError where two of them would be written into the same folder.
    """
    found = {path.resolve(): path for path in reversed(subjects)}
    taken: dict[str, Path] = {}
    for path in (found[known] for known in found if not known.is_file()):
        name = path.resolve().name
        if name in taken:
            raise UsageError(
                f"two subjects would be written into the same folder {name}: {path} and "
                f"{taken[name]}; report them one by one, each with its own --output"
            )
        taken[name] = path
    return tuple(reversed(found.values()))


def counted(
    workspace: Workspace, folders: Collection[str], as_of: date | None
) -> Priorities | None:
    """The projects of the portfolio file; None where there is none about any of these subjects.

    Raises InvalidInput where the file does not hold up.
    """
    path = default_file(workspace)
    if path is None:
        return None
    candidates = portfolio_at(workspace, path).candidates
    if not any(one.alternative.subject in folders for one in candidates):
        return None
    try:
        return priorities(workspace, Asked(as_of=as_of))
    except NothingEvaluated:
        return None

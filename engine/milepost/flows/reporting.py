"""`milepost report`: what the reports of one subject are made of, each part when it is needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from milepost.analysis.aiming import next_goal
from milepost.analysis.comparing.comparing import Compared
from milepost.analysis.planning.planning import plan
from milepost.analysis.redacting.redacting import redacted
from milepost.authoring.monotony.rising import rising
from milepost.errors import NothingEvaluated, UsageError
from milepost.flows import comparing
from milepost.flows.deciding import decided
from milepost.flows.planning import POINTS, checked
from milepost.flows.restoring import restored
from milepost.model.confidentiality import Class
from milepost.model.plans import Means
from milepost.model.rankings import Decision
from milepost.model.review import Review
from milepost.reporters.material import Material
from milepost.reporters.plans.planned import Planned
from milepost.sources.cases import FOLDER
from milepost.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """The rule set and day to assess with, and who reads; None: what the subject lists, anybody.

    With `changed_rules` a stored result counts whose rule set was edited since.
    """

    reference: str | None = None
    as_of: date | None = None
    audience: Class | None = None
    changed_rules: bool = False


def material(workspace: Workspace, path: Path, asked: Asked) -> Material:
    """The reviews of a subject, or of a file of stored results; the rest once it is asked for.

    For an audience there is nothing but the reviews, from which its values are withheld. Raises as
    `Workspace.reviews` and `restored` do, and UsageError where a main result may not be shown.
    """
    stored = path.is_file()
    reviews = (
        restored(workspace, path, changed_rules=asked.changed_rules)
        if stored
        else workspace.reviews(path, asked.reference, None, asked.as_of)
    )
    if asked.audience is not None:
        return Material(tuple(redacted(review, asked.audience) for review in reviews))
    if stored:
        return Material(reviews, planned=cache(lambda: _planned(reviews)))
    return Material(
        reviews,
        cache(lambda: _compared(workspace, path, asked.reference, asked.as_of)),
        cache(lambda: _planned(reviews)),
        cache(lambda: _decided(workspace, path, asked.as_of)),
    )


def place(path: Path, made: Material) -> str:
    """The folder that the reports of a subject belong into; those of a stored day have their own.

    Raises UsageError where a file holds results of several subjects or days.
    """
    if not path.is_file():
        return path.resolve().name
    states = {(r.assessment.evidence.subject.id, r.assessment.as_of) for r in made.reviews}
    if len(states) > 1:
        raise UsageError(f"{path} holds results of several subjects or days; report one file each")
    ((subject, day),) = states
    return f"{subject}-{day.isoformat()}"


def _compared(
    workspace: Workspace, folder: Path, reference: str | None, as_of: date | None
) -> Compared | None:
    """The subject beside its history; None where it has none."""
    days = (as_of,) if as_of else ()
    try:
        return comparing.compared(workspace, comparing.Asked((folder,), days, reference))
    except NothingEvaluated:
        return None


def _planned(reviews: tuple[Review, ...]) -> tuple[Planned, ...]:
    """A plan to the next step of each assessment; one that has none is left out."""
    found = []
    for review in reviews:
        try:
            goal = next_goal(review.assessment)
        except UsageError:
            continue
        rules = review.assessment.ruleset
        found.append(checked(review, plan(review, goal, Means(), rising(rules), POINTS)))
    return tuple(found)


def _decided(workspace: Workspace, folder: Path, as_of: date | None) -> tuple[Decision, ...]:
    """The decision cases that lie in the subject's folder."""
    files = sorted((folder / FOLDER).glob("*.yaml"))
    return tuple(decided(workspace, path, {}, as_of) for path in files)

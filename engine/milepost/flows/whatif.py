"""`milepost whatif`: one assessment with things set otherwise, and what would flip it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from milepost.analysis.whatif.collecting import collecting
from milepost.analysis.whatif.differing import difference
from milepost.analysis.whatif.flipping import flipping
from milepost.analysis.whatif.sensitivity import sensitivity
from milepost.analysis.whatif.trying import Trying
from milepost.authoring.monotony import monotone
from milepost.model.assessment import Assessment
from milepost.model.evidence import Evidence, Target
from milepost.model.whatif import Difference, Way, WhatIf
from milepost.sources.setting_names import knows
from milepost.sources.settings import settings_of, split
from milepost.workspace import Workspace

_WAYS: tuple[Way, ...] = ("save", "sink")
FEW, MANY = 120, 600
"""Scorings that a search for flips may take: in the overview, and where it is asked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked: settings as NAME=VALUE, and which questions; all of them, in short, if none.

    With settings alone only before and after are asked.
    """

    settings: tuple[str, ...] = ()
    flip: bool = False
    sensitivity: bool = False
    collect: bool = False

    @property
    def overview(self) -> bool:
        """Nothing in particular is asked."""
        return not (self.settings or self.flip or self.sensitivity or self.collect)


def what_if(
    workspace: Workspace,
    folder: Path,
    wanted: Wanted,
    reference: str | None = None,
    gate: str | None = None,
    as_of: date | None = None,
    tick: Callable[[], None] = lambda: None,
) -> WhatIf:
    """Everything asked about one assessment of a subject.

    Of several that the subject lists, the first whose rule set knows the names that are set.
    `tick` is called before each scoring. Raises UsageError and InvalidInput as assessing does, and
    UsageError for a setting that does not hold up.
    """
    evidence = workspace.evidence(folder, reference)
    given = split(wanted.settings)
    target, beside = _target(workspace, evidence, [name for name, _ in given], reference, gate)
    day = workspace.day(evidence, as_of)
    before = workspace.assessment(evidence, target, day)
    changed = difference(before, settings_of(before, given)) if given else None
    return _asked(changed.after if changed else before, wanted, changed, beside, tick)


def _target(
    workspace: Workspace,
    evidence: Evidence,
    names: list[str],
    reference: str | None,
    gate: str | None,
) -> tuple[Target, tuple[Target, ...]]:
    """The assessment that is asked about, and the others listed."""
    targets = workspace.targets(evidence, reference, gate)
    for target in targets if names else ():
        rules = workspace.catalogue.load(target.ruleset)
        if all(knows(rules, name) for name in names):
            return target, tuple(other for other in targets if other is not target)
    return targets[0], targets[1:]


def _asked(
    assessment: Assessment,
    wanted: Wanted,
    changed: Difference | None,
    beside: tuple[Target, ...],
    tick: Callable[[], None],
) -> WhatIf:
    """The questions in particular, or all of them."""
    trying = Trying(assessment, tick)
    straight = not monotone(assessment.ruleset)
    every = wanted.overview
    most = FEW if every else MANY
    flips = (flipping(trying, way, straight, most) for way in _WAYS)
    return WhatIf(
        assessment,
        changed,
        tuple(flips) if wanted.flip or every else (),
        sensitivity(trying) if wanted.sensitivity or every else None,
        collecting(trying, straight) if wanted.collect or every else None,
        trying.interval(()) if wanted.collect or every else None,
        every,
        beside,
    )

"""What one test run has read and reviewed, so that both languages of a case need one review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from milepost.errors import NothingEvaluated
from milepost.model.evidence import Evidence, Target
from milepost.specs.stages import Case, Reviewed
from milepost.workspace import Workspace

Stated = tuple[Evidence, Mapping[str, Evidence]]
"""The evidence of the subject under review, and of others."""


@dataclass(frozen=True, slots=True)
class Session:
    """One workspace, asked as the command line asks it. Evidence and reviews never change."""

    workspace: Workspace
    _read: dict[str, Evidence] = field(default_factory=dict)
    _done: dict[Target, list[tuple[Stated, Reviewed]]] = field(default_factory=dict)

    def evidence(self, subject: str) -> Evidence:
        """The evidence of a subject of the workspace. Raises as reading it does."""
        if subject not in self._read:
            folder = self.workspace.root / "assessments" / subject
            self._read[subject] = self.workspace.evidence(folder)
        return self._read[subject]

    def review(self, case: Case, target: Target) -> Reviewed:
        """The review of one target, or that there was nothing to evaluate."""
        stated, done = (case.evidence, case.others), self._done.setdefault(target, [])
        known = next((outcome for given, outcome in done if given == stated), None)
        if known is None:
            known = self._reviewed(case, target)
            done.append((stated, known))
        return known

    def _reviewed(self, case: Case, target: Target) -> Reviewed:
        """Reviewed where everyone else sees what is stated: projects that of their office too."""
        own = case.evidence
        stated = {own.subject.folder: own} if own.subject.folder else {}
        workspace = self.workspace.supposing({**stated, **case.others})
        try:
            assessment = workspace.assessment(own, target, workspace.day(own))
            return Reviewed(workspace.concluded(assessment))
        except NothingEvaluated as nothing:
            return Reviewed(None, str(nothing))

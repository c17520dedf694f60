"""What one test run has read and reviewed, so that both languages of a case need one review."""

from __future__ import annotations

from dataclasses import dataclass, field

from milepost.errors import NothingEvaluated
from milepost.model.evidence import Evidence, Target
from milepost.specs.stages import Reviewed
from milepost.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Session:
    """One workspace, asked as the command line asks it. Evidence and reviews never change."""

    workspace: Workspace
    _read: dict[str, Evidence] = field(default_factory=dict)
    _done: dict[Target, list[tuple[Evidence, Reviewed]]] = field(default_factory=dict)

    def evidence(self, subject: str) -> Evidence:
        """The evidence of a subject of the workspace. Raises as reading it does."""
        if subject not in self._read:
            folder = self.workspace.root / "assessments" / subject
            self._read[subject] = self.workspace.evidence(folder)
        return self._read[subject]

    def review(self, evidence: Evidence, target: Target) -> Reviewed:
        """The review of one target, or that there was nothing to evaluate."""
        done = self._done.setdefault(target, [])
        known = next((outcome for given, outcome in done if given == evidence), None)
        if known is None:
            known = self._reviewed(evidence, target)
            done.append((evidence, known))
        return known

    def _reviewed(self, evidence: Evidence, target: Target) -> Reviewed:
        try:
            return Reviewed(self.workspace.review(evidence, target))
        except NothingEvaluated as nothing:
            return Reviewed(None, str(nothing))

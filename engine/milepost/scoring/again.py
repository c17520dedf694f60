"""One pass, and the same again over evidence that differs, made anew only where it may differ."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from milepost.model.criteria import Judgement
from milepost.model.evidence import Evidence
from milepost.model.ruleset import RuleSet
from milepost.model.used import NOTHING_USED, Used
from milepost.scoring.assess import Run, covered_under, in_scope, score_once
from milepost.scoring.concluding import conclude
from milepost.scoring.judging import Assume, Judging
from milepost.scoring.keeping import Kept
from milepost.scoring.resting import Resting
from milepost.scoring.running import Running
from milepost.scoring.usable import Usable


class Again:
    """Passes over one subject at one date; each gives exactly what `score_once` gives.

    Or, under another assumption about what is not assessed, what that pass of `assess` gives.
    """

    def __init__(
        self,
        ruleset: RuleSet,
        evidence: Evidence,
        as_of: date,
        scope: str | None = None,
        used: Used = NOTHING_USED,
        assume: Assume = "actual",
    ) -> None:
        self._ruleset, self._evidence, self._as_of = ruleset, evidence, as_of
        self._scope, self._used, self._assume = scope, used, assume

    def over(self, evidence: Evidence, given: Mapping[str, Judgement] | None = None) -> Run:
        """One pass over other evidence of the subject; `given` forces leaves to a judgement."""
        if not _alike(self._evidence, evidence):
            one = (self._ruleset, evidence, self._as_of, self._scope)
            return score_once(*one, given, self._used, self._assume)
        judging = self._judging(evidence, given, self._known(evidence))
        facts = _changed(self._first.judging.known, judging.known)
        leaves = {
            *(given or {}),
            *_differing(self._evidence.answers, evidence.answers),
            *_differing(self._evidence.targets_of, evidence.targets_of),
        }
        if not facts and not leaves:
            return Run.of(self._first)
        kept = Kept(self._first, self._resting, facts, leaves)
        return Run.of(self._concluded(judging, evidence, kept))

    def _known(self, evidence: Evidence) -> Usable | None:
        """What counts of the facts, where they are those of the first pass."""
        own = self._evidence
        same = (evidence.facts, evidence.missing) == (own.facts, own.missing)
        return self._first.judging.known if same else None

    def _concluded(self, judging: Judging, evidence: Evidence, kept: Kept | None) -> Running:
        criteria = in_scope(self._ruleset, self._scope)
        used, covered = self._used.under(self._assume), covered_under(self._assume)
        made = Running(judging, criteria, evidence, used, covered, kept=kept)
        conclude(made)
        return made

    @cached_property
    def _first(self) -> Running:
        """The pass over the evidence as it is."""
        return self._concluded(self._judging(self._evidence), self._evidence, None)

    def _judging(
        self,
        evidence: Evidence,
        given: Mapping[str, Judgement] | None = None,
        known: Usable | None = None,
    ) -> Judging:
        rules, day = self._ruleset, self._as_of
        return Judging.over(rules, evidence, day, self._assume, given, False, known)

    @cached_property
    def _resting(self) -> Resting:
        judged = self._first.judging.judged.values()
        return Resting(self._ruleset, dict.fromkeys(name for own in judged for name in own))


def _alike(one: Evidence, other: Evidence) -> bool:
    """Whether two of them differ in nothing but facts, answers and targets."""
    marks = ((x.waivers, x.plans, x.judged) for x in (one, other))
    return next(marks) == next(marks)


def _changed(one: Usable, other: Usable) -> set[str]:
    """The facts that count otherwise, or not for the same reason."""
    return (
        _differing(one.values, other.values) | (one.stale ^ other.stale) | (one.lost ^ other.lost)
    )


def _differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> set[str]:
    """The names under which two mappings hold something else."""
    changed = {n for n, v in other.items() if n not in one or (one[n] is not v and one[n] != v)}
    return changed | (one.keys() - other.keys())

"""One assessment: one subject, one rule set, one target, one date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from milepost.errors import NothingEvaluated, UsageError
from milepost.model.assessment import Assessment, Coverage, Finding, ResultLine
from milepost.model.criteria import Criterion, Judgement
from milepost.model.evidence import Evidence, Waiver
from milepost.model.results import Conclusion
from milepost.model.ruleset import RuleSet
from milepost.model.used import NOTHING_USED, Used
from milepost.model.values import Value
from milepost.scoring.concluding import conclude
from milepost.scoring.judging import Assume, Judging
from milepost.scoring.noticing import notices
from milepost.scoring.reading import results_behind
from milepost.scoring.running import Running
from milepost.scoring.telling import Key
from milepost.scoring.waiving import in_question, standing

ASSUMED: tuple[Assume, ...] = ("actual", "worst", "best")
_EVERYTHING = Coverage(("all",), ())


@dataclass(frozen=True, slots=True)
class Run:
    """One pass over all criteria under one assumption about missing evidence."""

    findings: tuple[Finding, ...]
    coverage: Coverage
    results: Mapping[str, Mapping[Key, Conclusion]]

    @classmethod
    def of(cls, running: Running) -> Run:
        """What a finished pass came to."""
        assert running.covered is not None
        return cls(running.findings, running.covered, running.concluded)


def assess(
    ruleset: RuleSet,
    evidence: Evidence,
    as_of: date,
    scope: str | None = None,
    used: Used = NOTHING_USED,
) -> Assessment:
    """Score the evidence against the rule set.

    `used` holds the results of the other assessments that the rule set uses. `scope` is one value
    of the rule set's scope axis (a gate). Two more passes, with every leaf that is not assessed at
    its worst and at its best, give the interval of each result.
    Raises UsageError for a scope that the rule set does not have, NothingEvaluated where not one
    leaf could be assessed.
    """
    criteria = in_scope(ruleset, scope)
    judgings = [
        Judging.over(ruleset, evidence, as_of, assume, traced=assume == "actual")
        for assume in ASSUMED
    ]
    actual, worst, best = (
        _run(judging, criteria, evidence, used.under(judging.assume)) for judging in judgings
    )
    _something_evaluated(ruleset, evidence, actual.findings)
    return Assessment(
        ruleset,
        evidence,
        scope,
        as_of,
        actual.findings,
        {name: _line(name, actual, worst, best) for name in ruleset.results},
        actual.coverage,
        _standings(evidence, actual.findings, as_of),
        (*notices(ruleset, evidence, judgings[0].known, as_of, actual.findings), *used.notices),
        used=used,
    )


def score_once(
    ruleset: RuleSet,
    evidence: Evidence,
    as_of: date,
    scope: str | None = None,
    given: Mapping[str, Judgement] | None = None,
    used: Used = NOTHING_USED,
    assume: Assume = "actual",
) -> Run:
    """One pass without the interval; `given` forces leaves to a judgement."""
    judging = Judging.over(ruleset, evidence, as_of, assume, given, traced=False)
    return _run(judging, in_scope(ruleset, scope), evidence, used.under(assume))


def in_scope(ruleset: RuleSet, scope: str | None) -> tuple[Criterion, ...]:
    """The criteria of one scope value (a gate). Raises UsageError where it does not exist."""
    if ruleset.scope is None:
        if scope is not None:
            raise UsageError(f"{ruleset.reference} is assessed as a whole and takes no gate")
        return tuple(c for c in ruleset.criteria if c.status == "active")
    offered = ", ".join(ruleset.axes[ruleset.scope])
    if scope is None:
        raise UsageError(
            f"{ruleset.reference} is assessed one {ruleset.scope} at a time: {offered}"
        )
    if scope not in ruleset.axes[ruleset.scope]:
        raise UsageError(f"{ruleset.reference} has no {ruleset.scope} {scope}; it has {offered}")
    return tuple(c for c in ruleset.scoped(scope) if c.status == "active")


def _run(
    judging: Judging,
    criteria: tuple[Criterion, ...],
    evidence: Evidence,
    used: Mapping[str, Value],
) -> Run:
    running = Running(judging, criteria, evidence, used, covered_under(judging.assume))
    conclude(running)
    return Run.of(running)


def covered_under(assume: Assume) -> Coverage | None:
    """The coverage that is taken for granted: all where what is missing is assumed."""
    return None if assume == "actual" else _EVERYTHING


def _something_evaluated(
    ruleset: RuleSet, evidence: Evidence, findings: tuple[Finding, ...]
) -> None:
    """Something was assessed, or judged that the main result rests on.

    A criterion that waits for a result says nothing of its own: without evidence it fails. What an
    assessor declares not applicable counts where the rule set gives it credit.
    """
    own = [finding for finding in findings if finding.criterion.id not in ruleset.order]
    judged = [leaf.judgement for f in own or findings for leaf in f.leaves]
    outcomes = {judgement.outcome for judgement in judged}
    behind = results_behind(ruleset, ruleset.main)
    declared = any(j.outcome == "not-applicable" and j.counted and j.answers for j in judged)
    given = any(value.result in behind for value in evidence.judged)
    if outcomes - {"not-assessed", "not-applicable"} or declared or given:
        return
    subject, count = evidence.subject.id, len(findings)
    if outcomes == {"not-applicable"}:
        raise NothingEvaluated(
            f"nothing was evaluated: not one of the {count} criteria of {ruleset.reference} "
            f"applies to {subject}"
        )
    raise NothingEvaluated(
        f"nothing was evaluated: {subject} has no usable evidence for any of the {count} criteria "
        f"of {ruleset.reference}"
    )


def _line(name: str, actual: Run, worst: Run, best: Run) -> ResultLine:
    here = {
        key: (value, worst.results[name][key], best.results[name][key])
        for key, value in actual.results[name].items()
    }
    whole = here.get((), (Conclusion(), Conclusion(), Conclusion()))
    return ResultLine(name, *whole, by={key: value for key, value in here.items() if key})


def _standings(
    evidence: Evidence, findings: tuple[Finding, ...], as_of: date
) -> tuple[tuple[Waiver, str], ...]:
    waivers = sorted(evidence.waivers, key=lambda waiver: waiver.id)
    return tuple((w, standing(w, findings, as_of)) for w in waivers if in_question(w, findings))

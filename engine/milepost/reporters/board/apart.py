"""Where assessors differ: questions answered in several ways, and judgement against evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from milepost.model.assessment import Assessment, Finding, LeafFinding
from milepost.model.evidence import Answer, JudgedValue
from milepost.model.results import Conclusion
from milepost.reporters.marks import is_disputed
from milepost.scoring.results.judged import Judged


@dataclass(frozen=True, slots=True)
class Differing:
    """A question that its assessors answer differently; `disputed` where they are too far apart."""

    finding: Finding
    leaf: LeafFinding
    disputed: bool

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Who answered what."""
        return self.leaf.judgement.answers


@dataclass(frozen=True, slots=True)
class Against:
    """A value that an assessor judged, and the one that was computed from the evidence."""

    result: str
    computed_by: str
    key: tuple[str, ...]
    judged: JudgedValue
    given: Conclusion
    computed: Conclusion


def differing(assessment: Assessment) -> tuple[Differing, ...]:
    """The questions with answers that differ, in the order of the rule set."""
    return tuple(
        Differing(finding, leaf, is_disputed(assessment, finding))
        for finding, leaf in asked_twice(assessment)
        if len({(a.answer, a.not_applicable) for a in leaf.judgement.answers}) > 1
    )


def asked_twice(assessment: Assessment) -> tuple[tuple[Finding, LeafFinding], ...]:
    """The questions that more than one assessor answered."""
    return tuple(
        (finding, leaf)
        for finding in assessment.findings
        for leaf in finding.leaves
        if len({answer.by for answer in leaf.judgement.answers}) > 1
    )


def against(assessment: Assessment) -> tuple[Against, ...]:
    """Judged values that differ from the computed ones they stand beside."""
    return tuple(_against(assessment))


def _against(assessment: Assessment) -> Iterator[Against]:
    for name, result in assessment.ruleset.results.items():
        beside = result.compare if isinstance(result, Judged) else None
        if beside is None:
            continue
        for key, given, computed in _both(assessment, name, beside):
            if given.judged is not None and given.value != computed.value:
                yield Against(name, beside, key, given.judged, given, computed)


def _both(
    assessment: Assessment, name: str, beside: str
) -> Iterator[tuple[tuple[str, ...], Conclusion, Conclusion]]:
    """The judged and the computed conclusion at every place that has both."""
    given, computed = assessment.results[name], assessment.results[beside]
    if not given.by:
        yield (), given.conclusion, computed.conclusion
    for key, (conclusion, _, _) in given.by.items():
        if key in computed.by:
            yield key, conclusion, computed.by[key][0]

"""`uses`: results of other assessments, made into the values that expressions see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Literal

from milepost.model.assessment import Assessment, Notice, ResultLine
from milepost.model.results import Conclusion, Result
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.model.used import Used
from milepost.model.uses import Use
from milepost.model.values import Value
from milepost.scoring.items import as_seen_by_checks, finding_item
from milepost.scoring.telling import told

Pass = Literal["actual", "worst", "best"]
Assessed = tuple[tuple[str, Assessment | None], ...]
"""Subjects by id, each with its assessment; None where nothing could be evaluated."""


def used_results(ruleset: RuleSet, assessed: Callable[[Use], Assessed]) -> Used:
    """What the rule set uses; `assessed` gives the subjects that a use names.

    Where there is none, or nothing could be evaluated, its results are unknown: a notice says so.
    """
    found = {name: assessed(use) for name, use in ruleset.uses.items()}
    everyone = [(name, *one) for name, several in found.items() for one in several]
    lacking = [name for name, several in found.items() if not several]
    return Used(
        {assume: _values(ruleset, found, assume) for assume in ("actual", "worst", "best")},
        tuple((name, known) for name, _, known in everyone if known is not None),
        (
            *(_nothing(name, ruleset.uses[name]) for name in lacking),
            *(_empty(name, subject, ruleset) for name, subject, known in everyone if known is None),
        ),
    )


def _values(ruleset: RuleSet, found: Mapping[str, Assessed], assume: Pass) -> dict[str, Value]:
    """A record, or a list of them: empty where nobody is named, as the notice says."""
    values: dict[str, Value] = {}
    for name, several in found.items():
        records = tuple(_record(subject, known, assume) for subject, known in several)
        many = ruleset.uses[name].every is not None
        values[name] = records if many else records[0] if records else None
    return values


def _record(subject: str, assessment: Assessment | None, assume: Pass) -> Mapping[str, Value]:
    """Results by name, and the findings as checks see others; all unknown without an assessment."""
    if assessment is None:
        return defaultdict(lambda: None, subject=subject)
    ruleset = assessment.ruleset
    results = {
        name: told(ruleset, name, _conclusions(ruleset.results[name], line, assume), ())
        for name, line in assessment.results.items()
    }
    findings = (as_seen_by_checks(finding_item(ruleset, f)) for f in assessment.findings)
    return {**results, "findings": tuple(findings), "subject": subject}


def _conclusions(
    result: Result, line: ResultLine, assume: Pass
) -> dict[tuple[str, ...], Conclusion]:
    place = ("actual", "worst", "best").index(assume)
    if result.by:
        return {key: conclusions[place] for key, conclusions in line.by.items()}
    return {(): (line.conclusion, line.worst, line.best)[place]}


def _empty(name: str, subject: str, ruleset: RuleSet) -> Notice:
    reference = ruleset.uses[name].ruleset
    return Notice(
        "note",
        Text(
            en=f"{name}: {subject} has no usable evidence under {reference}; it counts as unknown.",
            zh=f"{name}：{subject} 没有可用于 {reference} 的证据，按未知处理。",
        ),
    )


def _nothing(name: str, use: Use) -> Notice:
    if use.every is not None:
        return _nobody(name, use.every)
    of, zh = (f" of the {use.of}", f"（{use.of}）") if use.of else ("", "")
    return Notice(
        "note",
        Text(
            en=f"{name}: there is no assessment{of} under {use.ruleset}; its results are unknown.",
            zh=f"{name}：没有按 {use.ruleset} 作出的评估{zh}，其结果未知。",
        ),
    )


def _nobody(name: str, relation: str) -> Notice:
    return Notice(
        "note",
        Text(
            en=f"{name}: no subject names this one as its {relation}.",
            zh=f"{name}：没有对象把本对象写作其 {relation}。",
        ),
    )

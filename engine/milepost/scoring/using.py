"""`uses`: results of other assessments, made into the values that expressions see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from milepost.model.assessment import Assessment, Notice, ResultLine
from milepost.model.results import Conclusion, Result
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.model.used import Used
from milepost.model.uses import Use
from milepost.model.values import Value
from milepost.scoring.board import seen_result

Pass = Literal["actual", "worst", "best"]


def used_results(ruleset: RuleSet, assessed: Callable[[Use], tuple[Assessment, ...]]) -> Used:
    """What the rule set uses; `assessed` gives the assessments that a use names, if there are any.

    Where there are none its results are unknown, and a notice says so.
    """
    found = {name: assessed(use) for name, use in ruleset.uses.items()}
    return Used(
        {assume: _values(ruleset, found, assume) for assume in ("actual", "worst", "best")},
        tuple((name, one) for name, several in found.items() for one in several),
        tuple(_nothing(name, ruleset.uses[name]) for name, several in found.items() if not several),
    )


def _values(
    ruleset: RuleSet, found: Mapping[str, tuple[Assessment, ...]], assume: Pass
) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for name, assessments in found.items():
        records = tuple(_record(assessment, assume) for assessment in assessments)
        many = ruleset.uses[name].every is not None
        values[name] = records if many else records[0] if records else None
    return values


def _record(assessment: Assessment, assume: Pass) -> dict[str, Value]:
    ruleset = assessment.ruleset
    results = {
        name: seen_result(ruleset, name, _conclusions(ruleset.results[name], line, assume), ())
        for name, line in assessment.results.items()
    }
    return {**results, "subject": assessment.evidence.subject.id}


def _conclusions(
    result: Result, line: ResultLine, assume: Pass
) -> dict[tuple[str, ...], Conclusion]:
    place = ("actual", "worst", "best").index(assume)
    if result.by:
        return {key: conclusions[place] for key, conclusions in line.by.items()}
    return {(): (line.conclusion, line.worst, line.best)[place]}


def _nothing(name: str, use: Use) -> Notice:
    whose = use.of or use.every
    of, zh = (f" of the {whose}", f"（{whose}）") if whose else ("", "")
    return Notice(
        "note",
        Text(
            en=f"{name}: there is no assessment{of} under {use.ruleset}; its results are unknown.",
            zh=f"{name}：没有按 {use.ruleset} 作出的评估{zh}，其结果未知。",
        ),
    )

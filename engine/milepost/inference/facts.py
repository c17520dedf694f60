"""The facts of one assessment that patterns can match."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from milepost.model.pattern_lines import Constant
from milepost.model.patterns import InputFact
from milepost.model.values import Number

UNMET = ("partial", "fail", "not-assessed", "error")
SHORT = ("partial", "fail", "error")
"""Unmet by what the evidence says, not for want of it."""


@dataclass(frozen=True, slots=True)
class FindingFact:
    """What one check concluded; `check` is the criterion's own id where it has no checks.

    `severity` is empty where there is none; `places` says where the criterion sits, by axis.
    """

    outcome: str
    criterion: str
    check: str
    severity: str = ""
    places: Mapping[str, str] | None = None
    waived: bool = False


@dataclass(frozen=True, slots=True)
class CriterionFact:
    """What one criterion concluded; `severity` is the effective one.

    `outcome` is a built-in one: a rule set's own outcome stands here as the one it is like.
    """

    outcome: str
    criterion: str
    severity: str = ""
    places: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class WaiverFact:
    """A waiver of one criterion, with the criterion's places."""

    state: Literal["live", "expired"]
    criterion: str
    places: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All input facts of one assessment, each once and sorted, and the names of its axes."""

    items: tuple[InputFact, ...]
    axes: tuple[str, ...] = ()


def input_facts(
    axes: Iterable[str],
    findings: Iterable[FindingFact] = (),
    criteria: Iterable[CriterionFact] = (),
    results: Mapping[str, Number | str | bool | None] | None = None,
    waivers: Iterable[WaiverFact] = (),
    links: Mapping[str, Sequence[Mapping[str, str]]] | None = None,
) -> Facts:
    """The facts that patterns of one assessment work on, in an order of their own.

    `results` gives the step, the exact number, or yes/no of each result; an unknown one (`None`)
    has no fact. `criteria` are counted into one `group` fact for each value of each axis.
    """
    names = tuple(axes)
    found = [
        *(_finding(finding) for finding in findings),
        *_groups(names, tuple(criteria)),
        *(_result(name, value) for name, value in (results or {}).items() if value is not None),
        *(_waiver(waiver) for waiver in waivers),
        *(_fact("link", name, row) for name, rows in (links or {}).items() for row in rows),
    ]
    return Facts(tuple(sorted(set(found), key=lambda fact: fact.order)), names)


def _fact(kind: str, value: str, fields: Mapping[str, Constant]) -> InputFact:
    return InputFact(kind, value, tuple((name, part) for name, part in fields.items()))


def _finding(finding: FindingFact) -> InputFact:
    fields: dict[str, Constant] = {**(finding.places or {}), "criterion": finding.criterion}
    fields |= {"check": finding.check, "waived": "yes" if finding.waived else "no"}
    return _fact(
        "finding",
        finding.outcome,
        fields | ({"severity": finding.severity} if finding.severity else {}),
    )


def _waiver(waiver: WaiverFact) -> InputFact:
    return _fact("waiver", waiver.state, {**(waiver.places or {}), "criterion": waiver.criterion})


def _result(name: str, value: Number | str | bool) -> InputFact:
    if isinstance(value, bool):
        return _fact("result", name, {"is": "yes" if value else "no"})
    return _fact("result", name, {"is" if isinstance(value, str) else "value": value})


def _groups(axes: Sequence[str], criteria: Sequence[CriterionFact]) -> Iterable[InputFact]:
    for axis in axes:
        held: dict[str, list[CriterionFact]] = {}
        for criterion in criteria:
            # A group nothing applies to has no fact: its zero counts would read as all clear.
            if criterion.outcome != "not-applicable" and axis in (criterion.places or {}):
                held.setdefault((criterion.places or {})[axis], []).append(criterion)
        yield from (_fact("group", axis, {axis: v, **_counts(c)}) for v, c in held.items())


def _counts(criteria: Sequence[CriterionFact]) -> dict[str, int]:
    outcomes = [criterion.outcome for criterion in criteria]
    failed = [criterion for criterion in criteria if criterion.outcome == "fail"]
    return {
        "total": len(outcomes),
        "passed": outcomes.count("pass"),
        "unmet": sum(outcome in UNMET for outcome in outcomes),
        "short": sum(outcome in SHORT for outcome in outcomes),
        "failed": len(failed),
        "unknown": outcomes.count("not-assessed"),
        "critical_failed": sum(criterion.severity == "critical" for criterion in failed),
    }

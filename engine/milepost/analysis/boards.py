"""What a result of a finished assessment saw: its board again, to ask how the result came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from milepost.model.assessment import Assessment, Finding
from milepost.model.expression import Expression
from milepost.model.results import Conclusion
from milepost.model.values import Number, Value
from milepost.scoring.board import Board, Key
from milepost.scoring.items import check_item, finding_item
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.usable import usable


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one criterion brings to an aggregate; `value` None where it is not counted."""

    finding: Finding
    weight: Number
    value: Number | None


def board(assessment: Assessment, name: str, key: Key = ()) -> Board:
    """The board of the result `name` at the place `key`, with the values it was asked with."""
    ruleset = assessment.ruleset
    criteria = tuple(finding_item(ruleset, f) for f in assessment.findings)
    checks = tuple(check_item(ruleset, f, x) for f in assessment.findings for x in f.leaves)
    whole = Board(
        ruleset=ruleset,
        name=name,
        key=key,
        values=_values(assessment),
        criteria=criteria,
        checks=checks,
        concluded=_before(assessment, name),
        given=assessment.evidence.judged,
        leaves={str(item["id"]): item for item in checks},
        as_of=assessment.as_of,
    )
    for axis, value in zip(ruleset.results[name].by, key, strict=True):
        whole = whole.only(axis, value)
    return whole


def contributions(assessment: Assessment, name: str, key: Key = ()) -> tuple[Contribution, ...]:
    """What each criterion at the place of the aggregate `name` brings to it, in their order."""
    result, own = assessment.ruleset.results[name], board(assessment, name, key)
    assert isinstance(result, Aggregate)
    findings = {f.criterion.id: f for f in assessment.findings}
    found = []
    for item in own.items("criteria"):
        picked_here = result.only is None or own.ask(result.only, item) is True
        counted = picked_here and not item["not_applicable"]
        value = own.ask(result.of, item) if counted else None
        weight = findings[str(item["id"])].criterion.weight if result.weighted else 1
        number = value if isinstance(value, Number) else None
        found.append(Contribution(findings[str(item["id"])], weight, number))
    return tuple(found)


def picked(board: Board, expression: Expression) -> tuple[str, ...]:
    """Ids of the items a list condition holds for, where `expression` gives a list of items."""
    value = board.ask(expression)
    items = value if isinstance(value, tuple) else ()
    return tuple(str(item["id"]) for item in items if isinstance(item, Mapping) and "id" in item)


def _values(assessment: Assessment) -> dict[str, Value]:
    ruleset = assessment.ruleset
    known = usable(ruleset, assessment.evidence, assessment.as_of).values
    limits = {name: parameter.value for name, parameter in ruleset.parameters.items()}
    return {**known, "param": limits, "coverage": assessment.coverage.percent}


def _before(assessment: Assessment, name: str) -> dict[str, dict[Key, Conclusion]]:
    """The results computed before `name`."""
    found: dict[str, dict[Key, Conclusion]] = {}
    for earlier in list(assessment.ruleset.results):
        if earlier == name:
            break
        line = assessment.results[earlier]
        by = {key: conclusions[0] for key, conclusions in line.by.items()}
        found[earlier] = by or {(): line.conclusion}
    return found

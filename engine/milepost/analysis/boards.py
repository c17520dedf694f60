"""What a result of a finished assessment saw: its board again, to ask how the result came about."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.model.assessment import Assessment
from milepost.model.expression import Expression
from milepost.model.results import Conclusion
from milepost.scoring.board import Board, Key
from milepost.scoring.branching import Branch
from milepost.scoring.judging import Judging
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.running import Running
from milepost.scoring.usable import usable


def board(assessment: Assessment, name: str, key: Key = ()) -> Board:
    """The board of the result `name` at the place `key`, with the values it was asked with."""
    return _resumed(assessment, name).board().at(name, key)


def branch(assessment: Assessment, name: str, key: Key = ()) -> Branch:
    """The tree of the aggregate `name` at its place: what each node and criterion brings to it."""
    result = assessment.ruleset.results[name]
    assert isinstance(result, Aggregate)
    return result.branch(board(assessment, name, key))


def picked(board: Board, expression: Expression) -> tuple[str, ...]:
    """Ids of the items a list condition holds for, where `expression` gives a list of items."""
    value = board.ask(expression)
    items = value if isinstance(value, tuple) else ()
    return tuple(str(item["id"]) for item in items if isinstance(item, Mapping) and "id" in item)


def _resumed(assessment: Assessment, name: str) -> Running:
    """The pass as it stood before the result `name`."""
    ruleset, evidence = assessment.ruleset, assessment.evidence
    known = usable(ruleset, evidence, assessment.as_of)
    judging = Judging(
        ruleset,
        known.values,
        evidence.answers,
        assessment.as_of,
        traced=False,
        targets=evidence.targets_of,
    )
    return Running(
        judging,
        tuple(finding.criterion for finding in assessment.findings),
        evidence,
        known,
        assessment.used.under("actual"),
        assessment.coverage,
        {finding.criterion.id: finding for finding in assessment.findings},
        _before(assessment, name),
    )


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

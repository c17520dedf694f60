"""What a result of a finished assessment saw: its board again, to ask how the result came about."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.model.assessment import Assessment
from milepost.model.expression import Expression
from milepost.model.results import Conclusion
from milepost.scoring.board import Board, Key, whole_board
from milepost.scoring.judging import Judging
from milepost.scoring.results.aggregate import Aggregate, Contribution
from milepost.scoring.usable import usable


def board(assessment: Assessment, name: str, key: Key = ()) -> Board:
    """The board of the result `name` at the place `key`, with the values it was asked with."""
    ruleset, evidence = assessment.ruleset, assessment.evidence
    known = usable(ruleset, evidence, assessment.as_of).values
    judging = Judging(ruleset, known, evidence.answers, assessment.as_of, traced=False)
    findings, before = assessment.findings, _before(assessment, name)
    whole = whole_board(judging, findings, assessment.coverage, evidence.judged, before)
    return whole.at(name, key)


def contributions(assessment: Assessment, name: str, key: Key = ()) -> tuple[Contribution, ...]:
    """What each criterion at the place of the aggregate `name` brings to it, in their order."""
    result = assessment.ruleset.results[name]
    assert isinstance(result, Aggregate)
    return result.contributions(board(assessment, name, key))


def picked(board: Board, expression: Expression) -> tuple[str, ...]:
    """Ids of the items a list condition holds for, where `expression` gives a list of items."""
    value = board.ask(expression)
    items = value if isinstance(value, tuple) else ()
    return tuple(str(item["id"]) for item in items if isinstance(item, Mapping) and "id" in item)


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

"""What moved: results by their scale or number, criteria worst first, waivers."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from building import given, waiver
from milepost.analysis.comparing.criteria import kind_of
from milepost.analysis.comparing.lines import line_move
from milepost.analysis.comparing.moved import Moves, moved
from milepost.model.past import PastFinding, PastLine
from milepost.model.text import Text

from .states import NOW, THEN, state

TEXT = """
criteria:
  - {id: A, check: p, severity: minor, weight: 1}
  - {id: B, check: q, severity: critical, weight: 3}
  - {id: C, check: a >= 5, severity: major, weight: 2}
  - {id: D, check: b >= 1, severity: minor, weight: 1}
"""
LESS = TEXT.replace("  - {id: D, check: b >= 1, severity: minor, weight: 1}\n", "")


def moves(before: dict[str, Any], after: dict[str, Any], text: str = TEXT) -> Moves:
    one, other = state(text, given(**before), THEN), state(TEXT, given(**after), NOW)
    return moved(one.result, other.result)


def test_criteria_come_worst_first_and_heaviest_first() -> None:
    found = moves(
        {"p": True, "q": True, "a": 5, "b": 0},
        {"p": False, "q": False, "b": 1},
    ).criteria
    assert [(move.kind, move.finding.criterion) for move in found] == [
        ("regressed", "B"),
        ("regressed", "A"),
        ("unseen", "C"),
        ("improved", "D"),
    ]
    assert [move.newly_unmet for move in found] == [True, True, True, False]


def test_a_criterion_in_one_version_only_is_added_or_removed_and_never_newly_unmet() -> None:
    same: dict[str, Any] = {"p": True, "q": True, "a": 5, "b": 0}
    (added,) = moves(same, same, LESS).criteria
    assert (added.kind, added.finding.criterion, added.newly_unmet) == ("added", "D", False)


def finding(outcome: Any, credit: int | None = 0) -> PastFinding:
    exact = None if credit is None else Fraction(credit, 4)
    return PastFinding("C", Text(en="C"), outcome, exact, 1)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (finding("pass", 4), finding("pass", 4), None),
        (finding("pass", 3), finding("pass", 4), "more"),
        (finding("partial", 3), finding("partial", 2), "less"),
        (finding("partial", 2), finding("fail"), "less"),
        (finding("fail"), finding("partial", 2), "more"),
        (finding("not-assessed"), finding("fail"), "seen"),
        (finding("error"), finding("fail"), "seen"),
        (finding("fail"), finding("error"), "unseen"),
        (finding("not-assessed"), finding("pass", 4), "improved"),
        (finding("not-applicable", None), finding("fail"), "regressed"),
        (finding("not-applicable", None), finding("pass", 4), "included"),
        (finding("fail"), finding("not-applicable", None), "excluded"),
    ],
)
def test_the_kind_of_a_move(before: PastFinding, after: PastFinding, kind: str | None) -> None:
    assert kind_of(before, after) == kind


def line(**more: Any) -> PastLine:
    return PastLine("r", None, **{"told": "value", **more})


STEPS = ("C", "B", "A")


@pytest.mark.parametrize(
    ("before", "after", "way", "steps"),
    [
        (line(step="A", steps=STEPS), line(step="C", steps=STEPS), "down", -2),
        (line(step="C", steps=STEPS), line(step="B", steps=STEPS), "up", 1),
        (line(step="A", steps=STEPS), line(step="A", steps=STEPS), "same", 0),
        (line(step="X", steps=("X",)), line(step="A", steps=STEPS), "moved", None),
        (line(exact=5), line(exact=4), "down", None),
        (line(truth=True), line(truth=False), "down", None),
        (line(truth=False), line(truth=True), "up", None),
        (line(exact=5), line(told="undetermined"), "lost", None),
        (line(told="void"), line(exact=5), "found", None),
        (line(told="void"), line(told="undetermined"), "moved", None),
        (None, line(exact=5), "added", None),
        (line(exact=5), None, "removed", None),
    ],
)
def test_the_way_of_a_result(
    before: PastLine | None, after: PastLine | None, way: str, steps: int | None
) -> None:
    move = line_move(before, after)
    assert (move.way, move.steps) == (way, steps)


def test_where_lower_is_better_the_way_of_a_plain_number_is_not_told() -> None:
    assert line_move(line(exact=5), line(exact=4), rising=False).way == "moved"


def test_waivers_that_came_went_or_stand_differently() -> None:
    came = waiver("B", date(2026, 12, 31), id="W-2")
    over = waiver("C", date(2026, 5, 1), id="W-1")
    one = state(TEXT, given(q=False, a=1, waivers=(over,)), THEN)
    other = state(TEXT, given(q=False, a=1, waivers=(over, came)), NOW)
    (first, second) = moved(one.result, other.result).waivers
    assert first.before is not None
    assert first.after is not None
    assert (first.before.standing, first.after.standing) == ("live", "expired")
    assert second.before is None

"""Rules of the language that working through published frameworks brought to light."""

from __future__ import annotations

import pytest
from building import given, scored

PARENT_AND_CHILD = """
outcomes: {not-assessed: 0}
criteria:
  - {id: A, scale: anchors, answer: {en: Is there a plan, zh: 是否有计划}}
  - id: B
    scale: anchors
    answer: {en: Is it kept, zh: 是否执行}
    requires: rating("A") > 0
results: {score: {of: rating, take: sum}}
"""


@pytest.mark.parametrize(
    ("answers", "outcome", "score"),
    [
        ({"A": "1", "B": "3"}, "pass", 4),
        ({"A": "0", "B": "3"}, "fail", 0),
        ({"B": "3"}, "not-assessed", 0),
    ],
)
def test_a_child_stays_open_while_nobody_answered_its_parent(
    answers: dict[str, str], outcome: str, score: int
) -> None:
    run = scored(PARENT_AND_CHILD, given(answers=answers))
    assert run.findings[1].outcome == outcome
    assert run.results["score"][()].value == score

"""Criteria that use results: judged after them, and never in a circle."""

from __future__ import annotations

import pytest
from building import given, refused, scored
from milepost.model.outcomes import Outcome

RULES = """
criteria:
  - {id: A, check: p}
  - {id: B, check: q}
  - {id: Z, check: part == 100, requires: known(part)}
results:
  part: {take: mean, times: 100, only: 'id in ["A", "B"]'}
  score: {take: sum}
main: score
"""


@pytest.mark.parametrize(
    ("p", "q", "outcome", "score"), [(True, True, "pass", 3), (True, False, "fail", 1)]
)
def test_a_criterion_waits_for_the_result_it_uses(
    p: bool, q: bool, outcome: Outcome, score: int
) -> None:
    run = scored(RULES, given(p=p, q=q))
    assert [finding.criterion.id for finding in run.findings] == ["A", "B", "Z"]
    assert run.findings[2].outcome == outcome
    assert run.results["score"][()].exact == score


def test_what_waits_may_be_used_again() -> None:
    text = RULES.replace("results:", "  - {id: Y, check: late >= 1}\nresults:").replace(
        "main:", "  late: {take: sum, only: 'id == \"Z\"'}\nmain:"
    )
    run = scored(text, given(p=True, q=True))
    assert [finding.outcome for finding in run.findings] == ["pass"] * 4


def test_a_circle_names_the_chain() -> None:
    text = RULES.replace(', only: \'id in ["A", "B"]\'', "")
    told = [line for line in refused(text) if "contains it" in line]
    assert told[0].endswith("narrow the result with `only`")
    chain = told[0].split("contains it: ")[1].split(";")[0].split(" -> ")
    assert set(chain) == {"Z", "part"}
    assert chain[0] == chain[-1]

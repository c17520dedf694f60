"""A gap that was one in earlier results."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from building import assessed, given
from milepost.analysis.recurring import recurrences
from milepost.analysis.reviewing import review
from milepost.model.outcomes import Outcome
from milepost.model.past import PastCoverage, PastFinding, PastResult
from milepost.model.standing import Recurrence
from milepost.model.text import Text

TEXT = "criteria: [{id: A, check: p}, {id: B, check: q}]"
MAY, APRIL, MARCH = date(2026, 5, 31), date(2026, 4, 30), date(2026, 3, 31)


def past(
    day: date, ruleset: str = "demo", subject: str = "demo-project", **was: Outcome
) -> PastResult:
    found = (PastFinding(n, Text(en=n), o, Fraction(0), 1) for n, o in was.items())
    return PastResult(
        subject=subject,
        title=Text(en="Demo"),
        ruleset=ruleset,
        version="0.0.1",
        scope=None,
        as_of=day,
        main="score",
        headline="score",
        meets_bar=None,
        lines=(),
        coverage=PastCoverage(1, 1),
        findings=tuple(found),
        facts={},
    )


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ((), None),
        ((past(MAY, A="pass"),), None),
        ((past(MAY, A="fail"),), Recurrence(MAY, 2)),
        ((past(APRIL, A="partial"), past(MAY, A="not-assessed")), Recurrence(APRIL, 3)),
        ((past(MAY, A="fail"), past(APRIL, A="fail")), Recurrence(APRIL, 3)),
        ((past(APRIL, A="fail"), past(MAY, A="pass")), Recurrence(date(2026, 6, 30), 1, APRIL)),
        (
            (past(MARCH, A="fail"), past(APRIL, A="pass"), past(MAY, A="fail")),
            Recurrence(MAY, 2, MARCH),
        ),
        ((past(APRIL, A="fail"), past(MAY, B="fail")), Recurrence(APRIL, 2)),
        ((past(MAY, ruleset="other", A="fail"),), None),
        ((past(MAY, subject="other", A="fail"),), None),
        ((past(date(2026, 6, 30), A="fail"),), None),
        ((past(date(2026, 7, 31), A="fail"),), None),
    ],
)
def test_of_a_gap(earlier: tuple[PastResult, ...], expected: Recurrence | None) -> None:
    assessment = assessed(TEXT, given(p=False, q=True))
    assert recurrences(assessment, earlier).get("A") == expected


def test_what_is_met_now_does_not_recur() -> None:
    assert recurrences(assessed(TEXT, given(p=False, q=True)), (past(MAY, B="fail"),)) == {}


def test_the_weakness_is_marked() -> None:
    (weakness,) = review(assessed(TEXT, given(p=False, q=True)), [past(MAY, A="fail")]).weaknesses
    assert weakness.recurrence == Recurrence(MAY, 2)

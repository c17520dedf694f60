"""Waivers mark findings; they never change an outcome or a credit."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from building import DAY, assessed, given, waiver
from milepost.model.evidence import Waiver
from milepost.scoring.waiving import is_skipped

TEXT = """
criteria: [{id: A, check: p}, {id: B, check: q}]
results:
  score: {take: mean, times: 100}
  strict: {value: 'count(criteria, failed)'}
  lenient: {value: 'count(criteria, failed and not waived)'}
"""
TOMORROW = DAY + timedelta(days=1)
CHINA = timezone(timedelta(hours=8))


def at(hour: int, zone: timezone = UTC, day: date = DAY) -> datetime:
    """An hour of the as-of date, in a zone."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=zone)


@pytest.mark.parametrize(
    ("given_waiver", "standing"),
    [
        (waiver("A", TOMORROW), "live"),
        (waiver("A", DAY), "expired"),
        (waiver("A", date(2020, 1, 1)), "expired"),
        (waiver("A", None), "expired"),
        (waiver("A", TOMORROW, approver=""), "unapproved"),
        (waiver("A", TOMORROW, approver="  "), "unapproved"),
        (waiver("A", TOMORROW, approver="manager"), "unapproved"),
        (waiver("A", TOMORROW, approver=" Manager "), "unapproved"),
        (waiver("A", TOMORROW, requested_by=""), "live"),
        (waiver("B", TOMORROW), "unused"),
        (waiver("B", TOMORROW, run=False), "live"),
        (waiver("B", DAY, run=False), "expired"),
        (waiver("A", at(23)), "expired"),
        (waiver("A", at(7, CHINA, TOMORROW)), "expired"),
        (waiver("A", at(8, CHINA, TOMORROW)), "live"),
        (waiver("A", at(23, timezone(timedelta(hours=-5)))), "live"),
    ],
)
def test_standing(given_waiver: Waiver, standing: str) -> None:
    assessment = assessed(TEXT, given(p=False, q=True, waivers=(given_waiver,)))
    assert assessment.waivers == ((given_waiver, standing),)


def test_a_waiver_marks_the_finding_and_changes_no_number() -> None:
    without = assessed(TEXT, given(p=False, q=True))
    with_one = assessed(TEXT, given(p=False, q=True, waivers=(waiver("A", TOMORROW),)))
    first, second = with_one.findings
    assert first.waiver is not None
    assert second.waiver is None
    assert [(f.outcome, f.credit) for f in with_one.findings] == [
        (f.outcome, f.credit) for f in without.findings
    ]
    assert with_one.results["score"] == without.results["score"]
    assert with_one.coverage == without.coverage


def test_only_a_rule_that_asks_for_it_lets_a_waiver_count() -> None:
    assessment = assessed(TEXT, given(p=False, q=True, waivers=(waiver("A", TOMORROW),)))
    assert assessment.results["strict"].conclusion.exact == 1
    assert assessment.results["lenient"].conclusion.exact == 0


def test_an_expired_waiver_marks_nothing() -> None:
    assessment = assessed(TEXT, given(p=False, q=True, waivers=(waiver("A", DAY),)))
    assert assessment.findings[0].waiver is None
    assert assessment.results["lenient"].conclusion.exact == 1


def test_of_two_live_waivers_the_first_by_id_marks_and_the_other_is_unused() -> None:
    both = (waiver("A", TOMORROW, id="W-2"), waiver("A", TOMORROW, id="W-1"))
    assessment = assessed(TEXT, given(p=False, q=True, waivers=both))
    assert [(w.id, said) for w, said in assessment.waivers] == [("W-1", "live"), ("W-2", "unused")]


def test_one_that_does_not_run_skips_and_changes_no_number() -> None:
    without = assessed(TEXT, given(p=False, q=True))
    marks = (waiver("A", TOMORROW, run=False), waiver("B", TOMORROW, run=False, id="W-2"))
    with_them = assessed(TEXT, given(p=False, q=True, waivers=marks))
    assert [is_skipped(f) for f in without.findings] == [False, False]
    assert [is_skipped(f) for f in with_them.findings] == [True, True]
    for one, other in zip(without.findings, with_them.findings, strict=True):
        assert (one.outcome, one.credit) == (other.outcome, other.credit)
    assert with_them.results["score"] == without.results["score"]


@pytest.mark.parametrize(
    "without_effect", [waiver("A", DAY, run=False), waiver("A", TOMORROW, run=False, approver="")]
)
def test_one_without_effect_skips_nothing(without_effect: Waiver) -> None:
    assessment = assessed(TEXT, given(p=False, q=True, waivers=(without_effect,)))
    assert not is_skipped(assessment.findings[0])


@pytest.mark.parametrize(
    ("end", "shown"),
    [
        (None, ""),
        (DAY, "2026-06-30"),
        (at(0), "2026-06-30"),
        (at(18, CHINA), "2026-06-30T18:00:00+08:00"),
        (at(8, CHINA), "2026-06-30T08:00:00+08:00"),
    ],
)
def test_an_end_is_shown_as_the_day_or_as_the_instant(end: date | None, shown: str) -> None:
    assert waiver("A", end).until == shown


def test_waivers_of_other_rule_sets_are_not_spoken_of() -> None:
    other = waiver("Z", TOMORROW)
    assert assessed(TEXT, given(p=False, q=True, waivers=(other,))).waivers == ()

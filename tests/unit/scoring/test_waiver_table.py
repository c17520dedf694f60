"""The published status table of waivers: result, expiry and run flag against the status shown.

The cases restate the table in the functional tests of InSpec (inspec/inspec,
test/functional/waivers_test.rb, Apache-2.0) with ids of their own; those after them probe the
instant of expiry. Two things are said otherwise here. A waiver there may stand for ever, while here
one without an end has no effect, so that it is given the last day there is. An as-of date stands
for its last instant.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest
from building import assessed, given, waiver
from milepost.scoring.waiving import is_skipped

TEXT = """
criteria: [{id: A, check: p}]
results:
  score: {take: mean, times: 100}
  failing: {value: 'count(criteria, failed and not waived)'}
  skipped_ones: {value: 'count(criteria, skipped)'}
"""
TODAY = date(2026, 1, 15)
EVER, PAST, FUTURE = date.max, date(1977, 6, 1), date(2077, 6, 1)
INSTANT, END = date(2077, 11, 10), date(2026, 6, 1)


class Case(NamedTuple):
    """What is found and waived, and what is to be shown of it."""

    passes: bool
    expires: date | None
    run: bool
    status: str
    expired: bool = False
    fails: bool = False
    as_of: date = TODAY


PASS, FAIL, YES, NO = True, False, True, False
CASES = {
    "w01": Case(PASS, None, YES, "pass"),
    "w02": Case(FAIL, None, YES, "fail", fails=True),
    "w03": Case(PASS, EVER, YES, "pass"),
    "w04": Case(FAIL, EVER, YES, "fail"),
    "w05": Case(FAIL, EVER, NO, "skipped"),
    "w06": Case(PASS, PAST, YES, "pass", expired=True),
    "w07": Case(FAIL, PAST, YES, "fail", expired=True, fails=True),
    "w08": Case(PASS, PAST, NO, "pass", expired=True),
    "w09": Case(PASS, FUTURE, YES, "pass"),
    "w10": Case(FAIL, FUTURE, YES, "fail"),
    "w11": Case(FAIL, FUTURE, NO, "skipped"),
    "w12": Case(PASS, INSTANT, YES, "pass"),
    "w13": Case(FAIL, INSTANT, YES, "fail"),
    "w14": Case(FAIL, INSTANT, NO, "skipped"),
    "w15": Case(PASS, FUTURE, YES, "pass"),
    "w16": Case(FAIL, FUTURE, YES, "fail"),
    "w17": Case(FAIL, FUTURE, NO, "skipped"),
    "w18": Case(FAIL, EVER, YES, "fail"),
    "past its end and not run, failing": Case(FAIL, PAST, NO, "fail", expired=True, fails=True),
    "in force and not run, passing": Case(PASS, FUTURE, NO, "skipped"),
    "the last day before the end": Case(FAIL, END, NO, "skipped", as_of=date(2026, 5, 31)),
    "the day of the end": Case(FAIL, END, NO, "fail", True, True, END),
    "a month past the end": Case(FAIL, END, YES, "fail", True, True, date(2026, 7, 1)),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_status(case: Case) -> None:
    waivers = (waiver("A", case.expires, run=case.run),) if case.expires else ()
    assessment = assessed(TEXT, given(p=case.passes, waivers=waivers), case.as_of)
    (finding,) = assessment.findings
    skipped = case.status == "skipped"
    assert ("skipped" if is_skipped(finding) else finding.outcome) == case.status
    assert finding.outcome == ("pass" if case.passes else "fail")
    assert [said == "expired" for _, said in assessment.waivers] == [case.expired] * len(waivers)
    assert assessment.results["failing"].conclusion.exact == int(case.fails)
    assert assessment.results["skipped_ones"].conclusion.exact == int(skipped)

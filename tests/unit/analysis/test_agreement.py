"""Agreement of assessors: published values, undefined cases, and what drives disagreement."""

from __future__ import annotations

from fractions import Fraction

import pytest
from milepost.analysis.agreement.agreeing import agreement
from milepost.analysis.agreement.alpha import alpha
from milepost.analysis.agreement.icc import icc
from milepost.analysis.agreement.kappa import cohen, fleiss
from milepost.analysis.agreement.ratings import Ratings, Unit
from milepost.analysis.agreement.resampling import interval

# Reliability data of four observers, as Krippendorff prints them; the last unit has one rating.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
UNITS = tuple(tuple(r for r in unit if r is not None) for unit in zip(*OBSERVERS, strict=True))

# Six subjects and four judges, table 2 of Shrout and Fleiss 1979, with the values of its table 4.
JUDGES = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))

# Fourteen raters put ten cases into five categories (Fleiss 1971 in the form of later textbooks).
CASES = (
    (0, 0, 0, 0, 14),
    (0, 2, 6, 4, 2),
    (0, 0, 3, 5, 6),
    (0, 3, 9, 2, 0),
    (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0),
    (3, 2, 6, 3, 0),
    (2, 5, 3, 2, 2),
    (6, 5, 2, 1, 0),
    (0, 2, 2, 3, 7),
)


@pytest.mark.parametrize(
    ("metric", "value"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
def test_alpha_of_four_observers(metric: str, value: float) -> None:
    assert float(alpha(UNITS, metric)) == pytest.approx(value, abs=6e-4)  # type: ignore[arg-type]


def test_a_unit_with_one_rating_does_not_count() -> None:
    assert alpha(UNITS[:-1], "interval") == alpha(UNITS, "interval")


@pytest.mark.parametrize(
    ("weighting", "value"), [("none", 0.4842), ("linear", 0.4701), ("quadratic", 0.4502)]
)
def test_kappa_of_a_table(weighting: str, value: float) -> None:
    table = ((0, 4, 1), (0, 8, 0), (0, 1, 5))
    pairs = [(a, b) for a in range(3) for b in range(3) for _ in range(table[a][b])]
    found = cohen(pairs, weighting, (0, 1, 2))  # type: ignore[arg-type]
    assert float(found) == pytest.approx(value, abs=6e-5)


def test_kappa_at_its_ends() -> None:
    assert cohen([(0, 0)] * 3 + [(1, 1)] * 5, "none", (0, 1)) == 1
    assert cohen([(a, b) for a in (0, 1) for b in (0, 1)] * 4, "none", (0, 1)) == 0


def test_a_label_that_nobody_used_counts_for_a_weighted_kappa() -> None:
    pairs = [(0, 0), (0, 2), (2, 2), (2, 2), (0, 3), (3, 3)]
    assert cohen(pairs, "linear", (0, 2, 3)) != cohen(pairs, "linear", (0, 1, 2, 3))


def test_kappa_refuses_a_rating_without_label() -> None:
    with pytest.raises(ValueError, match="7 is not among the labels"):
        cohen([(0, 7)], "none", (0, 1))


@pytest.mark.parametrize(
    ("form", "value"),
    [
        ("ICC1", 0.17),
        ("ICC2", 0.29),
        ("ICC3", 0.71),
        ("ICC1k", 0.44),
        ("ICC2k", 0.62),
        ("ICC3k", 0.91),
    ],
)
def test_intraclass_correlation_of_six_subjects(form: str, value: float) -> None:
    assert float(icc(JUDGES, form)) == pytest.approx(value, abs=5e-3)  # type: ignore[arg-type]


def test_fleiss_of_ten_cases() -> None:
    units = [[place for place, n in enumerate(case) for _ in range(n)] for case in CASES]
    assert float(fleiss(units) or 0) == pytest.approx(0.210, abs=5e-4)


def test_what_is_undefined_is_not_one() -> None:
    assert cohen([(1, 1)] * 7, "none", (0, 1)) is None
    assert cohen([], "none", (0, 1)) is None
    assert alpha([(2, 2), (2, 2)], "ordinal") is None
    assert alpha([(2,), ()], "interval") is None
    assert icc([(3, 3), (3, 3)], "ICC3") is None
    assert icc([(3, 4)], "ICC1") is None
    assert fleiss([(1, 1), (1, 1)]) is None
    assert fleiss([(1, 1), (1, 1, 1)]) is None


def test_the_interval_holds_the_value_and_is_the_same_every_time() -> None:
    units = [list(unit) for unit in UNITS if len(unit) > 1]
    found = interval(units, lambda drawn: alpha(drawn, "interval"))
    assert found is not None
    assert found.low < float(alpha(UNITS, "interval")) <= found.high <= 1  # type: ignore[arg-type]
    assert found == interval(units, lambda drawn: alpha(drawn, "interval"))


def test_few_units_have_no_interval() -> None:
    assert interval([(1, 2)] * 4, lambda drawn: 1) is None


def _ratings(table: dict[str, dict[str, int]], roles: dict[str, str] | None = None) -> Ratings:
    by_unit = {Unit("p", leaf): row for leaf, row in table.items()}
    return Ratings(by_unit, roles or {}, (1, 2, 3, 4, 5))


def test_the_question_and_the_assessor_that_drive_disagreement_come_first() -> None:
    told = agreement(
        _ratings(
            {
                "q1": {"ann": 3, "ben": 3, "eve": 3},
                "q2": {"ann": 2, "ben": 2, "eve": 5},
                "q3": {"ann": 4, "ben": 4, "eve": 5},
                "q4": {"ann": 1},
            }
        )
    )
    assert [(one.unit.leaf, one.spread) for one in told.apart] == [("q2", 3), ("q3", 1), ("q1", 0)]
    assert told.apart[0].share == Fraction(9, 10)
    first = told.leanings[0]
    assert (first.assessor, first.rated, first.bias) == ("eve", 3, Fraction(4, 3))
    assert first.alpha_without == 1
    assert told.standing == "unreliable"


def test_self_and_expert() -> None:
    roles = {"own": "self", "one": "expert", "two": "expert"}
    table = {"q1": {"own": 5, "one": 3, "two": 4}, "q2": {"own": 3, "one": 3}, "q3": {"own": 1}}
    found = agreement(_ratings(table, roles)).self_gap
    assert found is not None
    assert [(unit.leaf, gap) for unit, gap in found.by_unit] == [("q1", Fraction(3, 2)), ("q2", 0)]
    assert found.mean == Fraction(3, 4)


def test_without_roles_there_is_no_gap_to_tell() -> None:
    assert agreement(_ratings({"q1": {"ann": 1, "ben": 2}})).self_gap is None


def test_perfect_agreement_on_one_step_alone_is_undefined() -> None:
    told = agreement(_ratings({"q1": {"ann": 3, "ben": 3}, "q2": {"ann": 3, "ben": 3}}))
    assert told.alpha.value is None
    assert told.standing == "undefined"

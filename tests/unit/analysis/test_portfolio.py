"""Counting over many subjects: groups, quartiles, outliers, common gaps, roles and dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from milepost.analysis.portfolio.asking import roles
from milepost.analysis.portfolio.dues import duties
from milepost.analysis.portfolio.figures import reported
from milepost.analysis.portfolio.grouping import groups
from milepost.analysis.portfolio.outlying import outliers
from milepost.analysis.portfolio.spreading import fences, median, quantile
from milepost.analysis.portfolio.systemic import common, shared, systemic
from milepost.model.summaries import Due, Figure, Named

from tests.portfolios import DAY, rules, subject, text, verdict


def test_quantiles_lie_between_neighbours_in_proportion() -> None:
    assert median([4, 1, 3, 2]) == Fraction(5, 2)
    assert quantile([1, 2, 3, 4], Fraction(1, 4)) == Fraction(7, 4)
    assert quantile([7], Fraction(3, 4)) == 7
    with pytest.raises(ValueError, match="no values"):
        median([])


def test_fences_need_enough_values_that_differ() -> None:
    assert fences([1, 2, 3, 4, 5, 6, 7]) is None
    assert fences([5, 5, 5, 5, 5, 5, 5, 90]) is None
    found = fences(range(1, 10))
    assert found is not None
    assert (found.lower, found.middle, found.upper) == (3, 5, 7)
    assert (found.low, found.high) == (-3, 13)
    assert not found.outside(13)
    assert found.outside(Fraction(1301, 100))


def test_the_worst_stands_first_and_the_undetermined_before_what_meets_the_bar() -> None:
    found = groups(
        [
            subject("good", verdict(score=90)),
            subject("open", verdict(score=80, meets=None)),
            subject("low", verdict(score=10, meets=False)),
            subject("bare", verdict(score=None, meets=False)),
        ]
    )
    assert [one.subject.id for one in found[0].members] == ["bare", "low", "open", "good"]
    assert [found[0].count(way) for way in (True, False, None)] == [1, 2, 1]
    assert found[0].scores == (10, 80, 90)


def test_where_lower_is_better_the_highest_is_the_worst() -> None:
    down = replace(rules(), lower_is_better=True)
    found = groups([subject(str(n), verdict(down, score=n)) for n in (1, 9, 5)])
    assert [one.subject.id for one in found[0].members] == ["9", "5", "1"]


def test_versions_of_a_rule_set_are_not_mixed() -> None:
    newer = replace(rules(), version="2.0.0")
    found = groups([subject("a", verdict()), subject("b", verdict(newer)), subject("c", verdict())])
    assert [(one.rules.version, len(one.members)) for one in found] == [("1.0.0", 2), ("2.0.0", 1)]


def test_outliers_of_scores_and_of_dimensions() -> None:
    several = [subject(f"s{n}", verdict(score=50 + n, level=5)) for n in range(8)]
    several.append(subject("far", verdict(score=1, level=None)))
    (found,) = outliers(groups(several)[0])
    assert found.member.subject.id == "far"
    assert found.below
    assert found.dimension is None


def test_a_gap_is_systemic_in_half_of_at_least_three() -> None:
    several = [
        subject("a", verdict(unmet=("x", "y", "z"))),
        subject("b", verdict(unmet=("x", "z"), met=("y",))),
        subject("c", verdict(met=("x", "y"), open_=("z",))),
    ]
    found = groups(several)
    assert [one.criterion for one in systemic(found)] == ["x"]
    by_name = {one.criterion: one for one in common(found)}
    assert by_name["x"].share == Fraction(2, 3)
    assert by_name["y"].share == Fraction(1, 3)
    assert (by_name["z"].assessed, by_name["z"].open, by_name["z"].share) == (2, 1, 1)


def test_patterns_are_shared_from_two_subjects_on() -> None:
    p, q = Named("p", text("p")), Named("q", text("q"))
    several = [
        subject("a", verdict(patterns=(p, p, q))),
        subject("b", verdict(patterns=(p,))),
        subject("c", verdict()),
    ]
    (found,) = shared(groups(several))
    assert (found.pattern.id, len(found.members), found.of) == ("p", 2, 3)


def test_what_two_rule_sets_lack_of_one_subject_counts_once() -> None:
    several = [
        subject("a", verdict(lacking=("fact", "plan")), verdict(lacking=("fact",))),
        subject("b", verdict(lacking=("fact", "free"))),
    ]
    first, last = roles(several)
    assert (first.title, first.pieces, first.subjects) == (text("analyst"), 3, 2)
    assert [lack.name for lack in first.lacks] == ["fact", "plan"]
    assert (last.title, last.pieces) == (None, 1)


def test_duties_by_day_late_up_to_the_latest_assessment() -> None:
    later = Due("condition", "c", text("c"), text("o"), date(2026, 7, 1))
    late = Due("late", "l", text("l"), text("o"), date(2026, 6, 20))
    found = duties([subject("a", verdict(due=(later, late)))])
    assert [(one.due.id, one.late) for one in found] == [("l", 10), ("c", 0)]
    assert date(2026, 6, 30) == DAY
    assert duties([]) == ()


def test_a_borrowed_figure_counts_for_the_subject_it_stands_in() -> None:
    figure = Figure("f", text("f"), 3, "", None, False, "assessments/pmo/evidence.yaml")
    several = [replace(subject(name), figures=(figure,)) for name in ("a", "pmo", "z")]
    assert [one.id for one, _ in reported(several, "f")] == ["pmo"]
    assert reported(several, "g") == ()

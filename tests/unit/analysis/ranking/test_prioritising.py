"""A portfolio ranked and selected: prices, more of a resource, sensitivity, counts."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from choices import portfolio, project, resource, said, weighted
from milepost.analysis.ranking.prioritising import prioritised
from milepost.model.expression import Expression
from milepost.model.portfolios import GoalRule, Portfolio, RiskRule
from milepost.model.priorities import Change, Gap, Passed, Priorities, Traits
from milepost.model.text import Text

ONE = (weighted("worth", 1),)


def found(given: Portfolio, **traits: Traits) -> Priorities:
    known = {one.name: traits.get(one.name, Traits()) for one in given.candidates}
    return prioritised(given, known)


def three(limit: int = 10, **more: object) -> Portfolio:
    several = (
        project("a", {"worth": 90}, budget=8),
        project("b", {"worth": 60}, budget=5),
        project("c", {"worth": 50}, budget=5),
    )
    return replace(portfolio(ONE, several, resource("budget", limit)), **more)  # type: ignore[arg-type]


def test_selection_its_total_and_what_is_left() -> None:
    told = found(three())
    assert told.selection is not None
    assert told.selection.names == ("b", "c")
    assert told.selection.total == 110
    usage = told.usage[0]
    assert (usage.asked, usage.given, usage.left, usage.free) == (18, 10, 0, 10)
    assert not told.from_top


def test_price_of_a_project_that_is_passed_over() -> None:
    assert found(three()).passed == (Passed("a", "limit", Fraction(20), ("b", "c")),)


def test_a_project_too_large_for_the_limit_has_no_price() -> None:
    assert found(three(limit=5)).passed == (
        Passed("a", "limit", None, ()),
        Passed("c", "limit", Fraction(10), ("b",)),
    )


def test_a_mandatory_project_has_a_price() -> None:
    candidates = tuple(
        replace(one, mandatory=said("the law")) if one.name == "a" else one
        for one in three().candidates
    )
    told = found(three(candidates=candidates))
    assert told.selection is not None
    assert told.selection.names == ("a",)
    assert [(duty.name, duty.price) for duty in told.duties] == [("a", 20)]


def test_mandatory_projects_beyond_the_limit_block_everything() -> None:
    candidates = tuple(replace(one, mandatory=said("the law")) for one in three().candidates)
    told = found(three(candidates=candidates))
    assert told.selection is None
    assert told.blocked is not None
    assert told.blocked.over == {"budget": 8}


def test_what_a_mandatory_project_asks_for_has_to_be_known() -> None:
    candidates = (
        replace(three().candidates[0], mandatory=said("the law"), demands={}),
        *three().candidates[1:],
    )
    told = found(three(candidates=candidates))
    assert told.blocked is not None
    assert told.blocked.lacking == ("a",)


def test_unknown_demand_keeps_a_project_out() -> None:
    candidates = (replace(three().candidates[1], demands={}), *three().candidates[2:])
    told = found(three(candidates=candidates))
    assert told.passed == (Passed("b", "demand"),)
    assert told.usage[0].lacking == ("b",)


def test_a_project_of_which_nothing_is_known_is_not_ranked() -> None:
    given = portfolio(ONE, (project("a", {"worth": 9}, budget=1), project("b", {}, budget=1)))
    told = found(replace(given, resources=(resource("budget", 9),)))
    assert told.unrated == ("b",)
    assert [one.name for one in told.scored] == ["a"]
    assert told.passed == (Passed("b", "unrated"),)


def test_more_of_a_resource_and_the_least_that_helps() -> None:
    more = found(three()).more[0]
    assert more.tenth == 1
    assert more.then == Change(Fraction(110), (), ())
    assert more.least == 3
    assert more.next == Change(Fraction(150), ("a",), ("c",))


def test_a_tenth_more_may_help_already() -> None:
    more = found(three(limit=12)).more[0]
    assert more.tenth == Fraction(6, 5)
    assert more.then == Change(Fraction(150), ("a",), ("c",))
    assert more.least == 1


def test_no_more_helps_where_all_are_in() -> None:
    more = found(three(limit=20)).more[0]
    assert (more.least, more.next) == (None, None)


def test_a_watched_resource_does_not_bind() -> None:
    told = found(three(resources=(resource("budget", 10, binds=False),)))
    assert told.selection is None
    assert told.all.overbooked == ("budget",)


def test_what_is_committed_is_not_given_out() -> None:
    told = found(three(resources=(resource("budget", 15, committed=5),)))
    assert told.selection is not None
    assert told.selection.names == ("b", "c")


def test_what_is_not_known_counts_by_its_lower_end_and_is_told_at_its_best() -> None:
    several = (
        project("a", {"worth": 60}, budget=5),
        project("b", {"worth": (30, 90)}, budget=5),
    )
    told = found(portfolio(ONE, several, resource("budget", 5)))
    assert told.selection is not None
    assert told.selection.names == ("a",)
    assert told.at_best == Change(Fraction(90), ("b",), ("a",))


def test_sensitivity_names_swaps_selection_and_the_first_change() -> None:
    """a 80/20 and b 20/90 on weights 50/50: level where 60 t = 70 (1 - t), at 70/130."""
    criteria = (weighted("x", 50), weighted("y", 50))
    several = (
        project("b", {"x": 20, "y": 90}, budget=5),
        project("a", {"x": 80, "y": 20}, budget=5),
    )
    told = found(portfolio(criteria, several, resource("budget", 5)))
    x, y = told.sensitivity
    assert x.first == (Fraction(7000, 130), "b", "a")
    swings = {swing.percent: swing for swing in x.swings}
    assert swings[10].swaps == ()
    assert swings[25].swaps == (("b", "a"),)
    assert swings[25].change == Change(Fraction(80 * 125 + 20 * 100, 225), ("a",), ("b",))
    assert {s.percent: len(s.swaps) for s in y.swings} == {-25: 1, -10: 0, 10: 0, 25: 0}


def test_from_the_top_is_told_where_it_gives_the_same() -> None:
    assert found(three(limit=13)).from_top
    assert not found(three()).from_top


def test_goals_risk_and_dependencies_are_counted() -> None:
    goals = GoalRule({"G1": Text(en="One"), "G2": Text(en="Two"), "G3": Text(en="Three")})
    risk = RiskRule(Expression("true"), "budget", 25, "risk")
    several = (
        replace(three().candidates[0], needs=("z",)),
        replace(three().candidates[1], needs=("a",)),
        three().candidates[2],
    )
    given = three(candidates=several, goals=goals, risk=risk, open_dependencies="waiting")
    told = found(
        given,
        a=Traits(("G1",), ("G1",), True, 60, 2),
        b=Traits(("G2",), None, False, 20, None),
        c=Traits(("G1",), (), None, 10, 0),
    )
    g1, g2, g3 = told.all.goals
    assert (g1.served, g1.led, g1.unknown) == (("a", "c"), ("a",), ())
    assert (g2.served, g2.led, g2.unknown) == (("b",), (), ("b",))
    assert (g3.served, g3.led, g3.unknown) == ((), (), ())
    assert told.all.risk is not None
    assert (told.all.risk.high, told.all.risk.unknown) == (("a",), ("c",))
    assert told.all.risk.share == Fraction(800, 18)
    assert told.all.risk.exposure == Fraction(8 * 60 + 5 * 20 + 5 * 10, 18)
    assert told.all.gaps == (Gap("a", "z", "not-candidate"),)
    assert told.all.waiting == {"a": 2, "b": None, "c": 0}
    assert told.chosen is not None
    assert told.chosen.names == ("a",)


def test_an_unknown_risk_leaves_no_mean() -> None:
    given = three(risk=RiskRule(None, "budget", None, "risk"))
    told = found(given, a=Traits(exposure=5), b=Traits(exposure=5))
    assert told.all.risk is not None
    assert (told.all.risk.exposure, told.all.risk.unexposed) == (None, ("c",))

"""Laws of planning, held against every plan there is, over generated small rule sets."""

from __future__ import annotations

from functools import lru_cache

from building import DAY, rule_set
from hypothesis import HealthCheck, Phase, assume, settings
from hypothesis import given as over
from hypothesis import strategies as st
from milepost.analysis.headline import headline
from milepost.analysis.planning import NOTHING_PROVEN, Planner, Rising
from milepost.analysis.planning.goals import number_of, sense, steps_of
from milepost.analysis.reviewing import review
from milepost.authoring.monotony.rising import rising
from milepost.errors import NothingEvaluated
from milepost.model.assessment import Assessment
from milepost.model.plans import Goal, Means, Plan
from milepost.model.results import Conclusion
from milepost.model.values import Number
from milepost.scoring.assess import Run, assess

from .generating import Written, evidence, rule_sets
from .planning_cases import Everything, with_remedies

laws = settings(
    derandomize=True,
    deadline=None,
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.generate],
)
loaded = lru_cache(maxsize=512)(rule_set)


def assessed(data: st.DataObject, rules: Written) -> Assessment:
    before = data.draw(evidence(rules, whole=data.draw(st.booleans())))
    try:
        return assess(loaded(rules.text()), before, DAY)
    except NothingEvaluated:
        assume(False)
        raise


def planner(one: Assessment, proven: Rising) -> Planner:
    return Planner.of(review(one), proven)


def goals(one: Assessment, runs: list[Run]) -> list[Goal]:
    """Every step of every result, and the numbers that some plan gives."""
    found: list[Goal] = []
    for name, result in one.ruleset.results.items():
        if not result.by:
            found += [Goal(name, step=step) for step in steps_of(one.ruleset, name)[1:]]
            if not steps_of(one.ruleset, name):
                numbers = {number_of(run, name) for run in runs}
                known = sorted(number for number in numbers if number is not None)
                found += [Goal(name, number=number) for number in known[-2:]]
    return found


def reaches(one: Assessment, goal: Goal, run: Run, sign: int) -> bool:
    conclusion = run.results[goal.result][()]
    if conclusion.value is None:
        return False
    if goal.number is not None:
        return conclusion.exact is not None and sign * conclusion.exact >= sign * goal.number
    return rank(conclusion) >= steps_of(one.ruleset, goal.result).index(str(goal.step))


def rank(conclusion: Conclusion) -> int:
    if conclusion.value is None:
        return -1
    return conclusion.step.rank if conclusion.step else int(conclusion.truth is True)


@laws
@over(st.data(), rule_sets().flatmap(with_remedies))
def test_no_plan_that_reaches_a_goal_costs_less(data: st.DataObject, rules: Written) -> None:
    one = assessed(data, rules)
    every = Everything(one)
    goal = data.draw(st.sampled_from(goals(one, list(every.runs.values()))))
    found = planner(one, data.draw(st.sampled_from([rising(one.ruleset), NOTHING_PROVEN])))
    sign = sense(found.search.space, goal.result)
    efforts = [every.effort(p) for p, run in every.runs.items() if reaches(one, goal, run, sign)]
    plan = found.plan(goal, Means())
    assert plan.proof == "optimal"
    assert plan.reached == bool(efforts)
    if plan.reached:
        assert plan.effort == plan.bound == min(efforts)
        run = every.runs[frozenset(line.action.id for line in plan.lines)]
        assert reaches(one, goal, run, sign)
    else:
        assert plan.conflict is not None


def worth(one: Assessment, found: Planner, plan: Run) -> tuple[int, bool, Number]:
    """How good a plan is: the step of the main result, then the headline number."""
    ruleset = one.ruleset
    steps = steps_of(ruleset, ruleset.main)
    main = rank(plan.results[ruleset.main][()]) if steps else 0
    name = headline(ruleset)
    number = number_of(plan, name) if name is not None else None
    if name is None or number is None:
        return main, False, 0
    return main, True, sense(found.search.space, name) * number


@laws
@over(st.data(), rule_sets().flatmap(with_remedies))
def test_no_plan_within_a_budget_is_better(data: st.DataObject, rules: Written) -> None:
    one = assessed(data, rules)
    every = Everything(one)
    found = planner(one, rising(one.ruleset))
    last: tuple[int, bool, Number] | None = None
    for budget in sorted(data.draw(st.sets(st.integers(0, 15), min_size=1, max_size=3))):
        plan = found.plan(Goal(one.ruleset.main), Means(budget=budget))
        chosen = frozenset(line.action.id for line in plan.lines)
        within = {p: r for p, r in every.runs.items() if every.effort(p) <= budget}
        worths = {p: worth(one, found, run) for p, run in within.items()}
        assert plan.proof == "optimal"
        assert worths[chosen] == max(worths.values())
        alike = [every.effort(p) for p, value in worths.items() if value == worths[chosen]]
        assert plan.effort == min(alike)
        assert last is None or worths[chosen] >= last, "more budget, worse result"
        last = worths[chosen]


@laws
@over(st.data(), rule_sets().flatmap(with_remedies))
def test_of_plans_as_good_the_one_with_fewest_actions_and_first_ids_is_given(
    data: st.DataObject, rules: Written
) -> None:
    one = assessed(data, rules)
    every = Everything(one)
    goal = data.draw(st.sampled_from(goals(one, list(every.runs.values()))))
    found = planner(one, rising(one.ruleset))
    sign = sense(found.search.space, goal.result)
    plan = found.plan(goal, Means())
    assume(plan.reached)
    fits = [p for p, run in every.runs.items() if reaches(one, goal, run, sign)]
    cheapest = [p for p in fits if every.effort(p) == plan.effort]
    first = min(cheapest, key=lambda p: (len(p), sorted(p)))
    assert ids(plan) == sorted(first)


def ids(plan: Plan) -> list[str]:
    return sorted(line.action.id for line in plan.lines)

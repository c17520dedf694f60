"""What several rule sets declare together: differences are told, never settled by their order."""

from __future__ import annotations

import pytest
from building import rule_set
from milepost.errors import InvalidInput
from milepost.model.ruleset import RuleSet
from milepost.sources.declared import Declared

LIBRARY = {
    "shared": """
    facts: {s: {type: number}}
    scales: {three: {low: {value: 0}, mid: {value: 1}, high: {value: 2, met: true}}}
    checks: [{id: L, answer: {en: How}, scale: three}]
    """
}


def named(name: str, facts: str, rest: str = "criteria: [{id: C, check: a > 0}]") -> RuleSet:
    return rule_set(f"ruleset: {name}\nfacts: {facts}\n{rest}")


def judged(name: str, scale: str) -> RuleSet:
    results = f"{{score: {{take: mean}}, seen: {{scale: {scale}, judged: true}}}}"
    return named(name, "{a: {type: number}}", f"criteria: [{{id: C, check: a > 0}}]\n"
                 f"scales: {{{scale}: {{no: {{}}, yes: {{}}}}, o_{scale}: {{x: {{}}, y: {{}}}}}}\n"
                 f"results: {results}")  # fmt: skip


def asked(name: str, met: str) -> RuleSet:
    scale = f"{{own: {{no: {{value: 0}}, {met}: {{value: 1, met: true}}}}}}"
    rest = f"scales: {scale}\ncriteria: [{{id: Q, answer: {{en: How}}, scale: own}}]"
    return named(name, "{a: {type: number}}", rest)


def told(*rulesets: RuleSet, assessed: tuple[str, ...] = ()) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        Declared.by(rulesets, assessed)
    return str(caught.value).splitlines()


def test_a_fact_that_two_rule_sets_declare_differently_is_told_of_both() -> None:
    one, two = named("one", "{a: {type: number}}"), named("two", "{a: {type: money, unit: EUR}}")
    assert told(one, two, assessed=("one@0.1.0", "two@0.1.0")) == [
        "demo.yaml: facts.a: one@0.1.0 and two@0.1.0 declare `a` differently; "
        "rename one of the two",
        "demo.yaml: facts.a: two@0.1.0 and one@0.1.0 declare `a` differently; "
        "rename one of the two",
    ]


def test_what_others_declare_differently_matters_once_it_is_named() -> None:
    one, two = named("one", "{a: {type: number}}"), named("two", "{a: {type: money, unit: EUR}}")
    found = Declared.by([one, two])
    assert "a" not in found.facts
    assert found.not_told("a", found.facts, "no rule set knows the fact `a`") == (
        "one@0.1.0 and two@0.1.0 declare `a` differently",
        "list the one that is meant under `assess`",
    )


def test_wording_and_upkeep_of_a_fact_may_differ() -> None:
    one = named("one", "{a: {type: number, title: {en: A}, max_age_days: 5}}")
    two = named("two", "{a: {type: number, owner: pmo}}")
    assert Declared.by([one, two]).facts["a"].type == "number"


def test_a_question_with_two_scales_is_placed_in_both_rule_sets() -> None:
    both = ("one@0.1.0", "two@0.1.0")
    first, second = told(asked("one", "yes"), asked("two", "sure"), assessed=both)
    assert "checks.Q: one@0.1.0 and two@0.1.0 declare `Q` differently" in first
    assert "checks.Q: two@0.1.0 and one@0.1.0" in second
    assert first.startswith("demo.yaml:10:1: ")


def test_a_judged_result_with_two_scales_is_told() -> None:
    assert Declared.by([judged("one", "s"), judged("two", "s")]).judged["seen"].axes == ()
    other = rule_set(
        "ruleset: two\ncriteria: [{id: C, check: a > 0}]\n"
        "results: {score: {take: mean}, seen: {scale: verdict, judged: true}}"
    )
    assert (
        "results.seen: one@0.1.0 and two@0.1.0"
        in told(judged("one", "s"), other, assessed=("one@0.1.0", "two@0.1.0"))[0]
    )


def test_what_is_assessed_with_stands_against_what_is_not() -> None:
    one, two = named("one", "{a: {type: number}}"), named("two", "{a: {type: text}}",
                     "criteria: [{id: C, check: a == 'x'}]")  # fmt: skip
    for order in ((one, two), (two, one)):
        assert Declared.by(order, ["one@0.1.0"]).facts["a"].type == "number"
        assert Declared.by(order, ["two@0.1.0"]).facts["a"].type == "text"
        assert len(told(*order, assessed=("one@0.1.0", "two@0.1.0"))) == 2


def test_what_two_rule_sets_take_from_one_library_is_declared_once() -> None:
    rest = "library: [shared@1.0.0]\ncriteria: [{id: C, check: s > 0}]"
    one = rule_set(f"ruleset: one\n{rest}", **LIBRARY)
    two = rule_set(f"ruleset: two\n{rest}\nraters: {{take: median}}", **LIBRARY)
    for order in ((one, two), (two, one)):
        found = Declared.by(order)
        assert found.facts["s"].type == "number"
        assert found.questions["L"].several


@pytest.mark.parametrize("turned", [False, True])
def test_a_criterion_kills_if_any_rule_set_says_so(turned: bool) -> None:
    tags = "tags: {kill: {en: Kill}}"
    kills = named("one", "{a: {type: number}}",
                  f"{tags}\ncriteria: [{{id: C, check: a > 0, tags: [kill]}}]")  # fmt: skip
    spares = named("two", "{a: {type: number}}")
    order = [spares, kills] if turned else [kills, spares]
    assert Declared.by(order).criteria == {"C": True}


# The rule sets assessed with first, the others once they are asked for


def refused() -> Declared:
    raise AssertionError("what is assessed with tells it")


def both_ways(assessed: tuple[RuleSet, ...], others: tuple[RuleSet, ...]) -> list[Declared]:
    """All declarations at once, and those assessed with before all others."""
    every = Declared.by([*others, *assessed], [one.reference for one in assessed], ["sketch.yaml"])
    return [every, Declared.first(assessed, lambda: every)]


def test_the_others_are_not_asked_for_what_is_told() -> None:
    found = Declared.first([asked("one", "yes")], refused)
    assert found.facts["a"].type == "number"
    assert found.questions["Q"].steps == ("no", "yes")
    assert "Q" in found.rated
    with pytest.raises(AssertionError):
        found.facts.get("b")


def test_both_ways_tell_the_same() -> None:
    team = "axes: {team: {from: answers}}\ncriteria: [{id: C, check: a > 0}]"
    kills = "tags: {kill: {en: Kill}}\ncriteria: [{id: C, check: b > 0, tags: [kill]}]"
    own = (named("own", "{a: {type: number}}"), judged("rated", "s"))
    others = (
        named("text", "{a: {type: text}, b: {type: text}}", "criteria: [{id: C, check: a == 'x'}]"),
        named("kills", "{b: {type: number}}", kills),
        named("teams", "{a: {type: number}}", team),
        asked("asked", "yes"),
    )
    every, first = both_ways(own, others)
    assert dict(first.facts) == every.facts
    assert dict(first.questions) == every.questions
    assert dict(first.judged) == every.judged
    assert dict(first.criteria) == every.criteria == {"C": True, "Q": False}
    assert list(first.axes) == every.axes == ["team"]
    assert dict(first.rated) == every.rated
    for name in ("b", "z"):
        assert name not in first.facts
        told = [one.not_told(name, one.facts, "nobody tells") for one in (every, first)]
        assert told[0] == told[1]


def test_two_that_are_assessed_with_and_differ_are_told_at_once() -> None:
    one, two = named("one", "{a: {type: number}}"), named("two", "{a: {type: money, unit: EUR}}")
    with pytest.raises(InvalidInput) as caught:
        Declared.first([one, two], refused)
    assert str(caught.value).splitlines() == told(one, two, assessed=("one@0.1.0", "two@0.1.0"))

"""What patterns mean."""

from __future__ import annotations

from fractions import Fraction

import pytest
from milepost.inference.facts import Facts, FindingFact, WaiverFact, input_facts
from milepost.inference.reference import MOST_MATCHES, TooManyMatches, infer
from milepost.inference.rules import Derived
from milepost.model.pattern_lines import Bound, Line, Taken, Then, Word
from milepost.model.patterns import DerivedFact, InputFact, Pattern

CAUSE = Then("cause", "c", (("criterion", Taken("criterion")),))


def pattern(
    *when: Line, unless: Line | None = None, then: Then = CAUSE, name: str = "p"
) -> Pattern:
    return Pattern(id=name, when=when, unless=unless, then=then)


def found(patterns: list[Pattern], facts: Facts) -> list[dict[str, object]]:
    return [dict(derived.fact.fields) for derived in infer(patterns, facts)]


def fails(*criteria: str, **places: str) -> list[FindingFact]:
    return [
        FindingFact("fail", criterion, f"{criterion}.a", "major", places) for criterion in criteria
    ]


def test_a_constant_selects() -> None:
    facts = input_facts([], fails("G1", "G2"))
    assert found([pattern(Line("finding", "fail", (("check", "G2.a"),)))], facts) == [
        {"criterion": "G2"}
    ]


@pytest.mark.parametrize(
    ("bound", "holds"),
    [
        (Bound("value", at_least=Fraction(1, 3)), True),
        (Bound("value", at_least=Fraction(334, 1000)), False),
        (Bound("value", at_most=Fraction(1, 3)), True),
        (Bound("value", at_most=Fraction(333, 1000)), False),
        (Bound("is", at_least=0), False),
    ],
)
def test_bounds_are_exact_and_include_their_ends(bound: Bound, holds: bool) -> None:
    facts = input_facts([], results={"score": Fraction(1, 3)})
    line = Line("result", "score", bounds=(bound,))
    assert bool(found([pattern(line, then=Then("cause", "low"))], facts)) is holds


def test_lines_join_by_same_only_with_the_nearest_line_above() -> None:
    places = {"G1": "risk", "G2": "scope", "G3": "scope"}
    facts = input_facts(
        ["domain"],
        [f for criterion, domain in places.items() for f in fails(criterion, domain=domain)],
    )
    first, other = Line("finding", "fail", (("criterion", "G1"),)), Line("finding", "fail")
    joined = Line("finding", "fail", same=("domain",))
    assert found([pattern(first, other, joined)], facts) == [
        {"criterion": "G2"},
        {"criterion": "G3"},
    ]


def test_a_line_without_the_field_is_passed_over_when_joining() -> None:
    facts = input_facts(
        ["domain"],
        [*fails("G1", domain="risk"), *fails("G2", domain="scope")],
        results={"verdict": "hold"},
        links={"l": [{"domain": "risk"}]},
    )
    lines = (
        Line("finding", "fail"),
        Line("result", "verdict"),
        Line("link", "l", same=("domain",)),
    )
    assert found([pattern(*lines)], facts) == [{"criterion": "G1"}]


def test_each_line_is_another_fact() -> None:
    pair = pattern(Line("finding", "fail"), Line("finding", "fail", same=("domain",)))
    assert found([pair], input_facts(["domain"], fails("G1", domain="risk"))) == []
    assert len(found([pair], input_facts(["domain"], fails("G1", "G2", domain="risk")))) == 2


def test_facts_without_the_place_do_not_join() -> None:
    pair = pattern(Line("finding", "fail"), Line("finding", "fail", same=("domain",)))
    assert found([pair], input_facts(["domain"], fails("G1", "G2"))) == []


def test_unless_excludes_what_an_input_fact_matches() -> None:
    rule = pattern(Line("finding", "fail"), unless=Line("waiver", "live", same=("criterion",)))
    facts = input_facts([], fails("G1", "G2"), waivers=[WaiverFact("live", "G1")])
    assert found([rule], facts) == [{"criterion": "G2"}]


def test_conclusions_chain_whatever_the_order_of_patterns() -> None:
    later = pattern(Line("cause", "c"), then=Then("escalation", "e", CAUSE.fields), name="later")
    facts = input_facts([], fails("G1"))
    derived = infer([later, pattern(Line("finding", "fail"))], facts)
    cause = DerivedFact("cause", "c", (("criterion", "G1"),))
    assert derived == (
        Derived("later", DerivedFact("escalation", "e", cause.fields), (cause,)),
        Derived("p", cause, facts.items),
    )


def test_support_gathers_every_way_to_a_conclusion() -> None:
    facts = input_facts(["domain"], fails("G1", "G2", domain="risk"))
    then = Then("weakness", "w", (("domain", Taken("domain")),))
    (derived,) = infer([pattern(Line("finding", "fail"), then=then)], facts)
    assert derived.support == facts.items


def test_then_takes_values_from_the_nearest_line_from_the_bottom() -> None:
    facts = input_facts([], fails("G1", "G2"))
    lines = [Line("finding", "fail", (("criterion", name),)) for name in ("G2", "G1")]
    assert found([pattern(*lines)], facts) == [{"criterion": "G1"}]


def test_a_bare_word_in_then_is_the_field_of_that_name_and_quoted_text_is_itself() -> None:
    fields = (("root", Word("criterion", bare=True)), ("says", Word("criterion")))
    facts = input_facts([], fails("G1"))
    assert found([pattern(Line("finding", "fail"), then=Then("cause", "c", fields))], facts) == [
        {"root": "G1", "says": "criterion"}
    ]


def test_a_field_the_fact_lacks_is_left_out_of_the_conclusion() -> None:
    then = Then("cause", "c", (("domain", Taken("domain")),))
    facts = input_facts(["domain"], fails("G1"))
    assert found([pattern(Line("finding", "fail"), then=then)], facts) == [{}]


def test_a_pattern_on_a_link_without_rows_never_holds() -> None:
    lines = (Line("link", "l"), Line("finding", "fail", same=("owner",)))
    assert found([pattern(*lines)], Facts((InputFact("finding", "fail"),))) == []


def test_a_pattern_that_matches_in_too_many_ways_is_refused() -> None:
    joined = Line("finding", "fail", same=("domain",))
    many = pattern(Line("finding", "fail"), *[joined] * 4, name="many")
    facts = input_facts(["domain"], fails(*(f"G{n}" for n in range(20)), domain="risk"))
    with pytest.raises(TooManyMatches, match=f"`many` matches in more than {MOST_MATCHES} ways"):
        infer([many], facts)
    few = input_facts(["domain"], fails(*(f"G{n}" for n in range(8)), domain="risk"))
    assert len(found([many], few)) == 8

"""Input facts of patterns."""

from __future__ import annotations

from fractions import Fraction

from milepost.inference.facts import CriterionFact, FindingFact, WaiverFact, input_facts
from milepost.model.patterns import InputFact

RISK = {"domain": "risk", "gate": "G2"}


def test_a_finding_carries_its_places_and_leaves_out_what_it_lacks() -> None:
    facts = input_facts(
        ["domain"],
        [
            FindingFact("fail", "G1", "S1", "major", RISK, waived=True),
            FindingFact("pass", "G2", "S2"),
        ],
    )
    fields = {"criterion": "G1", "check": "S1", "severity": "major", "waived": "yes", **RISK}
    assert facts.items == (
        InputFact("finding", "fail", tuple(fields.items())),
        InputFact("finding", "pass", (("criterion", "G2"), ("check", "S2"), ("waived", "no"))),
    )
    assert facts.axes == ("domain",)


def test_groups_count_criteria() -> None:
    outcomes = ["pass", "partial", "fail", "fail", "not-assessed", "error", "not-applicable"]
    severities = ["critical", "critical", "critical", "major", "critical", "critical", "critical"]
    criteria = [
        CriterionFact(outcome, f"G{n}", severity, RISK)
        for n, (outcome, severity) in enumerate(zip(outcomes, severities, strict=True))
    ]
    (group,) = input_facts(["domain"], criteria=criteria).items
    assert (group.kind, group.value) == ("group", "domain")
    assert dict(group.fields) == {
        "domain": "risk",
        "total": 6,
        "passed": 1,
        "unmet": 5,
        "short": 4,
        "failed": 2,
        "unknown": 1,
        "critical_failed": 1,
    }


def test_a_group_to_which_nothing_applies_is_not_all_clear() -> None:
    criteria = [CriterionFact("not-applicable", "G1", "", RISK), CriterionFact("pass", "G2")]
    assert input_facts(["domain"], criteria=criteria).items == ()


def test_results_are_steps_numbers_or_yes_no_and_unknown_ones_have_no_fact() -> None:
    results: dict[str, str | Fraction | bool | None] = {
        "a": "hold",
        "b": Fraction(1, 3),
        "c": True,
        "d": None,
    }
    assert input_facts([], results={**results}).items == (
        InputFact("result", "a", (("is", "hold"),)),
        InputFact("result", "b", (("value", Fraction(1, 3)),)),
        InputFact("result", "c", (("is", "yes"),)),
    )


def test_repeats_are_one_fact_and_order_does_not_matter() -> None:
    waivers = [WaiverFact("live", "G1", RISK), WaiverFact("expired", "G2", RISK)]
    links = {"l": [{"gate": "G1"}, {"gate": "G1"}]}
    facts = input_facts(["gate"], waivers=waivers, links=links)
    assert facts == input_facts(["gate"], waivers=[*reversed(waivers), *waivers], links=links)
    assert len(facts.items) == 3

"""What options make of a check, where there are many of them, and where they only work together."""

from __future__ import annotations

from building import given, reviewed
from milepost.analysis.planning import plan
from milepost.analysis.planning.space import Space
from milepost.authoring.monotony.rising import rising
from milepost.model.evidence import Evidence
from milepost.model.plans import Goal, Means, Plan


def space(text: str, evidence: Evidence) -> Space:
    return Space.around(reviewed(text, evidence).assessment)


def planned(text: str, evidence: Evidence, goal: Goal) -> Plan:
    one = reviewed(text, evidence)
    return plan(one, goal, Means(), rising(one.assessment.ruleset))


def remedy(name: str, effort: int, makes: str) -> str:
    head = f"  {name}: {{action: {{en: Do}}, owner: x, effort_days: {effort}"
    return f"{head}, makes: {{{makes}}}}}\n"


def test_an_option_that_changes_nothing_for_any_check_is_left_out() -> None:
    text = "criteria: [{id: A, check: a >= 5}]\nremedies:\n"
    text += remedy("low", 1, "a: {at_least: 3}") + remedy("enough", 2, "a: {at_least: 5}")
    text += remedy("aside", 1, "b: 9")
    assert set(space(text, given(a=0)).offer.options) == {"enough"}


def test_an_option_that_helps_only_after_another_is_kept() -> None:
    """What must be covered rises with the first; today nothing more would be needed."""
    text = "criteria: [{id: A, check: p and a >= b}]\nremedies:\n"
    text += remedy("estimate", 1, "p: yes, b: 7") + remedy("fund", 2, "a: {at_least: b}")
    found = planned(text, given(p=False, a=5, b=5), Goal("score", number=100))
    assert sorted(line.action.id for line in found.lines) == ["estimate", "fund"]


def test_missing_evidence_is_supplied_by_an_action() -> None:
    text = "criteria: [{id: A, check: a >= 5}, {id: B, check: p}]\nremedies:\n"
    text += remedy("know", 1, "a: {at_least: 6}")
    found = planned(text, given(p=True), Goal("score", number=100))
    assert [line.action.id for line in found.lines] == ["know"]


def test_many_options_of_one_figure_are_told_apart_by_where_they_lead() -> None:
    """Fifteen ways to raise a figure, of which the third step needs 12 at least."""
    text = """
criteria:
  - {id: A, scale: anchors, steps: {"1": a >= 3, "2": a >= 8, "3": a >= 12, "4": a >= 20}}
remedies:
"""
    text += "".join(remedy(f"r{n:02}", 20 - n % 7, f"a: {{at_least: {n}}}") for n in range(1, 16))
    found = planned(text, given(a=0), Goal("score", number=75))
    assert [line.action.id for line in found.lines] == ["r13"]
    assert found.proof == "optimal"
    (part,) = space(text, given(a=0)).parts
    assert not part.tabled
    assert part.complete


def test_many_options_that_only_help_together_are_all_found() -> None:
    """Fifteen flags must all be set: more combinations than are looked at, and still proven."""
    flags = [f"f{n}" for n in range(15)]
    text = "facts: {" + ", ".join(f"{flag}: {{type: yes_no}}" for flag in flags) + "}\n"
    text += f"criteria: [{{id: A, check: {' and '.join(flags)}}}]\nremedies:\n"
    text += "".join(remedy(f"set-{flag}", 1, f"{flag}: yes") for flag in flags)
    found = planned(text, given(**dict.fromkeys(flags, False)), Goal("score", number=100))
    assert (len(found.lines), found.effort, found.proof) == (15, 15, "optimal")
    (part,) = space(text, given(**dict.fromkeys(flags, False))).parts
    assert not part.complete


def test_a_rating_by_an_assessor_is_raised() -> None:
    text = """
criteria:
  - {id: A, scale: anchors, answer: {en: How well}, remedy: teach}
remedies:
"""
    text += remedy("teach", 4, 'A: "3"')
    found = planned(text, given(answers={"A": "1"}), Goal("score", number=70))
    assert [line.action.id for line in found.lines] == ["teach"]
    assert found.after.score == 75


def test_a_check_over_others_moves_with_them() -> None:
    text = """
criteria:
  - {id: R, check: 'share(under("K"), passed) >= 0.5', weight: 9}
  - {id: K, checks: [{id: K.1, check: p}, {id: K.2, check: q}, {id: K.3, check: r}]}
remedies:
"""
    text += remedy("p", 3, "p: yes") + remedy("q", 2, "q: yes") + remedy("r", 4, "r: yes")
    found = planned(text, given(p=False, q=False, r=False), Goal("score", number=90))
    assert sorted(line.action.id for line in found.lines) == ["p", "q"]
    assert {line.serves for line in found.lines} == {("R", "K")}


def test_coverage_rises_with_what_becomes_known() -> None:
    text = """
criteria: [{id: A, check: a >= 5}, {id: B, check: b >= 5}, {id: C, check: p}]
results:
  v: {scale: verdict, rows: [{is: bad, when: coverage < 60}, {is: good}]}
main: v
remedies:
"""
    text += remedy("look", 1, "b: 1") + remedy("mend", 5, "b: {at_least: 9}")
    found = planned(text, given(p=True), Goal("v", step="good"))
    assert [line.action.id for line in found.lines] == ["look"]


def test_a_criterion_that_waits_for_a_result_is_reached_with_it() -> None:
    text = """
criteria: [{id: A, check: p}, {id: B, check: q}, {id: L, check: base >= 2 and a >= 3}]
results:
  base: {take: sum, only: id != "L"}
  v: {scale: verdict, rows: [{is: good, when: met("L")}, {is: bad}]}
main: v
remedies:
"""
    text += remedy("p", 3, "p: yes") + remedy("q", 2, "q: yes") + remedy("a", 1, "a: {at_least: 3}")
    found = planned(text, given(p=False, q=False, a=0), Goal("v", step="good"))
    assert sorted(line.action.id for line in found.lines) == ["a", "p", "q"]
    assert found.proof == "optimal"

"""The maturity profile: level, what holds it down, the road, and what is not proven."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

import pytest
from building import HERE, given, reviewed
from milepost.analysis.aiming import next_goal
from milepost.analysis.planning.planning import plan
from milepost.analysis.profile import Profile, profile
from milepost.authoring.monotony.rising import rising
from milepost.flows.planning import POINTS, checked
from milepost.model.evidence import Evidence, JudgedValue
from milepost.model.plans import Means
from milepost.model.review import Review
from milepost.model.text import LANGUAGES, Language, Text
from milepost.reporters.documents import blocks, html
from milepost.reporters.kinds import maturity
from milepost.reporters.material import Material

RULES = """
kind: maturity
axes:
  dimension: {A: {title: {en: Plans, zh: 计划}}, B: {title: {en: People, zh: 人才}}}
  level: {"2": {}, "3": {}}
scales:
  levels: {"1": {value: 1}, "2": {value: 2, meets_bar: true}, "3": {value: 3}}
criteria:
  - {id: A2, dimension: A, level: "2", title: {en: Plan on file, zh: 计划成文}, check: p}
  - {id: A3, dimension: A, level: "3", title: {en: Plan kept, zh: 计划受控}, check: q}
  - id: B2
    dimension: B
    level: "2"
    title: {en: Roles named, zh: 角色已定}
    check: r
    remedy:
      action: {en: Name the roles, zh: 确定角色}
      owner: hr
      effort_days: 3
      due_days: 20
      makes: {r: true}
  - {id: B3, dimension: B, level: "3", title: {en: Roles kept, zh: 角色落实}, check: a > 1}
results:
  practised: {scale: levels, by: dimension, climb: level, here: 'all_of(criteria, passed)'}
  judged_level: {scale: levels, by: dimension, judged: true, compare: practised}
  stands: {scale: levels, by: dimension, value: 'first_known(judged_level, practised)'}
  mean_level: {value: mean_of(stands), show: 2}
  overall: {scale: levels, value: 'min_of(stands)'}
main: overall
"""
SCRIPT = "<script>alert(1)</script>"


def case(judged: Mapping[str, str] = {}, **facts: object) -> Review:
    values = tuple(
        JudgedValue(
            "judged_level",
            (key,),
            step,
            Text(en="Seen at work", zh="实地查看"),
            HERE,
            "lead assessor",
        )
        for key, step in judged.items()
    )
    return reviewed(RULES, given(judged=values, **facts))  # type: ignore[arg-type]


def made(review: Review, language: Language = "en", planned: bool = False) -> blocks.Document:
    plans = (lambda: (_planned(review),)) if planned else tuple
    (report,) = maturity.reports(Material((review,), planned=plans), language)  # type: ignore[arg-type]
    return report.document


def _planned(review: Review):  # type: ignore[no-untyped-def]
    ruleset = review.assessment.ruleset
    goal = next_goal(review.assessment)
    return checked(review, plan(review, goal, Means(), rising(ruleset), POINTS))


def told(review: Review, language: Language = "en", planned: bool = False) -> str:
    """The words of the page, without its tags."""
    page = html.report(made(review, language, planned)).partition("<body>")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def of(review: Review) -> Profile:
    found = profile(review)
    assert found is not None
    return found


def test_the_first_screen_says_what_holds_the_level_down() -> None:
    shown = told(case(p=True, q=True, r=False, a=2))
    assert "Held down by the dimensions at 1, the lowest level found: B People (1 of 2)." in shown
    assert "Mean level" in shown or "mean_level" in shown


def test_the_target_is_the_next_overall_level() -> None:
    found = of(case(p=True, q=True, r=False, a=2))
    assert found.target is not None
    assert (found.target.name, [one.gap for one in found.places]) == ("2", [0, 1])
    assert [one.key for one in found.rising] == [("B",)]
    assert [one.criterion.id for one in found.rising[0].blocking] == ["B2"]


def test_coverage_is_told_by_dimension() -> None:
    found = of(case(p=True, r=False, a=2))
    assert [one.coverage.percent for one in found.places] == [50, 100]


def test_the_smallest_set_is_the_plan_to_the_next_level() -> None:
    pytest.importorskip("highspy")
    shown = told(case(p=True, q=True, r=False, a=2), planned=True)
    assert "Next: 1 actions with 3 person days lift the overall level to 2" in shown
    assert "Name the roles" in shown
    assert "smallest set" in shown


def test_without_a_plan_the_remedies_still_stand_by_dimension() -> None:
    shown = told(case(p=True, q=True, r=False, a=2))
    assert "No plan could be made here" in shown
    assert "Name the roles Human resources, 3 d" in shown


def test_a_judged_level_above_the_practised_one_is_not_proven() -> None:
    review = case({"A": "3"}, p=True, r=True, a=2)
    (above,) = of(review).above
    assert (above.key, above.above, above.beyond) == (("A",), 1, False)
    shown = told(review)
    assert "judged and not proven" in shown
    assert "These levels are not proven" in shown
    assert "Seen at work" in shown


def test_evidence_that_rules_a_judged_level_out_contradicts_it() -> None:
    review = case({"A": "3"}, p=True, q=False, r=True, a=2)
    assert of(review).above[0].beyond
    assert "contradicted: 2 at the most" in told(review)


def test_a_judged_level_that_the_practices_show_is_held() -> None:
    shown = told(case({"A": "2"}, p=True, q=False, r=True, a=2))
    assert "1 dimensions were judged, none above what its practices show" in shown


def test_without_any_evidence_the_first_screen_says_not_proven() -> None:
    document = made(case({"A": "3", "B": "2"}))
    assert "there is no evidence at all" in str(document.lead[1].text)
    assert document.lead[1].tone == "bad"
    (cards,) = [one for one in document.sections[0].blocks if isinstance(one, blocks.Cards)]
    assert cards.cards[0].verdict.text.endswith("judged and not proven")
    assert cards.cards[0].verdict.tone == "warning"


def test_what_was_not_assessed_says_what_to_collect() -> None:
    shown = told(case(r=True, a=2))
    assert "Collect the evidence first" in shown


def test_few_dimensions_are_bars_and_have_their_numbers_in_a_table() -> None:
    document = made(case(p=True))
    figures = [one for one in document.sections[0].blocks if isinstance(one, blocks.Figure)]
    assert len(figures) == 1
    assert any(isinstance(one, blocks.Fold) for one in document.sections[1].blocks)


def test_the_highest_level_is_said() -> None:
    assert "The highest level is reached." in told(case(p=True, q=True, r=True, a=2))


def test_other_kinds_yield_nothing() -> None:
    review = reviewed("criteria: [{id: C, check: p}]", given(p=True))
    assert not list(maturity.reports(Material((review,)), "en"))


def test_a_maturity_without_levels_by_dimension_yields_nothing() -> None:
    review = reviewed("kind: maturity\ncriteria: [{id: C, check: p}]", given(p=True))
    assert not list(maturity.reports(Material((review,)), "en"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["warehouse-automation", "metro-doors", "bank-app", "transit-pmo"])
def test_every_link_leads_somewhere(
    sample_reviews: Mapping[str, tuple[Review, ...]], name: str, language: Language
) -> None:
    (report,) = maturity.reports(Material(sample_reviews[name]), language)
    page = html.report(report.document)
    links, places = (
        set(re.findall(r'href="#([^"]+)"', page)),
        set(re.findall(r'id="([^"]+)"', page)),
    )
    assert links <= places


def test_chinese_has_no_english_sentence_left() -> None:
    shown = told(case({"A": "3"}, p=True, q=False, r=False), "zh")
    assert not re.search(r"\b(the|is|proven|dimension|above)\b", shown)


def test_hostile_words_are_inert() -> None:
    rules = RULES.replace("en: Roles named", f"en: {SCRIPT!r}")
    page = html.report(made(reviewed(rules, given(p=True, r=False))))
    assert SCRIPT not in page


def test_the_data_names_every_dimension() -> None:
    (report,) = maturity.reports(Material((case({"A": "3"}, p=True),)), "en")
    found = report.data()
    assert isinstance(found, dict)
    assert found["schema"] == "milepost/maturity/1"
    assert [(one["dimension"], one["judged"]) for one in found["dimensions"]] == [
        (["A"], "3"),
        (["B"], None),
    ]


def test_evidence_is_not_changed_by_the_report() -> None:
    review = case(p=True)
    before: Evidence = review.assessment.evidence
    made(review)
    assert review.assessment.evidence is before

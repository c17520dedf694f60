"""Explanations: each number down to its evidence and rule, in both languages."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from milepost.errors import UsageError
from milepost.model.review import Review
from milepost.model.text import LANGUAGES, Language, Text
from milepost.reporters.explaining import explain
from milepost.reporters.terminal.columns import width_of

Reviews = Mapping[str, tuple[Review, ...]]
PATH = re.compile(r"[\w.-]+/[\w./-]+")


def plain(text: str) -> str:
    """One line, so that wrapping does not matter."""
    return " ".join(text.split())


def test_a_score_with_its_sum(sample_reviews: Reviews) -> None:
    said = explain(sample_reviews["metro-doors"][0], "score", "en")
    assert said.startswith("Score (score): 97.7\n")
    assert "43 / 44 = 43/44, about 0.9773" in said
    assert "Times 100." in said
    assert "1075/11, about 97.7273; shown as 97.7" in plain(said)
    assert "2/3         2" in said
    assert "anything from 97.7 to 100.0" in plain(said)
    assert "team_development_plan" in said


def test_the_main_result_is_explained_by_default(sample_reviews: Reviews) -> None:
    review = sample_reviews["metro-doors"][0]
    assert explain(review, None, "en") == explain(review, "verdict", "en")


def test_a_decision_table_row_by_row(sample_reviews: Reviews) -> None:
    said = plain(explain(sample_reviews["warehouse-automation"][0], "verdict", "en"))
    assert "Row 1, Kill: false" in said
    assert "score = 1400/17, about 82.3529" in said
    assert "param.go_score = 85" in said
    assert "count(criteria, major and unmet) = 3 holds for: G3.3, G3.5, G3.10" in said
    assert "Row 4, Conditional go: has no condition, so it decides." in said
    assert "Conditions (major and unmet): G3.3, G3.5, G3.10" in said


def test_the_row_that_kills_names_the_checks(sample_reviews: Reviews) -> None:
    said = plain(explain(sample_reviews["bank-app"][0], "verdict", "en"))
    assert "Row 1, Kill: true, so it decides." in said
    assert "holds for: S4.1.1.q3, S4.2.1.p3" in said
    assert "Row 2 and below were not asked." in said


def test_a_band_with_its_edges_and_limit(sample_reviews: Reviews) -> None:
    said = explain(sample_reviews["warehouse-automation"][1], "grade", "en")
    assert re.search(r"-> D Needs work +60 or more, under 70", said)
    assert "Limit: at most C when" in said
    assert "It applies and changes nothing." in said
    assert "coverage < param.coverage_floor = no" in said


def test_a_climb_says_where_it_stops(sample_reviews: Reviews) -> None:
    said = plain(explain(sample_reviews["transit-pmo"][1], "practised_level D2", "en"))
    assert "Level 2 Repeatable: reached" in said
    assert "Level 3 Standardised: not reached, so the climb stops here" in said
    assert "M2.3 Options and advice in standard form: partly met" in said


def test_a_judged_level_stands_beside_the_computed_one(sample_reviews: Reviews) -> None:
    said = plain(explain(sample_reviews["metro-doors"][2], "judged_level D3", "en"))
    assert "4 Measured, judged by lead assessor" in said
    assert "practised_level: 1 Ad hoc" in said
    assert "assessments/metro-doors/maturity.yaml:" in said


def test_a_result_by_place_lists_its_places(sample_reviews: Reviews) -> None:
    said = explain(sample_reviews["transit-pmo"][1], "dimension_level", "en")
    assert "D2 Decisions" in said
    assert "milepost explain ... 'dimension_level D1'" in said


def test_an_expression_with_the_results_it_reads(sample_reviews: Reviews) -> None:
    said = explain(sample_reviews["transit-pmo"][1], "overall", "en")
    assert "mean_of(dimension_level) = 26/11, about 2.3636" in said
    assert "D11 Social value" in said


def test_a_check_down_to_the_document(sample_reviews: Reviews) -> None:
    said = explain(sample_reviews["metro-doors"][0], "S4.2.2.p2", "en")
    assert "rulesets/pmo-library/1.0.0/investment.yaml:" in said
    assert "param.least = 4" in said
    assert "len(milestones) = 5" in said
    assert "assessments/metro-doors/evidence.yaml:" in said
    assert re.search(r"docs/schedule-baseline\.csv \(sha256:[0-9a-f]{12}\)", said)


def test_a_criterion_with_the_mean_of_its_checks(sample_reviews: Reviews) -> None:
    said = explain(sample_reviews["warehouse-automation"][0], "G3.5", "en")
    assert "Credit is the mean of its checks: (1 + 0 + 1) / 3" in said
    assert "issue_resolution_days = 19" in said
    assert "collected 2026-06-24, by PMO analyst, from issue tracker" in said


def test_a_roll_up_lists_its_checks(sample_reviews: Reviews) -> None:
    said = explain(sample_reviews["transit-pmo"][1], "S4.4.1", "en")
    assert 'share(under("S4.4.1"), passed) = 5/6' in said
    assert re.search(r"S4\.4\.1\.q3 +not met", said)


def test_a_roll_up_over_projects_names_them(sample_reviews: Reviews) -> None:
    review = sample_reviews["transit-pmo"][1]
    said = plain(explain(review, "M2.2", "en"))
    assert "holds for: Line 5 depot extension; Fare app, product team; Night bus network" in said
    assert "does not hold for: Lifts for old stations" in said
    said = plain(explain(review, "M9.4.risk", "zh"))
    assert "列入的有：五号线车辆段扩建；公交票务应用产品团队" in said
    assert "不列入的有：夜班公交网" in said
    assert "未知的有：老线车站加装电梯" in said


def test_a_check_that_only_a_roll_up_is_over(sample_reviews: Reviews) -> None:
    said = explain(sample_reviews["transit-pmo"][1], "S4.6.1.p2", "en")
    assert "met; credit 1" in said


def test_steps_and_an_answer(sample_reviews: Reviews) -> None:
    review = sample_reviews["warehouse-automation"][1]
    steps, answer = explain(review, "PERF.1", "en"), explain(review, "PERF.2", "en")
    assert "1.1 * param.milestones = 93.5" in steps
    assert "Answer 3, by lead assessor" in answer
    assert "docs/deviation-log.csv" in answer


def test_a_fact_and_who_reads_it(sample_reviews: Reviews) -> None:
    review = sample_reviews["transit-pmo"][1]
    stale = explain(review, "peer_sessions_count", "en")
    assert "Older than 92 days at the as-of date: not used." in stale
    assert "not assessed" in stale
    missing = explain(sample_reviews["metro-doors"][0], "team_development_plan", "en")
    assert "not supplied" in missing


@pytest.mark.parametrize("target", ["scores", "G2.99", "dimension_level D3", "score D1"])
def test_an_unknown_target_is_a_usage_error(sample_reviews: Reviews, target: str) -> None:
    with pytest.raises(UsageError) as caught:
        explain(sample_reviews["metro-doors"][0], target, "en")
    assert target in str(caught.value)


def test_the_error_suggests_the_nearest_name(sample_reviews: Reviews) -> None:
    with pytest.raises(UsageError, match="did you mean `score`"):
        explain(sample_reviews["metro-doors"][0], "scores", "en")
    with pytest.raises(UsageError, match="did you mean `dimension_level D3`"):
        explain(sample_reviews["metro-doors"][2], "dimension_level d3", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_and_criterion_within_its_width(
    sample_reviews: Reviews, language: Language
) -> None:
    for reviews in sample_reviews.values():
        for review in reviews:
            results = review.assessment.ruleset.results
            ids = [finding.criterion.id for finding in review.assessment.findings]
            for target in (*results, *ids):
                for line in explain(review, target, language, 80).splitlines():
                    assert width_of(line) <= 80 or PATH.search(line), line


def test_chinese_is_chinese(sample_reviews: Reviews) -> None:
    said = explain(sample_reviews["metro-doors"][0], None, "zh")
    assert "第 3 行“通过”：成立，由它决定。" in said
    assert "Row" not in said


def test_evidence_cannot_steer_the_terminal(sample_reviews: Reviews) -> None:
    review = sample_reviews["metro-doors"][0]
    evidence = review.assessment.evidence
    given = evidence.facts["schedule_baseline"]
    bad = replace(
        given,
        by="\x1b[2Jme",
        source="a\nb\x07",
        note=Text(en="\x1b]0;t\x07n"),
        file="d\x1b[1m\n.csv",
    )
    changed = replace(evidence, facts={**evidence.facts, "schedule_baseline": bad})
    assessment = replace(review.assessment, evidence=changed)
    said = explain(replace(review, assessment=assessment), "schedule_baseline", "en")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", said)
    assert "by me, from a b" in said


def test_the_same_text_each_time(sample_reviews: Reviews) -> None:
    review = sample_reviews["warehouse-automation"][0]
    assert explain(review, "verdict", "zh") == explain(review, "verdict", "zh")

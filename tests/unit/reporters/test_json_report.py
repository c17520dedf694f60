"""The result as JSON: its schema, its numbers, both languages, the same bytes each time."""

import json
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from milepost.model.assessment import Derived
from milepost.model.review import Review
from milepost.model.text import Text
from milepost.reporters.json_report import SCHEMA, document, report

Reviews = Mapping[str, tuple[Review, ...]]
KEYS = [
    "schema",
    "subject",
    "ruleset",
    "target",
    "as_of",
    "classification",
    "audience",
    "main",
    "results",
    "coverage",
    "coverage_detail",
    "findings",
    "weaknesses",
    "ranking",
    "marginal",
    "next",
    "nearest",
    "strengths",
    "conditions",
    "actions",
    "derived",
    "waivers",
    "notices",
    "digests",
    "inputs",
]


@pytest.fixture(scope="session")
def validator() -> Draft202012Validator:
    schema = json.loads((files("milepost.reporters") / "result.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize(
    "subject", ["metro-doors", "warehouse-automation", "bank-app", "transit-pmo"]
)
def test_every_sample_is_valid(
    sample_reviews: Reviews, validator: Draft202012Validator, subject: str
) -> None:
    written = json.loads(report(sample_reviews[subject]))
    assert len(written) == len(sample_reviews[subject])
    assert [error.message for error in validator.iter_errors(written)] == []


def test_schema_refuses_an_unknown_key_and_a_missing_one(
    sample_reviews: Reviews, validator: Draft202012Validator
) -> None:
    written = document(sample_reviews["metro-doors"][0])
    assert validator.is_valid(written)
    assert not validator.is_valid({**written, "extra": 1})
    assert not validator.is_valid({k: v for k, v in written.items() if k != "digests"})


def test_a_score_is_shown_and_exact(sample_reviews: Reviews) -> None:
    written = document(sample_reviews["metro-doors"][0])
    score = written["results"]["score"]
    assert (score["value"], score["exact"]) == (97.7, "1075/11")
    assert score["interval"] == {"worst": 97.7, "best": 100}
    assert score["sensitive"] is True
    assert written["coverage"] == 97.8
    assert written["coverage_detail"] == {
        "supplied": 44,
        "needed": 45,
        "lacking": ["team_development_plan"],
    }


def test_the_main_result_says_what_and_why(sample_reviews: Reviews) -> None:
    main = document(sample_reviews["metro-doors"][0])["main"]
    assert (main["name"], main["is"], main["meets_bar"], main["sensitive"]) == (
        "verdict",
        "go",
        True,
        False,
    )
    assert main["why"]["en"].startswith("The score is 85 or more")
    assert main["why"]["zh"].startswith("得分不低于 85")


def test_a_grade_below_the_bar_with_a_limit_that_did_not_bind(sample_reviews: Reviews) -> None:
    written = document(sample_reviews["warehouse-automation"][1])
    grade = written["results"]["grade"]
    assert (grade["is"], grade["exact"], written["main"]["meets_bar"]) == ("D", "2150/31", False)
    assert [(limit["to"], limit["bound"]) for limit in grade["limits"]] == [("C", False)]
    assert "value" not in grade


def test_results_by_place(sample_reviews: Reviews) -> None:
    results = document(sample_reviews["metro-doors"][2])["results"]
    first = results["judged_level"]["by"][0]
    assert first["place"] == {"dimension": "D1"}
    assert (first["is"], first["judged"]["by"]) == ("4", "lead assessor")
    assert "is" not in results["dimension_level"]


def test_a_check_carries_its_evidence(sample_reviews: Reviews) -> None:
    written = document(sample_reviews["metro-doors"][0])
    finding = next(f for f in written["findings"] if f["id"] == "G2.2")
    baseline = next(
        e for c in finding["checks"] for e in c["evidence"] if e["fact"] == "schedule_baseline"
    )
    assert baseline["file"] == "assessments/metro-doors/evidence.yaml"
    assert baseline["line"] > 1
    assert baseline["value"]["status"] == "approved"
    assert baseline["document"]["digest"].startswith("sha256:")


def test_conditions_and_actions_name_owner_and_day(sample_reviews: Reviews) -> None:
    written = document(sample_reviews["warehouse-automation"][0])
    conditions = {c["criterion"]: (c["owner"], c["due"]) for c in written["conditions"]}
    assert conditions["G3.3"] == ("project_manager", "2026-09-30")
    action = written["actions"][0]
    assert (action["gain"], action["gain_exact"]) == (5.88, "100/17")
    assert action["aims"][0]["target"]["zh"]


def test_one_review_is_an_object_and_several_an_array(sample_reviews: Reviews) -> None:
    reviews = sample_reviews["metro-doors"]
    one, several = report(reviews[:1]), report(reviews)
    assert json.loads(one)["schema"] == SCHEMA
    assert [d["ruleset"]["id"] for d in json.loads(several)] == [
        r.assessment.ruleset.id for r in reviews
    ]
    assert one.endswith("}\n")
    assert "三号线站台门更新" in one


def test_keys_keep_their_order_and_bytes_are_the_same(sample_reviews: Reviews) -> None:
    reviews = sample_reviews["transit-pmo"]
    assert list(document(reviews[0])) == KEYS
    assert report(reviews) == report(reviews)


def test_every_text_stands_in_both_languages(sample_reviews: Reviews) -> None:
    for reviews in sample_reviews.values():
        for review in reviews:
            assert list(_lonely(document(review))) == []


def _lonely(part: Any) -> Any:
    """Texts of one language only."""
    if isinstance(part, dict):
        if "en" in part and set(part) != {"en", "zh"}:
            yield part
        for inner in part.values():
            yield from _lonely(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _lonely(inner)


def test_derived_conclusions_are_valid(
    sample_reviews: Reviews, validator: Draft202012Validator
) -> None:
    review = sample_reviews["bank-app"][0]
    derived = Derived(
        "systemic-domain",
        "weakness",
        (("weakness", "systemic"), ("domain", "value")),
        Text(en="The domain value is weak", zh="价值领域薄弱"),
        None,
        ("G1.2", "G1.4"),
    )
    assessment = replace(review.assessment, derived=(derived,))
    written = document(replace(review, assessment=assessment))
    assert validator.is_valid(written)
    assert written["derived"][0]["fields"] == {"weakness": "systemic", "domain": "value"}

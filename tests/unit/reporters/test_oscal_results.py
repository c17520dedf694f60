"""OSCAL assessment results: what they say of each outcome, and that everything hangs together."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from building import assessed, given, reviewed, waiver
from milepost.analysis.redacting.redacting import redacted
from milepost.analysis.reviewing import review as review_of
from milepost.model.evidence import Answer, Place
from milepost.model.review import Review
from milepost.model.text import LANGUAGES, Text
from milepost.reporters.formats import oscal
from milepost.reporters.oscal.values import NAMESPACE, VERSION, token
from trestle.oscal import assessment_results

RULES = """
criteria:
  - {id: C1, title: {en: Met, zh: 达标}, severity: critical, weight: 2, check: a >= 10}
  - {id: C2, title: {en: Short, zh: 不足}, severity: critical, check: b >= 10,
     why: {en: It hurts., zh: 有害。}, remedy: {action: {en: Raise it, zh: 提高}, owner: sponsor}}
  - {id: C3, title: {en: Missing, zh: 缺失}, severity: minor, check: c >= 10}
  - {id: C4, title: {en: Elsewhere, zh: 不适用}, severity: minor, applies: p, check: q}
  - {id: C5, title: {en: Waived, zh: 豁免}, severity: minor, check: r}
  - {id: C6, title: {en: Asked, zh: 提问}, severity: minor, answer: {en: How}, scale: anchors}
"""
Json = dict[str, Any]


@pytest.fixture(scope="module")
def review() -> Review:
    why = Text(en="seen", zh="已查看")
    answer = Answer("C6", Place("answers.yaml", 4), "1", by="Ann", rationale=why)
    waived = waiver("C5", date(2026, 12, 31))
    return reviewed(
        RULES, given(a=10, b=7, p=False, r=False, answers={"C6": answer}, waivers=(waived,))
    )


def written(*reviews: Review, language: Any = "en") -> Json:
    found: Json = json.loads(oscal.report(reviews, language))
    return found


def result(review: Review) -> Json:
    found: Json = written(review)["assessment-results"]["results"][0]
    return found


def props(node: Json) -> dict[str, str]:
    assert {one["ns"] for one in node["props"]} == {NAMESPACE}
    return {one["name"]: one["value"] for one in node["props"]}


def by_criterion(found: list[Json]) -> dict[str, Json]:
    return {props(one)["criterion"]: one for one in found}


def test_only_what_is_met_is_satisfied(review: Review) -> None:
    found = by_criterion(result(review)["findings"])
    states = {name: one["target"]["status"] for name, one in found.items()}
    assert {name: (one["state"], one["reason"]) for name, one in states.items()} == {
        "C1": ("satisfied", "pass"),
        "C2": ("not-satisfied", "fail"),
        "C3": ("not-satisfied", "not-assessed"),
        "C5": ("not-satisfied", "fail"),
        "C6": ("not-satisfied", "partial"),
    }
    assert "not known whether" in states["C3"]["remarks"]
    assert "credit 1/4" in states["C6"]["remarks"]


def test_what_does_not_apply_is_excluded_and_observed(review: Review) -> None:
    found = result(review)
    controls = found["reviewed-controls"]["control-selections"][0]
    assert len(controls["include-controls"]) == 6
    assert controls["exclude-controls"] == [{"control-id": "demo.C4"}]
    objectives = found["reviewed-controls"]["control-objective-selections"][0]
    assert objectives["exclude-objectives"] == [{"objective-id": "demo.0.1.0.C4"}]
    assert props(by_criterion(found["observations"])["C4"])["outcome"] == "not-applicable"


def test_findings_carry_outcome_severity_and_weight(review: Review) -> None:
    found = by_criterion(result(review)["findings"])
    assert props(found["C1"]) == {
        "criterion": "C1",
        "outcome": "pass",
        "severity": "critical",
        "weight": "2",
        "credit": "1",
    }
    assert props(found["C5"])["waiver"] == "W-1"


def test_the_result_carries_rules_coverage_score_and_interval(review: Review) -> None:
    found = props(result(review))
    assert (found["rule-set"], found["rule-set-version"]) == ("demo", "0.1.0")
    assert found["rule-set-digest"] == review.assessment.ruleset.digest
    assert found["coverage"] == "80"
    assert (found["score"], found["score-exact"]) == ("28.13", "225/8")
    assert (found["score-worst"], found["score-best"]) == ("28.13", "40.63")


def test_observations_point_at_the_evidence(review: Review) -> None:
    found = by_criterion(result(review)["observations"])
    evidence = found["C2"]["relevant-evidence"][0]
    assert (evidence["href"], evidence["remarks"]) == ("evidence.yaml#L1", "Value: 7")
    answer = found["C6"]["relevant-evidence"][0]
    assert (answer["href"], answer["remarks"]) == ("answers.yaml#L4", "Answer: 1\n\nseen")
    assert "relevant-evidence" not in found["C3"]
    assert props(found["C3"])["missing"] == "c"


def test_risks_are_the_weaknesses(review: Review) -> None:
    found = by_criterion(result(review)["risks"])
    assert list(found) == [one.finding.criterion.id for one in review.weaknesses]
    assert found["C2"]["statement"] == "It hurts."
    assert "at least 10" in found["C2"]["description"]
    assert found["C2"]["remediations"][0]["title"] == "Raise it"
    assert (found["C2"]["status"], found["C5"]["status"]) == ("open", "deviation-approved")
    assert "Waived until 2026-12-31, approved by board: why" in found["C5"]["description"]


def test_who_took_part_has_a_role(review: Review) -> None:
    metadata = written(review)["assessment-results"]["metadata"]
    assert [one["name"] for one in metadata["parties"]] == ["Ann", "board"]
    assert [one["id"] for one in metadata["roles"]] == ["assessor", "approver"]
    named = {one["role-id"]: one["party-uuids"] for one in metadata["responsible-parties"]}
    assert [[one["uuid"]] for one in metadata["parties"]] == list(named.values())


def test_judged_values_are_attested(sample_reviews: Mapping[str, tuple[Review, ...]]) -> None:
    *_, maturity = sample_reviews["metro-doors"]
    own = result(maturity)["attestations"]
    assert own
    assert all(one["parts"][0]["prose"] and one["responsible-parties"] for one in own)
    assert "attestations" not in result(sample_reviews["metro-doors"][0])


def walk(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        yield from node.items()
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from walk(part)


@pytest.mark.parametrize("subject", ["metro-doors", "transit-pmo"])
def test_ids_are_unique_and_every_reference_has_its_thing(
    sample_reviews: Mapping[str, tuple[Review, ...]], subject: str
) -> None:
    document = written(*sample_reviews[subject])
    pairs = list(walk(document))
    found = [value for key, value in pairs if key == "uuid"]
    assert len(found) == len(set(found))
    single = {v for k, v in pairs if k.endswith("-uuid")}
    several = {one for k, v in pairs if k.endswith("-uuids") for one in v}
    assert single | several <= set(found)
    assert document["assessment-results"]["import-ap"]["href"].removeprefix("#") in found
    assert len(document["assessment-results"]["results"]) == len(sample_reviews[subject])
    defined = {v for k, v in pairs if k == "id"}
    assert {v for k, v in pairs if k in ("objective-id", "target-id")} <= defined


def test_the_day_of_the_assessment_is_the_only_time(review: Review) -> None:
    text = oscal.report((review,), "en")
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[^\"]*", text)) == {"2026-06-30T00:00:00Z"} | {
        f"{one.due}T00:00:00Z" for one in review.conditions
    }
    assert text == oscal.report((review,), "en")


def test_a_later_assessment_finds_the_same_findings_and_risks(review: Review) -> None:
    later = review_of(assessed(RULES, review.assessment.evidence, date(2026, 9, 30)))
    before, after = result(review), result(later)
    for kind in ("findings", "risks"):
        assert [one["uuid"] for one in before[kind]] == [one["uuid"] for one in after[kind]]
    assert before["uuid"] != after["uuid"]
    assert (
        written(review)["assessment-results"]["uuid"]
        != (written(later)["assessment-results"]["uuid"])
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_published_model_accepts_it(review: Review, language: str) -> None:
    made = written(review, language=language)
    assert made["assessment-results"]["metadata"]["oscal-version"] == VERSION
    assessment_results.Model.model_validate(made)


@pytest.mark.parametrize(
    ("key", "value"), [("state", "unknown"), ("reason", "not assessed"), ("extra", "x")]
)
def test_the_published_model_refuses_what_it_should(review: Review, key: str, value: str) -> None:
    made = written(review)
    made["assessment-results"]["results"][0]["findings"][0]["target"]["status"][key] = value
    with pytest.raises(ValueError, match="validation error"):
        assessment_results.Model.model_validate(made)


def test_nothing_assessable_reviewed_has_no_empty_lists(review: Review) -> None:
    bare = replace(review, assessment=replace(review.assessment, findings=()), weaknesses=())
    assert [key for key, value in walk(written(bare)) if value in ([], "", None)] == []


@pytest.mark.parametrize(
    ("name", "told"),
    [("G2.9", "G2.9"), ("pmo_head", "pmo_head"), ("评审", "评审")],
)
def test_a_token_keeps_a_name_that_is_one(name: str, told: str) -> None:
    assert token(name) == told


def test_names_that_are_no_tokens_stay_apart() -> None:
    names = ["a b", "a-b", "a/b", "1a", "_1a", "", "²", "🙂", "\ud800", "x" * 200 + "!"]
    assert len({token(name) for name in names}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9._-]*", token(name)) for name in names)


def test_the_metadata_say_class_and_readers(review: Review) -> None:
    def told(one: Review) -> Json:
        return props(written(one)["assessment-results"]["metadata"])

    assert told(review)["classification"] == "internal"
    assert "audience" not in told(review)
    assert told(redacted(review, "public")) == {
        "language": "en",
        "classification": "public",
        "audience": "public",
    }

"""The badge's criteria become questions by series, each with what its answers need."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import put
from published import badge

Read = Callable[..., dict[str, Any]]
Refused = Callable[..., list[str]]


@pytest.fixture
def written(data: Read, tmp_path: Path) -> dict[str, Any]:
    return data("openssf-badge", badge(tmp_path))


def criterion(written: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in written["criteria"] if one["id"] == name)


def test_series_and_topics(written: dict[str, Any]) -> None:
    assert written["axes"] == {
        "series": {"passing": {}, "silver": {}},
        "area": {"basics": {"title": {"en": "Basics"}}},
        "topic": {
            "basics-being-found": {"in": "basics", "title": {"en": "Being found"}},
            "basics-being-kept": {"in": "basics", "title": {"en": "Being kept"}},
        },
    }


def test_ids_are_kept_and_a_second_series_is_told_apart(written: dict[str, Any]) -> None:
    ids = [one["id"] for one in written["criteria"]]
    assert ids[:6] == ["found", "tidy", "pretty", "kept", "later", "earlier"]
    assert ids[6:] == ["achieve_passing", "found.silver"]


def test_duty_status_and_flags(written: dict[str, Any]) -> None:
    duties = {one["id"]: one["severity"] for one in written["criteria"]}
    assert duties["tidy"], duties["pretty"] == ("should", "suggested")
    assert criterion(written, "later")["status"] == "future"
    assert criterion(written, "earlier")["status"] == "retired"
    assert criterion(written, "kept")["not_applicable"] == {"credit": 1, "needs": ["reason"]}
    assert criterion(written, "tidy")["not_applicable"] == "forbidden"
    assert criterion(written, "found")["tags"] == ["url_required"]
    both = criterion(written, "found.silver")
    assert both["tags"] == ["url_required", "justification_required"]
    assert both["requires"].count(" and ") == 3
    assert "requires" not in criterion(written, "tidy")


def test_the_series_before_is_a_criterion(written: dict[str, Any]) -> None:
    before = criterion(written, "achieve_passing")
    assert before["check"] == "passing_pct == 100"
    assert not {"scale", "answer", "not_applicable"} & before.keys()


def test_texts_of_both_languages_stand_without_markup(written: dict[str, Any]) -> None:
    found = criterion(written, "found")
    assert found["answer"] == {"en": "It MUST be found x & y", "zh": "必须能找到 x & y"}
    assert found["why"] == {
        "en": "By anybody.\n\nPeople look for it.",
        "zh": "任何人都能。\n\nPeople look for it.",
    }
    assert found["title"] == {"en": "Found"}


def test_without_text_files_the_id_is_the_question(data: Read, tmp_path: Path) -> None:
    alone = data("openssf-badge", badge(tmp_path, texts=False))
    assert criterion(alone, "achieve_passing")["title"] == {"en": "Achieve passing"}
    assert criterion(alone, "tidy")["answer"] == {"en": "Tidy"}


def test_text_files_given_come_first(data: Read, tmp_path: Path) -> None:
    text = "en: {criteria: {'0': {tidy: {description: Is it tidy?}}}}"
    own = put(tmp_path / "own.yml", text)
    given = data("openssf-badge", badge(tmp_path), texts=own)
    assert criterion(given, "tidy")["answer"] == {"en": "Is it tidy?"}
    assert criterion(given, "found")["answer"] == {"en": "Found"}


def test_percentages_are_capped_until_complete(written: dict[str, Any]) -> None:
    results = written["results"]
    assert list(results) == ["passing_pct", "silver_pct", "tiered", "badge"]
    assert results["silver_pct"]["only"] == 'series == "silver"'
    assert results["silver_pct"]["limits"][0]["at_most"] == 99
    assert results["tiered"]["rows"] == [
        {"is": "passing_pct", "when": "passing_pct < 100"},
        {"is": "100 + silver_pct"},
    ]
    assert [row["is"] for row in results["badge"]["rows"]] == ["silver", "passing", "in-progress"]


def test_plain_mappings_and_notes_will_do(data: Read, tmp_path: Path) -> None:
    text = """
        _metadata: {source: somewhere}
        level-1:
          General:
            Controls:
              a_1: {category: MUST, description: "Is A done?", original_id: A-1}
    """
    path = put(tmp_path / "base.yml", text)
    found = data("openssf-badge", path)
    assert found["axes"]["series"] == {"level-1": {}}
    assert found["criteria"][0]["answer"] == {"en": "Is A done?"}
    assert "level_1_pct" in found["results"]


def test_levels_and_groups_by_any_name(data: Read, tmp_path: Path) -> None:
    text = "'7': {基础: {其他: {a: {category: MUST}, b: {category: MUST}}}}"
    found = data("openssf-badge", put(tmp_path / "c.yml", text))
    assert list(found["axes"]["topic"]) == ["基础-其他"]
    assert found["results"]["series_7_pct"]["only"] == 'series == "7"'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("'0': !!omap\n  - A: !!omap\n    - B: [x]\n", "c.yml:3:10: "),
        (
            "'0': {A: {B: {x: {category: MAY}}}}",
            "c.yml:1:29: 0.A.B.x.category: `MAY` is not one of MUST, SHOULD, SUGGESTED",
        ),
        (
            "'0': {A: {B: {x: {future: true}}}}",
            "c.yml:1:18: 0.A.B.x: the key `category` is missing",
        ),
        ("'0': {A: {B: {x: 3}}}", "c.yml:1:18: 0.A.B.x: a mapping is expected here, not 3"),
        ("_about: {}", "c.yml: the file holds no criteria; levels are expected"),
        ("'0': {A: {}}", "c.yml: the file holds no criteria; levels are expected"),
        ("- a", "c.yml:1:1: a mapping is expected here, not a list"),
        ("", "c.yml: the file is empty"),
        ("'0': {A: {B: {x: {category: MUST}}}, C: {B: {x: {category: MUST}}}}", "c.yml:1:46: "),
        ("a: &a {b: *a}", "c.yml:1:4: a.b: the alias stands inside of what it repeats"),
    ],
)
def test_mistakes_are_placed(refused: Refused, tmp_path: Path, text: str, said: str) -> None:
    (line,) = refused("openssf-badge", put(tmp_path / "c.yml", text))
    assert line.startswith(said)

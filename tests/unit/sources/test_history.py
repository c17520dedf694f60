"""Stored results and the history of a subject: what is read, and what is refused with its place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from building import given, put, reviewed
from milepost.analysis.comparing.telling import told
from milepost.errors import InvalidInput
from milepost.model.evidence import Place
from milepost.model.review import Review
from milepost.reporters.json_report import document, report
from milepost.sources.history import past_folders, stored_results
from milepost.sources.results import read_results

TEXT = """
criteria:
  - {id: A, parameters: {x: 5}, check: a >= param.x and p}
  - {id: Q, scale: anchors, answer: {en: q, zh: q}}
  - {id: P, check: approved(plan)}
"""


def review() -> Review:
    return reviewed(TEXT, given(a=7, p=False, answers={"Q": "3"}))


def stored(folder: Path, name: str, change: Mapping[str, Any] | None = None) -> Path:
    """A result file with some keys changed."""
    data = {**document(review()), **(change or {})}
    return put(folder / "history" / name, json.dumps(data, indent=2))


def complaints(folder: Path) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        stored_results(folder, "s", "demo-project")
    return str(caught.value).splitlines()


def test_a_stored_result_says_what_the_assessment_said(tmp_path: Path) -> None:
    path = put(tmp_path / "r.json", report([review()]))
    (found,) = read_results(path, "r.json")
    assert found.place == Place("r.json", 1)
    assert replace(found, place=None) == told(review().assessment)


def test_an_array_holds_several(tmp_path: Path) -> None:
    path = put(tmp_path / "r.json", report([review(), review()]))
    places = [one.place.line for one in read_results(path, "r.json") if one.place]
    assert len(places) == 2
    assert places[0] == 2 < places[1]


def test_keys_of_a_later_engine_are_passed_over(tmp_path: Path) -> None:
    stored(tmp_path, "a.json", {"later": {"x": None}})
    assert len(stored_results(tmp_path, "s", "demo-project")) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "s/history/a.json:1:1: the file holds no result; write one with"),
        ("[1]", "s/history/a.json:1:2: [0]: this is no result of milepost; write one"),
        ('{"x": 1}', "s/history/a.json:1:1: this is no result of milepost; write one with"),
        (
            '{\n  "schema": "milepost/plan/1"}',
            "s/history/a.json:2:13: schema: this is no result of milepost: its schema is "
            "milepost/plan/1; write one with",
        ),
        ("{", "s/history/a.json:1:2: this is not JSON"),
        ("", "s/history/a.json: the file is empty"),
    ],
)
def test_what_is_no_result_is_refused(tmp_path: Path, text: str, told: str) -> None:
    put(tmp_path / "history" / "a.json", text)
    (said,) = complaints(tmp_path)
    assert said.startswith(told)


def test_every_mistake_of_all_files_is_told_at_its_place(tmp_path: Path) -> None:
    stored(tmp_path, "a.json", {"as_of": "2026-13-01"})
    stored(tmp_path, "b.json", {"subject": {"id": "other", "title": {"en": "o", "zh": "o"}}})
    broken = document(review())["findings"]
    broken[0]["credit"] = 0.5
    stored(tmp_path, "c.json", {"findings": broken})
    put(tmp_path / "history" / "d.yaml", "facts: {}")
    said = [line.split(": ", 1) for line in complaints(tmp_path)]
    assert [what for _, what in said] == [
        "as_of: 2026-13-01 is not a day of the calendar",
        "subject.id: this is a result of other, in the history of demo-project; "
        "move it to that subject",
        'findings[0].credit: an exact number such as "1400/17" is expected here, not 0.5',
        "evidence of an earlier day has a folder of its own; "
        "move it into one, such as `history/2026-03-31`",
    ]
    files = [place.split(":")[0] for place, _ in said]
    assert files == [f"s/history/{name}" for name in ("a.json", "b.json", "c.json", "d.yaml")]
    lines = (tmp_path / "history" / "a.json").read_text("utf-8").splitlines()
    assert '"as_of": "2026-13-01"' in lines[int(said[0][0].split(":")[1]) - 1]


def test_two_results_of_one_day_are_one_too_many(tmp_path: Path) -> None:
    stored(tmp_path, "a.json")
    stored(tmp_path, "b.json")
    (said,) = complaints(tmp_path)
    assert said == (
        "s/history/b.json:1:1: demo as of 2026-06-30 is already stored at s/history/a.json:1; "
        "keep one of the two"
    )


def test_folders_with_evidence_are_earlier_states(tmp_path: Path) -> None:
    assert past_folders(tmp_path) == ()
    put(tmp_path / "history" / "q1" / "evidence.yaml", "facts: {}")
    put(tmp_path / "history" / "notes" / "read.md", "words")
    assert past_folders(tmp_path) == (tmp_path / "history" / "q1",)

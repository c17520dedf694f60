"""`milepost agree`: pooled ratings, what is left out, and nothing to compare."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from building import put, written
from milepost.cli.app import run

RULES = """
raters: {take: median}
facts: {}
criteria:
  - {id: q1, scale: anchors, severity: major, answer: {en: Planned?, zh: 计划如何？}}
  - {id: q2, scale: anchors, severity: major, needs: [rationale], answer: {en: Run, zh: 执行}}
"""
HEAD = """
subject: {{id: {0}}}
as_of: 2026-06-30
assess: [{{ruleset: demo}}]
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two subjects, rated by the same two assessors; an answer without name, one incomplete."""
    put(tmp_path / "rulesets" / "demo" / "0.1.0.yaml", written(RULES))
    _rated(tmp_path, "one", own=4, expert=2)
    _rated(tmp_path, "two", own=3, expert=3)
    _rated(tmp_path, "lonely", own=1, expert=None)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _rated(root: Path, subject: str, own: int, expert: int | None) -> None:
    folder = root / "assessments" / subject
    answer = f'answers: {{q1: {{answer: "{own}"}}, q2: {{answer: "2"}}}}\n'
    put(folder / "evidence.yaml", HEAD.format(subject) + "by: lead\nrole: self\n" + answer)
    if expert is not None:
        said = f'by: peer\nrole: expert\nanswers: {{q1: {{answer: "{expert}"}}}}\n'
        put(folder / "reviews" / "peer.yaml", said)
        put(folder / "reviews" / "nobody.yaml", 'answers: {q1: {answer: "4"}}\n')


def _told(*arguments: str) -> dict[str, object]:
    assert run(["agree", *arguments, "-f", "json:told.json"]) == 0
    scale: dict[str, object] = json.loads(Path("told.json").read_text("utf-8"))["scales"][0]
    return scale


def test_ratings_of_all_subjects_count_together(office: Path) -> None:
    told = _told()
    assert told["subjects"] == ["one", "two"]
    assert told["assessors"] == [{"by": "lead", "role": "self"}, {"by": "peer", "role": "expert"}]
    units = [(u["subject"], u["question"], u["ratings"], u["share"]) for u in told["units"]]  # type: ignore[attr-defined]
    assert units == [
        ("one", "q1", {"lead": "4", "peer": "2"}, "1"),
        ("two", "q1", {"lead": "3", "peer": "3"}, "0"),
    ]
    assert told["self_less_expert"]["mean"] == "1"  # type: ignore[index]


def test_what_cannot_be_told_apart_or_is_incomplete_is_named(office: Path) -> None:
    told = _told("assessments/one")
    assert told["unnamed"] == [{"subject": "one", "question": "q1", "at": {}}]
    assert told["incomplete"] == [{"subject": "one", "question": "q2", "at": {}}]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "They differ most on"), ("zh", "分歧最大的是")]
)
def test_the_page_says_where_they_differ_first(
    office: Path, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    assert run(["agree", "--lang", language]) == 0
    shown = capsys.readouterr().out
    assert shown.index(words) < shown.index("lead")
    assert "ICC(2,k)" in shown


def test_nobody_to_differ_is_an_error(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agree", "assessments/lonely"]) == 5
    assert "no question was rated by two assessors" in capsys.readouterr().err


def test_two_runs_write_the_same_bytes(office: Path) -> None:
    for name in ("first", "second"):
        assert run(["agree", "-f", f"html:{name}.html", "--lang", "zh"]) == 0
    assert Path("first.html").read_bytes() == Path("second.html").read_bytes()

"""OWASP SAMM's files become questions on scales, with their places in the tree."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from published import ANSWER_SET, question, samm

Read = Callable[..., dict[str, Any]]
Refused = Callable[..., list[str]]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_axes_follow_the_order_of_the_files(data: Read, tmp_path: Path) -> None:
    axes = data("samm", samm(tmp_path))["axes"]
    assert list(axes) == ["function", "practice", "level", "stream"]
    assert axes["function"] == {
        "plan-and-lead": {"title": {"en": "Plan and lead"}},
        "run": {"title": {"en": "Run"}},
    }
    inside = {name: value["in"] for name, value in axes["practice"].items()}
    assert inside == {"AA": "plan-and-lead", "BB": "plan-and-lead", "CC": "run"}
    assert (list(axes["level"]), list(axes["stream"])) == (["1", "2"], ["A", "B"])


def test_answer_sets_become_scales(data: Read, tmp_path: Path) -> None:
    (scale,) = data("samm", samm(tmp_path))["scales"].values()
    values = {name: step["value"] for name, step in scale.items()}
    assert values == {
        "not-yet": 0,
        "yes-in-part": Fraction(1, 4),
        "yes-half": Fraction(1, 2),
        "yes-all": 1,
    }


def test_questions_become_criteria(data: Read, tmp_path: Path) -> None:
    criteria = data("samm", samm(tmp_path))["criteria"]
    ids = [one["id"] for one in criteria]
    assert ids == ["AA.A.1", "AA.B.1", "AA.A.2", "BB.A.1", "CC.A.1.1", "CC.A.1.2"]
    assert criteria[0] == {
        "id": "AA.A.1",
        "practice": "AA",
        "level": "1",
        "stream": "A",
        "title": {"en": "Activity AA-1-A"},
        "why": {"en": "It helps: much"},
        "source": ["q-AA-1-A-1"],
        "scale": "answers-s",
        "answer": {"en": "Is AA-1-A done, question 1?"},
        "ticks": {"q1": {"en": "It is kept"}, "q2": {"en": "It is reviewed"}},
        "requires": "all_ticked",
    }
    assert not {"ticks", "requires"} & criteria[-1].keys()


def test_the_folder_above_the_model_will_do(data: Read, tmp_path: Path) -> None:
    assert data("samm", samm(tmp_path)) == data("samm", tmp_path)


def test_results_add_up_the_levels_of_a_practice(data: Read, tmp_path: Path) -> None:
    written = data("samm", samm(tmp_path))
    assert (written["outcomes"], written["main"]) == ({"not-assessed": 0}, "maturity")
    result = written["results"]["maturity"]
    assert (result["of"], result["tree"]) == ("credit", ["function", "practice", "level"])
    assert result["take"] == {"level": "mean", "practice": "sum", "function": "mean", "all": "mean"}
    assert [written["results"][f"{axis}_maturity"]["by"] for axis in ("function", "practice")] == [
        "function",
        "practice",
    ]


def test_answers_beyond_one_count_as_rated(data: Read, tmp_path: Path) -> None:
    model = samm(tmp_path)
    replace(model / "answer_sets" / "S.yml", "value: 1", "value: 4")
    assert data("samm", model)["results"]["practice_maturity"]["of"] == "rating"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "security_practices/BB.yml",
            "function: f-Pla",
            "function: f-No",
            "BB.yml:3:11: function: there is no function with the id `f-No`",
        ),
        (
            "questions/BB-1-A-1.yml",
            "answerSet: set-1",
            "answerSet: set-2",
            "BB-1-A-1.yml:4:12: answerSet: there is no answer set with the id `set-2`",
        ),
        (
            "questions/BB-1-A-1.yml",
            "text:",
            "txet:",
            "BB-1-A-1.yml:3:1: the key `text` is missing",
        ),
        (
            "maturity_levels/2.yml",
            "number: 2",
            "number: two",
            '2.yml:4:9: number: a number is expected here, not the text "two"',
        ),
        (
            "answer_sets/S.yml",
            "value: 0.5",
            "value: 0.25",
            "S.yml:5:1: values: the values of the answers do not rise with their order",
        ),
        (
            "answer_sets/S.yml",
            ANSWER_SET[ANSWER_SET.index("- text: Yes, in part") : ANSWER_SET.index("type:")],
            "",
            "S.yml:5:1: values: a question has two answers at least; list all answers",
        ),
        (
            "streams/BB-B.yml",
            "id: s-BB-B",
            "id: s-BB-A",
            "BB-B.yml:4:5: id: another stream has the id `s-BB-A` too; keep one of the two",
        ),
        (
            "security_practices/BB.yml",
            "shortName: BB",
            "shortName: AA",
            "BB.yml:6:12: shortName: another practice is called `AA` too",
        ),
        (
            "business_functions/Run.yml",
            "name: Run",
            "name: Plan and lead",
            "Run.yml:4:7: name: another function is called `Plan and lead` too",
        ),
        (
            "activities/BB-1-A.yml",
            "level: l-BB-1",
            "level: l-CC-1",
            "BB-1-A.yml:4:8: level: the level is not one of the practice that the stream",
        ),
    ],
)
def test_mistakes_are_placed(
    refused: Refused, tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    model = samm(tmp_path)
    replace(model / file, old, new)
    (line,) = refused("samm", model)
    assert line.startswith(f"model/{file.rpartition('/')[0]}/{said}")


def test_mistakes_of_all_files_are_told_at_once(refused: Refused, tmp_path: Path) -> None:
    model = samm(tmp_path)
    replace(model / "streams" / "AA-A.yml", "letter:", "lettre:")
    replace(model / "questions" / "AA-1-A-1.yml", "text: ", "text: [a] #")
    assert [line.split(":")[0] for line in refused("samm", model)] == [
        "model/questions/AA-1-A-1.yml",
        "model/streams/AA-A.yml",
    ]


def test_a_missing_folder_is_told(refused: Refused, tmp_path: Path) -> None:
    model = samm(tmp_path)
    for path in (model / "questions").iterdir():
        path.unlink()
    (line,) = refused("samm", model)
    assert line.startswith("model: the folder questions with YAML files is expected in it")
    assert refused("samm", tmp_path / "none")[0].startswith("none: there is no such folder")


def test_a_file_added_is_a_question_more(data: Read, tmp_path: Path) -> None:
    model = samm(tmp_path)
    before = len(data("samm", model)["criteria"])
    question(model, "BB-1-A", number=2)
    assert len(data("samm", model)["criteria"]) == before + 1

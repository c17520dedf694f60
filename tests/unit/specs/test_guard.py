"""The guard: one tiny feature for each pitfall, with the code and line it must be refused with."""

from __future__ import annotations

from pathlib import Path

import pytest
from milepost.specs.guard.checking import check_file, check_folder
from milepost.specs.guard.wordings import incomplete_wordings
from milepost.specs.vocabulary import Phrase, vocabulary
from milepost.specs.wording import Wording

GIVEN = '    Given the evidence of "metro-doors"\n'
WHEN = '    When gate "G2" is reviewed\n'
THEN = '    Then the decision is "go"\n'
BODY = GIVEN + WHEN + THEN
START = "Feature: Gates\n  Scenario: One\n"
ZH = "# language: zh-CN\n功能: 关口\n"
ZH_SCENARIO = (
    "  场景: 一\n    假如已有“metro-doors”的证据\n    当评审关口“G2”\n    那么结论为“通过”\n"
)
TABLE = "    Examples:\n      | c |\n      | G2.1 |\n"
PITFALLS = {
    "empty": ("", ["EMPTY:1"]),
    "no scenario": ("Feature: Gates\n", ["EMPTY:1"]),
    "unknown language": ("# language: zh\n功能: 关口\n", ["LANGUAGE:1"]),
    "no gherkin": (START + BODY + "    nonsense\n", ["PARSE:6"]),
    "same name": (START + BODY + "  Scenario: one!\n" + BODY, ["NAME:6"]),
    "same name in two rules": (
        f"Feature: Gates\n Rule: A\n  Scenario: One\n{BODY} Rule: B\n  Scenario: One\n{BODY}",
        ["NAME:8"],
    ),
    "no name": ("Feature: Gates\n  Scenario:\n" + BODY, ["NAME:2"]),
    "misspelt block keyword": (
        "Feature: Gates\n  Senario: Zero\n  Scenario: One\n" + BODY,
        ["PROSE:2"],
    ),
    "full-width colon": (ZH + "  场景：零\n" + ZH_SCENARIO, ["PROSE:3"]),
    "chinese step without scenario": (ZH + "    假如有证据\n" + ZH_SCENARIO, ["PROSE:3"]),
    "misspelt first step": (START + "    Givn the evidence of x\n" + WHEN + THEN, ["PROSE:3"]),
    "step without scenario": ("Feature: Gates\n" + GIVEN + "  Scenario: One\n" + BODY, ["PROSE:2"]),
    "no steps": (START, ["STEPS:2"]),
    "no assertion": (START + GIVEN + WHEN, ["THEN:2"]),
    "no examples": ("Feature: Gates\n  Scenario Outline: One\n" + BODY, ["EXAMPLES:2"]),
    "examples without rows": (START + BODY + "    Examples:\n", ["EXAMPLES:6"]),
    "placeholder without examples": (
        START + BODY + '    And criterion "<c>" is met\n',
        ["PLACEHOLDER:6"],
    ),
    "unknown placeholder": (
        START + BODY + '    And criterion "<c>" is met\n    Examples:\n      | d |\n      | 1 |\n',
        ["COLUMN:7", "PLACEHOLDER:6"],
    ),
    "undefined": (START + BODY + "    And all is well\n", ["UNDEFINED:6"]),
    "undefined in one example": (
        START + BODY + "    And the score is <c>\n" + TABLE,
        ["UNDEFINED:6"],
    ),
    "assertion as a fact": (START + '    Given the decision is "go"\n' + BODY, ["UNDEFINED:3"]),
    "table missing": (START + "    Given where these facts hold:\n" + BODY, ["TABLE:3"]),
    "table too many": (START + GIVEN + "      | a |\n" + WHEN + THEN, ["TABLE:3"]),
}
CLEAN = {
    "english": START + BODY,
    "prose and a note": (
        "Feature: Gates\n  Money is released at gates.\n"
        "  Rule: Policy\n    It holds for all.\n"
        "    Scenario: One\n      > agreed by the board\n" + BODY
    ),
    "chinese": ZH + ZH_SCENARIO,
    "outline": START + BODY + '    And criterion "<c>" is met\n' + TABLE,
}


def refused(text: str, folder: Path) -> list[str]:
    path = folder / "g.feature"
    path.write_text(text, encoding="utf-8")
    return [f"{p.code}:{p.line}" for p in check_file(path, "g.feature", vocabulary())]


@pytest.mark.parametrize("name", PITFALLS)
def test_a_pitfall_is_refused_where_it_is(name: str, tmp_path: Path) -> None:
    text, expected = PITFALLS[name]
    assert sorted(refused(text, tmp_path)) == sorted(expected)


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_file_passes(name: str, tmp_path: Path) -> None:
    assert refused(CLEAN[name], tmp_path) == []


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfFeature: x\n", "功能: 关口".encode("gbk")])
def test_other_encodings_are_refused(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "g.feature"
    path.write_bytes(raw)
    assert [p.code for p in check_file(path, "g.feature", ())] == ["ENCODING"]


def test_a_folder_without_features_is_refused(tmp_path: Path) -> None:
    assert [p.code for p in check_folder(tmp_path, ())] == ["EMPTY"]


def test_a_problem_names_file_line_and_mend(tmp_path: Path) -> None:
    path = tmp_path / "g.feature"
    path.write_text(START + BODY.replace("is reviewed", "is reviewd"), encoding="utf-8")
    (problem,) = check_file(path, "gates/g.feature", vocabulary())
    assert str(problem).startswith("gates/g.feature:4: [UNDEFINED] no step says")
    assert str(problem).endswith('did you mean `gate "<gate>" is reviewed`?')


def test_two_steps_for_one_line_and_a_coroutine_are_refused(tmp_path: Path) -> None:
    async def later() -> None: ...

    twin = Phrase(later, "then", (Wording('the decision is "{word}"'),))
    alone = [phrase for phrase in vocabulary() if phrase.function.__name__ != "decision_is"]
    path = tmp_path / "g.feature"
    path.write_text(START + BODY, encoding="utf-8")
    assert [p.code for p in check_file(path, "g", (*vocabulary(), twin))] == ["AMBIGUOUS"]
    assert [p.code for p in check_file(path, "g", (*alone, twin))] == ["ASYNC"]


def test_the_vocabulary_is_worded_in_both_languages_alike() -> None:
    assert len(vocabulary()) > 30
    assert list(incomplete_wordings(vocabulary())) == []


@pytest.mark.parametrize(
    "wordings",
    [
        (Wording('the grade is "{grade}"'),),
        (Wording('the grade is "{grade}"'), Wording("the same")),
        (Wording('the grade is "{grade}"'), Wording('等级为"{level}"')),
        (Wording("the score is {score:figure}"), Wording("得分为{score:count}")),
    ],
)
def test_a_step_worded_otherwise_is_refused(wordings: tuple[Wording, ...]) -> None:
    phrase = Phrase(refused, "then", wordings)
    assert {p.code for p in incomplete_wordings([phrase])} == {"WORDING"}

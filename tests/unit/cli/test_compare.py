"""`milepost compare` on the command line: what it takes, says and ends in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from building import put
from milepost.cli.app import run

RULES = """\
ruleset: demo
version: "1.0.0"
kind: rubric
title: {en: Demo, zh: 示例}
facts:
  spi: {type: number, title: {en: SPI, zh: 进度绩效指数}, max_age_days: 60}
  ready: {type: yes_no, title: {en: Ready, zh: 就绪}}
severities: {major: {weight: 2}, minor: {weight: 1}}
scales: {grade: {C: {}, B: {at_least: "60", meets_bar: true}, A: {at_least: "90"}}}
criteria:
  - id: C1
    title: {en: Pace, zh: 进度}
    severity: major
    parameters: {least: 0.9}
    check: spi >= param.least
  - {id: C2, title: {en: Readiness, zh: 就绪}, severity: minor, check: ready}
results: {score: {take: mean, times: 100, show: 1}, grade: {of: score, scale: grade}}
main: grade
"""


def evidence(folder: Path, day: str, spi: str, ready: str = "true", version: str = "1.0.0") -> Path:
    text = f"""\
subject: {{id: pro}}
as_of: {day}
assess: [{{ruleset: demo@{version}}}]
facts:
  spi: {{value: {spi}, collected: {day}}}
  ready: {ready}
"""
    put(folder / "evidence.yaml", text)
    return folder


@pytest.fixture
def pro(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A subject that falls behind: two earlier states in its history, and today."""
    put(tmp_path / "rulesets" / "demo" / "1.0.0.yaml", RULES)
    folder = tmp_path / "assessments" / "pro"
    evidence(folder / "history" / "2025-12-31", "2025-12-31", "0.97")
    evidence(folder / "history" / "2026-03-31", "2026-03-31", "0.94")
    evidence(folder, "2026-06-30", "0.91")
    monkeypatch.chdir(tmp_path)
    return Path("assessments/pro")


Says = pytest.CaptureFixture[str]


def data(*arguments: str, code: int, capsys: Says) -> Any:
    assert run(["compare", *arguments, "-f", "json"]) == code
    return json.loads(capsys.readouterr().out)


def test_a_subject_is_compared_with_its_history_and_warned_before_the_breach(
    pro: Path, capsys: Says
) -> None:
    (one,) = data(str(pro), code=0, capsys=capsys)["comparisons"]
    assert [state["as_of"] for state in one["states"]] == ["2025-12-31", "2026-03-31", "2026-06-30"]
    (spi,) = one["indicators"]
    assert (spi["fact"], spi["forecast"]["level"]) == ("spi", "heading")
    assert spi["forecast"]["on"] > "2026-06-30"
    assert one["latest"]["regressed"] is False
    assert run(["compare", str(pro), "--fail-on", "warning"]) == 1
    assert run(["compare", str(pro), "--fail-on", "warning", "--horizon", "5"]) == 0


def test_a_fall_of_the_grade_is_a_regression_and_says_why(pro: Path, capsys: Says) -> None:
    evidence(pro, "2026-06-30", "0.85")
    assert run(["compare", str(pro)]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "Demo: grade fell from A to C; score 100.0 → 33.3 (-66.7)." in said
    assert "1 criterion is worse (C1), because of evidence. The rules are unchanged." in said
    assert "SPI 0.94 → 0.85, at least 0.9 is asked (assessments/pro/evidence.yaml:5)" in said


def test_it_speaks_chinese(pro: Path, capsys: Says) -> None:
    evidence(pro, "2026-06-30", "0.85")
    assert run(["compare", str(pro), "--lang", "zh"]) == 1
    said = "".join(capsys.readouterr().out.split())
    assert "示例：grade由“A”降为“C”；score100.0→33.3（-66.7）。" in said
    assert "1条准则变差（C1），因证据变化。规则未变。" in said


def test_a_criterion_that_is_newly_unmet_fails_on_request_only(pro: Path) -> None:
    evidence(pro, "2026-06-30", "0.93", ready="false")
    put(Path("rulesets/demo/1.0.0.yaml"), RULES.replace('at_least: "90"', 'at_least: "61"'))
    assert run(["compare", str(pro)]) == 0
    assert run(["compare", str(pro), "--fail-on", "criterion"]) == 1


def test_stored_results_are_compared_wherever_they_lie(pro: Path, capsys: Says) -> None:
    for name, folder in (("new", pro), ("old", pro / "history" / "2026-03-31")):
        assert run(["assess", str(folder), "-f", f"json:out/{name}.json"]) == 0
    (one,) = data("out/new.json", "out/old.json", code=0, capsys=capsys)["comparisons"]
    assert [state["as_of"] for state in one["states"]] == ["2026-03-31", "2026-06-30"]
    assert one["latest"]["split"]["parts"] == {"evidence-time": "0"}
    live = data("out/old.json", str(pro), code=0, capsys=capsys)["comparisons"][0]
    assert live["latest"]["criteria"] == one["latest"]["criteria"]
    assert live["indicators"] == one["indicators"]


def test_a_stored_result_in_the_history_counts_and_evidence_of_its_day_goes_before(
    pro: Path, capsys: Says
) -> None:
    earlier = pro / "history" / "2026-03-31"
    assert run(["assess", str(earlier), "-f", f"json:{pro}/history/2026-03-31.json"]) == 0
    (one,) = data(str(pro), code=0, capsys=capsys)["comparisons"]
    assert [state["source"] for state in one["states"]][1] == earlier.as_posix()
    (earlier / "evidence.yaml").unlink()
    (one,) = data(str(pro), code=0, capsys=capsys)["comparisons"]
    assert [state["source"] for state in one["states"]][1].endswith("2026-03-31.json")
    assert run(["assess", str(pro), "-q"]) == 0
    assert "pro  demo" in capsys.readouterr().out


def test_new_rules_and_new_evidence_are_told_apart(pro: Path, capsys: Says) -> None:
    stricter = RULES.replace('"1.0.0"', '"1.1.0"').replace("0.9}", "0.95}")
    put(Path("rulesets/demo/1.1.0.yaml"), stricter)
    evidence(pro, "2026-06-30", "0.93", ready="false", version="1.1.0")
    (one,) = data(str(pro), code=1, capsys=capsys)["comparisons"]
    split = one["latest"]["split"]
    assert (split["total"], split["parts"]) == (
        "-100",
        {"time": "0", "evidence": "-100/3", "rules": "-200/3"},
    )
    causes = {move["criterion"]: move["causes"] for move in one["latest"]["criteria"]}
    assert causes == {"C1": ["rules"], "C2": ["evidence"]}
    assert [change["kind"] for change in one["latest"]["rules"]] == ["parameter"]


def test_two_days_of_one_folder_show_what_time_does(pro: Path, capsys: Says) -> None:
    days = ("--as-of", "2026-06-30", "--as-of", "2026-12-31")
    (one,) = data(str(pro), *days, code=1, capsys=capsys)["comparisons"]
    assert one["latest"]["split"]["parts"] == {"time": "-200/3", "evidence": "0"}
    (move,) = one["latest"]["criteria"]
    assert (move["kind"], move["causes"]) == ("unseen", ["time"])


def test_one_day_each_for_two_folders(pro: Path, capsys: Says) -> None:
    old = str(pro / "history" / "2026-03-31")
    days = ("--as-of", "2026-04-01", "--as-of", "2026-07-01")
    (one,) = data(old, str(pro), *days, code=0, capsys=capsys)["comparisons"]
    assert [state["as_of"] for state in one["states"]] == ["2026-04-01", "2026-07-01"]


def test_a_newcomer_is_told_how_to_keep_results(pro: Path, capsys: Says) -> None:
    fresh = evidence(Path("assessments/fresh"), "2026-06-30", "0.91")
    assert run(["compare", str(fresh)]) == 5
    said = capsys.readouterr().err
    assert "assessments/fresh has no earlier result; store one with `milepost assess" in said


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("assessments/pri",), 2, "no subject folder assessments/pri; did you mean `pro`?"),
        (("no.json", "assessments/pro"), 2, "there is no file no.json"),
        (("a.json", "a.json", "--as-of", "2026-01-01"), 2, "a stored result has its own day"),
        (("a.json",), 2, "nothing pairs up: there is one result each of demo"),
        (("a.json", "other.json"), 2, "these are different subjects: other, pro"),
        (("a.json", "b.json"), 3, "b.json:1:1: this is no result of milepost"),
        (
            ("assessments/pro", "a", "--as-of", "2026-01-01", "--as-of", "2026-02-01", "--as-of",
             "2026-03-01"), 2, "there are 2 folders and 3 days; give one --as-of, or one each",
        ),
    ],
)  # fmt: skip
def test_wrong_use_is_told(
    pro: Path, capsys: Says, arguments: tuple[str, ...], code: int, told: str
) -> None:
    assert run(["assess", str(pro), "-f", "json:a.json"]) == 0
    put(Path("other.json"), Path("a.json").read_text("utf-8").replace('"pro"', '"other"'))
    put(Path("b.json"), "{}")
    assert run(["compare", *arguments]) == code
    assert told in capsys.readouterr().err


def test_evidence_of_another_subject_in_the_history_is_refused(pro: Path, capsys: Says) -> None:
    file = pro / "history" / "2026-03-31" / "evidence.yaml"
    put(file, file.read_text("utf-8").replace("id: pro", "id: con"))
    assert run(["assess", str(pro)]) == 3
    said = capsys.readouterr().err
    assert "assessments/pro/history/2026-03-31: this is evidence of con, in the history of" in said
    assert run(["check", str(pro)]) == 3
    assert "this is evidence of con" in "".join(capsys.readouterr())


def test_the_sample_fell_is_warned_and_lost_a_level_in_one_dimension(
    monkeypatch: pytest.MonkeyPatch, capsys: Says
) -> None:
    """Three cycles of one project: a gate and a maturity level, told from its evidence."""
    monkeypatch.chdir(Path(__file__).parents[3])
    found = data("assessments/warehouse-automation", code=1, capsys=capsys)["comparisons"]
    gate, maturity = found
    assert [state["main"] for state in gate["states"]] == ["conditional-go", "go", "conditional-go"]
    heading = [one["fact"] for one in gate["indicators"] if one["forecast"]["level"] == "heading"]
    assert "spi" in heading
    assert [gap["criterion"] for gap in gate["recurring"]] == ["G3.3"]
    fell = [move for move in maturity["latest"]["results"] if move["way"] == "down"]
    assert {move["place"]["dimension"] for move in fell} == {"D2"}


def test_the_same_input_gives_the_same_page_in_every_format(pro: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        files = [f"-fhtml:{number}.html", f"-fmarkdown:{number}.md", f"-fjson:{number}.json"]
        assert run(["compare", str(pro), *files]) == 0
    for form in ("html", "md", "json"):
        assert Path(f"1.{form}").read_bytes() == Path(f"2.{form}").read_bytes()
    assert "SPI" in Path("1.html").read_text("utf-8")

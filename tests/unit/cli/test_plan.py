"""`milepost plan`: the target chosen, the plan printed and written, the exit code it ends in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from building import put
from milepost.cli import language as cli_language
from milepost.cli.app import run
from milepost.reporters.plans.exports import names

COMMON = """\
version: "0.1.0"
facts:
  a: {type: number, title: {en: Plans, zh: 计划数}}
  p: {type: yes_no, title: {en: Signature, zh: 签字}}
  q: {type: yes_no}
severities: {major: {weight: 1}}
remedies:
  raise-a:
    {action: {en: Write the plans, zh: 编写计划}, owner: project_manager, effort_days: 3.5,
     makes: {a: {at_least: 10}}}
  sign:
    {action: {en: Have them signed, zh: 提交签署}, owner: sponsor, effort_days: 1, after: [raise-a],
     makes: {p: yes}}
"""
REVIEW = f"""\
ruleset: review
kind: rubric
title: {{en: Review, zh: 评审}}
{COMMON}
criteria:
  - {{id: A, title: {{en: Planned, zh: 有计划}}, severity: major, check: a >= 10, remedy: raise-a}}
  - {{id: B, title: {{en: Signed, zh: 已签署}}, severity: major, check: p, remedy: sign}}
  - {{id: C, title: {{en: Reviewed, zh: 已复核}}, severity: major, check: q}}
scales:
  grade: {{D: {{}}, C: {{at_least: 30}}, B: {{at_least: 60, meets_bar: true}}, A: {{at_least: 95}}}}
results:
  score: {{title: {{en: Score, zh: 得分}}, take: mean, times: 100, show: 1}}
  grade: {{title: {{en: Grade, zh: 等级}}, scale: grade, of: score}}
main: grade
"""
GATES = f"""\
ruleset: gates
kind: stage-gate
title: {{en: Gates, zh: 关口}}
{COMMON}
axes: {{gate: {{G1: {{}}, G2: {{}}}}}}
scope: gate
criteria:
  - {{id: G1.1, gate: G1, title: {{en: P, zh: 签}}, severity: major, check: p, remedy: sign}}
  - {{id: G2.1, gate: G2, title: {{en: Q, zh: 计}}, check: a >= 10, remedy: raise-a}}
scales:
  verdict: {{hold: {{}}, wait: {{}}, go: {{title: {{en: Go, zh: 通过}}, meets_bar: true}}}}
results:
  score: {{take: mean, times: 100}}
  verdict:
    title: {{en: Decision, zh: 裁决}}
    scale: verdict
    rows: [{{is: go, when: score >= 100}}, {{is: hold}}]
main: verdict
"""
EVIDENCE = """\
subject: {id: bridge, kind: project, title: {en: New bridge, zh: 新桥}}
as_of: 2026-06-30
assess: [{ruleset: gates, gate: G1}, {ruleset: review}]
facts: {a: 4, p: false, q: false}
"""


@dataclass(frozen=True)
class Ran:
    """What a run printed and how it ended."""

    code: int
    out: str
    err: str


Plan = Callable[..., Ran]


@pytest.fixture
def plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Plan:
    """Plan for the subject of a small workspace."""
    put(tmp_path / "rulesets" / "review" / "0.1.0.yaml", REVIEW)
    put(tmp_path / "rulesets" / "gates" / "0.1.0.yaml", GATES)
    put(tmp_path / "assessments" / "bridge" / "evidence.yaml", EVIDENCE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MILEPOST_INFERENCE", "reference")

    def planned(*arguments: str) -> Ran:
        code = run(["plan", "assessments/bridge", *arguments])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return planned


def told(plan: Plan, *arguments: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(plan(*arguments, "-f", "json").out)
    return found


def goal(plan: Plan, *arguments: str) -> tuple[object, ...]:
    found = told(plan, *arguments)
    aim = found["goal"]
    assert isinstance(aim, dict)
    return found["scope"], aim["result"], aim["step"], aim["number"]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--target", "grade:C"), (None, "grade", "C", None)),
        (("--target", "gate:G2"), ("G2", "verdict", "go", None)),
        (("--target", "gate:G1:wait"), ("G1", "verdict", "wait", None)),
        (("--target", "score:50"), ("G1", "score", None, 50)),
        (("--target", "score:50", "-r", "review"), (None, "score", None, 50)),
        (("--target", "verdict:GO"), ("G1", "verdict", "go", None)),
        (("--budget", "4"), ("G1", "verdict", None, None)),
        ((), ("G1", "verdict", "wait", None)),
        (("-r", "review"), (None, "grade", "C", None)),
        (("--gate", "G2"), ("G2", "verdict", "wait", None)),
    ],
    ids=lambda value: " ".join(map(str, value)),
)
def test_the_target_picks_the_assessment_and_the_goal(
    plan: Plan, arguments: tuple[str, ...], found: tuple[object, ...]
) -> None:
    assert goal(plan, *arguments) == found


@pytest.mark.parametrize(
    ("arguments", "code", "standing"),
    [
        (("--target", "grade:B"), 0, "reached"),
        (("--target", "grade:D"), 0, "already"),
        (("--budget", "4", "-r", "review"), 0, "best"),
        (("--target", "grade:A"), 1, "short"),
        (("--target", "grade:B", "--budget", "4"), 1, "short"),
        (("--target", "grade:B", "--max-actions", "1"), 1, "short"),
        (("--target", "grade:B", "--deadline", "2026-07-02"), 1, "short"),
        (("--target", "grade:B", "--capacity", "sponsor=0/month"), 1, "short"),
        (("--target", "grade:B", "--capacity", "sponsor=30", "--budget", "4.5"), 0, "reached"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_the_exit_code_says_whether_it_is_reached(
    plan: Plan, arguments: tuple[str, ...], code: int, standing: str
) -> None:
    ran = plan(*arguments, "-f", "json")
    assert ran.code == code
    assert json.loads(ran.out)["standing"] == standing


def test_the_plan_is_the_least_that_reaches_the_goal(plan: Plan) -> None:
    found = told(plan, "--target", "grade:B")
    actions = found["actions"]
    assert isinstance(actions, list)
    assert [(one["id"], one["owner"], one["start"], one["end"]) for one in actions] == [
        ("raise-a", "project_manager", "2026-07-01", "2026-07-04"),
        ("sign", "sponsor", "2026-07-04", "2026-07-05"),
    ]
    assert (found["effort_days"], found["proof"], found["reached"]) == (4.5, "optimal", True)


def test_what_stands_in_the_way_is_named(plan: Plan) -> None:
    assert "a budget of 4 person days" in plan("--target", "grade:B", "--budget", "4").out
    text = plan("--target", "grade:A").out
    assert "C Reviewed  no action on file moves it" in text


def test_what_cannot_be_told_ends_in_4(plan: Plan) -> None:
    put(Path("assessments/bridge/evidence.yaml"), EVIDENCE.replace(", q: false", ""))
    ran = plan("--target", "grade:A")
    assert ran.code == 4
    assert "Whether A can be reached cannot be told" in ran.out
    assert plan("--target", "grade:B").code == 0


def test_nothing_evaluated_ends_in_5(plan: Plan) -> None:
    Path("assessments/bridge/evidence.yaml").unlink()
    assert plan("--target", "grade:B").code == 5


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--target", "B"), "B is no target; write it as grade:B"),
        (("--target", "grade:"), "is no target"),
        (("--target", "grade:E"), "there is no step `E`; use one of D, C, B, A"),
        (("--target", "grde:B"), "did you mean `grade`?"),
        (("--target", "level:3"), "--target level needs a maturity model"),
        (("--target", "gate:G7"), "gates@0.1.0 has no gate G7; it has G1, G2"),
        (("--target", "score:much"), "`score` is a number, and `much` is none"),
        (("--budget", "much"), "much is no number of days"),
        (("--budget", "-1"), "-1 is no number of days"),
        (("--capacity", "sponsor"), "sponsor is no capacity"),
        (("--capacity", "sponsor=x"), "x is no number of days"),
        (("--capacity", "sponser=3"), "did you mean `sponsor`?"),
        (("--deadline", "2026-06-30"), "is not after the as-of date"),
        (("--max-actions", "-1"), "-1 is not in the range"),
        (("-f", "exel"), "there is no format exel"),
        (("-f", "xlsx"), "xlsx is no text; name a file for it"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use_is_told_with_what_would_be_right(
    plan: Plan, arguments: tuple[str, ...], said: str
) -> None:
    ran = plan(*arguments)
    assert ran.code == 2
    assert said in ran.err


def test_wrong_use_is_told_in_chinese(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_language, "LANGUAGE", "zh")
    assert "--target level 要求所评内容中有成熟度模型" in plan("--target", "level:3").err
    assert "B 不是目标" in plan("--target", "B").err


def test_every_format_goes_into_its_file(plan: Plan, tmp_path: Path) -> None:
    formats = ("text", "json", "html", "markdown", *names())
    asked = [part for name in formats for part in ("-f", f"{name}:out/plan.{name}")]
    ran = plan("--target", "grade:B", *asked)
    assert (ran.code, ran.out) == (0, "")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"plan.{f}" for f in formats}
    assert "<svg" in (tmp_path / "out" / "plan.html").read_text("utf-8")


def test_a_text_format_goes_to_the_terminal(plan: Plan) -> None:
    ran = plan("--target", "grade:B", "-f", "csv", "--lang", "zh")
    lines = list(csv.reader(io.StringIO(ran.out.removeprefix("\ufeff"))))
    assert [line[4] for line in lines] == ["措施", "编写计划", "提交签署"]


def test_the_same_run_gives_the_same_bytes(plan: Plan) -> None:
    for name in ("out/a", "out/b"):
        plan("--target", "grade:B", "-f", f"html:{name}.html", "-f", f"xlsx:{name}.xlsx")
    assert Path("out/a.html").read_bytes() == Path("out/b.html").read_bytes()
    assert Path("out/a.xlsx").read_bytes() == Path("out/b.xlsx").read_bytes()


def test_help_names_targets_formats_and_exit_codes(plan: Plan) -> None:
    text = plan("--help").out
    for said in ("grade:B", "gate:G3:conditional-go", "oscal-poam", "Exit codes:", "--capacity"):
        assert said in text

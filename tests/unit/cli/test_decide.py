"""`milepost decide`: ranking, lead, flips and advice of a case; what is refused, and where."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest
from building import put, written
from milepost.cli import language as cli_language
from milepost.cli.app import run
from milepost.reporters.terminal.columns import width_of

RULES = """\
facts:
  a: {type: number, max_age_days: 30}
  p: {type: yes_no}
  mood: {type: choice, values: [low, fair, high], ordered: true}
criteria:
  - {id: C.1, title: {en: One, zh: 一}, check: p}
  - {id: C.2, title: {en: Two, zh: 二}, check: a >= 5}
"""
CASE = """\
decision: doors
title: {en: Doors, zh: 大门}
question: {en: "Renew the doors?", zh: 是否更换大门？}
as_of: 2026-06-30
by: analyst
criteria:
  cost: {title: {en: Cost, zh: 费用}, weight: 40, worst: 500, best: 0, unit: k}
  safety: {title: {en: Safety, zh: 安全}, weight: 60, worst: 0, best: 5}
alternatives:
  keep:
    title: {en: Keep, zh: 保留}
    nothing: true
    ratings:
      cost: {value: 0, why: Nothing is bought}
      safety: {value: 2, why: Two near misses}
  renew:
    title: {en: Renew, zh: 更换}
    ratings:
      cost: {value: 300, evidence: docs/offer.md}
      safety: {value: 5, why: Light curtains}
  mend:
    title: {en: Mend, zh: 修理}
    ratings:
      cost: {value: 150, why: Offer}
      safety: {value: 3, why: Opinion}
advice:
  on: renew
  pros: [{says: No more near misses, evidence: docs/offer.md}]
  cons: [{says: Two weeks without the west gate}]
  reasons:
    - {says: The doors are past their life, evidence: [docs/offer.md]}
    - {says: The figure is above five, evidence: a}
    - {says: The board asked for it, evidence: p}
"""
EVIDENCE = """\
subject: {id: depot, title: {en: Depot, zh: 车库}}
as_of: 2026-06-30
assess: [{ruleset: demo}]
facts: {a: {value: 6, collected: 2026-06-20}, p: true}
"""


@dataclass(frozen=True)
class Ran:
    """What a run of the command ended in."""

    code: int
    out: str
    err: str


Decide = Callable[..., Ran]


@pytest.fixture
def decide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Decide:
    put(tmp_path / "rulesets" / "demo" / "0.1.0.yaml", written(RULES))
    folder = tmp_path / "assessments" / "depot"
    put(folder / "evidence.yaml", EVIDENCE)
    put(folder / "docs" / "offer.md", "300\n")
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: str, case: str = CASE, old: str = "", new: str = "") -> Ran:
        assert old in case
        put(folder / "decisions" / "doors.yaml", case.replace(old, new) if old else case)
        code = run(["decide", "assessments/depot/decisions/doors.yaml", *arguments])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return ran


# --- what is found -----------------------------------------------------------------------------


def test_ranking_margin_and_flip_are_printed(decide: Decide) -> None:
    """renew 76, keep and mend 64; cost at t: 40 t + 100 (1 - t) = 100 t + 40 (1 - t) at a half."""
    ran = decide()
    assert ran.code == 0
    assert '"Renew" is first with 76.0 of 100 points, 12.0 ahead of "Keep".' in ran.out
    assert "Doing nothing (Keep) has 64.0 points" in ran.out
    assert "the weight of Cost rises from 40% to 50% (+10.0 pp)" in ran.out
    assert 'Advice on "Renew": Strongly recommended.' in ran.out


def test_too_close_to_call_is_flagged(decide: Decide) -> None:
    """With cost at 55 of 115 renew is ahead by 60 x 5 / 115."""
    near = decide("-w", "cost=55")
    text = " ".join(near.out.split())
    assert 'but only 2.6 ahead of "Keep": too close to call, since less than 5 points' in text
    assert 'Advice on "Renew": Recommended with reservations.' in text
    assert "Weights set for this run: Cost" in text
    assert near.code == 0
    told = json.loads(decide("-w", "cost=55", "-f", "json").out)
    assert (told["lead"]["low"], told["too_close"]) == ("60/23", True)


def test_the_least_lead_is_a_key_of_the_case(decide: Decide) -> None:
    exact = decide(old="decision: doors", new="close: 12\ndecision: doors")
    assert "too close" not in exact.out
    over = decide(old="decision: doors", new="close: 12.01\ndecision: doors")
    assert "only 12.0 ahead" in over.out
    assert "less than 12.01" in " ".join(over.out.split())


def test_doing_nothing_may_be_first(decide: Decide) -> None:
    ran = decide("-w", "cost=90")
    assert ran.code == 1
    assert "and no alternative is better" in ran.out
    assert 'Advice on "Renew": Not recommended.' in ran.out


def test_a_tie_is_undecided_without_advice(decide: Decide) -> None:
    level = decide("-w", "cost=60", case=CASE[: CASE.index("advice:")])
    assert level.code == 4
    assert '"Keep", "Renew" are first together with 70.0 of 100 points' in level.out
    assert "The case gives no advice" in level.out


def test_a_rating_that_decides_and_is_not_known(decide: Decide) -> None:
    ran = decide(old="      safety: {value: 3, why: Opinion}\n", new="")
    assert ran.code == 4
    assert 'still put "Renew" or "Mend" first' in ran.out
    assert '"Mend" draws level with "Renew" where Safety is 4.' in ran.out
    assert "not to be told before more is known" in ran.out
    assert "not rated" in ran.out


def test_dominated_alternatives_are_named(decide: Decide) -> None:
    ran = decide(old="cost: {value: 150, why: Offer}", new="cost: {value: 350, why: Offer}")
    assert '"Renew" is at least as good as "Mend" on every criterion' in " ".join(ran.out.split())


def test_evidence_of_the_advice_is_listed(decide: Decide) -> None:
    ran = decide()
    assert "[1]  assessments/depot/docs/offer.md (" in ran.out
    assert "[2]  a = 6, assessments/depot/evidence.yaml:4" in ran.out
    told = json.loads(decide("-f", "json").out)
    reason = told["advice"]["reasons"][0]["evidence"][0]
    assert reason["file"] == "assessments/depot/docs/offer.md"
    assert reason["digest"].startswith("sha256:")


def test_subjects_are_rated_by_results_and_facts(decide: Decide) -> None:
    """The score of the depot is 100; its mood is not known."""
    case = CASE.replace(
        "  safety: {title: {en: Safety, zh: 安全}, weight: 60, worst: 0, best: 5}\n",
        "  score: {title: {en: Score, zh: 得分}, weight: 50, result: score, worst: 0, best: 100}\n"
        "  mood: {title: {en: Mood, zh: 气氛}, weight: 10, fact: mood}\n",
    ).replace("as_of: 2026-06-30\n", "as_of: 2026-06-30\nruleset: demo\n")
    case = case.replace("      safety: {value: 5, why: Light curtains}\n", "")
    case = case.replace("    title: {en: Renew", "    subject: depot\n    title: {en: Renew")
    case = case.replace("      safety: {value: 2, why: Two near misses}\n", "")
    case = case.replace(
        "      safety: {value: 3, why: Opinion}\n",
        "      score: {value: 20, why: Opinion}\n      mood: {value: fair, why: Opinion}\n",
    )
    told = json.loads(decide("-f", "json", case=case).out)
    own = {one["alternative"]: one for one in told["ranking"]}
    parts = {part["criterion"]: part for part in own["renew"]["parts"]}
    assert parts["score"]["points"] == {"low": "100", "high": "100"}
    assert parts["score"]["rating"]["ruleset"] == "demo@0.1.0"
    assert parts["mood"]["rating"]["lack"] == "missing"
    fair = {part["criterion"]: part for part in own["mend"]["parts"]}["mood"]
    assert fair["points"] == {"low": "50", "high": "50"}
    assert "score of depot under demo@0.1.0" in decide(case=case).out


def test_stale_facts_count_as_not_known(decide: Decide) -> None:
    case = CASE.replace("worst: 0, best: 5}\n", "worst: 0, best: 10, fact: a}\n").replace(
        "    title: {en: Renew", "    subject: depot\n    title: {en: Renew"
    )
    case = case.replace("      safety: {value: 5, why: Light curtains}\n", "")

    def rating(*arguments: str) -> dict[str, object]:
        told = json.loads(decide("-f", "json", *arguments, case=case).out)
        own = next(one for one in told["ranking"] if one["alternative"] == "renew")
        return own["parts"][1]["rating"]

    assert rating()["figure"] == {"low": "6", "high": "6"}
    assert rating("--as-of", "2026-08-01")["lack"] == "stale"


def test_the_case_is_no_evidence(decide: Decide, capsys: pytest.CaptureFixture[str]) -> None:
    decide()
    assert run(["assess", "assessments/depot"]) == 0
    assert run(["check", "assessments/depot"]) == 0
    assert "doors.yaml: ok (3 alternatives, 2 criteria)" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("form", ["text", "json", "html", "markdown"])
def test_every_format_in_every_language_is_the_same_twice(
    decide: Decide, form: str, language: str
) -> None:
    first, second = (decide("-f", form, "--lang", language) for _ in range(2))
    assert first.code == 0
    assert first.out == second.out != ""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_text_fits_the_terminal(decide: Decide, language: str) -> None:
    assert max(map(width_of, decide("--lang", language).out.splitlines())) <= 80


# --- what is refused ---------------------------------------------------------------------------

REFUSED = [
    ("    nothing: true\n", "", ":9:1: alternatives: no alternative is doing nothing"),
    (
        "  mend:\n    title",
        "  mend:\n    nothing: true\n    title",
        ":22:5: alternatives.mend.nothing: doing nothing is already `keep`; keep one",
    ),
    ("weight: 40", "weight: -1", ":7:45: criteria.cost.weight: this must be at least 0, not -1"),
    ("worst: 500", "worst: 0", ":7:65: criteria.cost.best: `worst` and `best` are both 0"),
    ("worst: 500, ", "", ":7:3: criteria.cost: the key `worst` is missing"),
    ("cost: {value: 300", "cst: {value: 300", "there is no criterion `cst`; did you mean `cost`?"),
    ("value: 150", "value: 650", ":24:21: alternatives.mend.ratings.cost.value: 650 lies outside"),
    ("{value: 150, why", "{low: 9, high: 5, why", "`low` is 9, and `high` only 5; swap the two"),
    (", why: Opinion", "", "alternatives.mend.ratings.safety: a figure has a reason"),
    ("value: 3, ", "value: 3, low: 2, ", "a figure is one value or has two ends"),
    ("value: 150", "value: cheap", "a number is expected here, not cheap"),
    ("docs/offer.md}", "docs/ofer.md}", "no file and no fact `docs/ofer.md`; did you mean `docs/"),
    ("docs/offer.md}", "../evil.md}", "assessments/depot has no file and no fact `../evil.md`"),
    ("evidence: a}", "evidence: mood}", "the evidence of assessments/depot does not say `mood`"),
    ("  on: renew", "  on: renw", ":27:7: advice.on: there is no alternative `renw`; did you mean"),
    ("  on: renew", "  on: keep", "the advice is on something to be done, and this is doing noth"),
    ("  pros: [{says: No more near misses, evidence: docs/offer.md}]\n", "", "advice has no pros"),
    ("best: 5}", "scale: anchors}", "a result or a scale is one of a rule set; name it: `ruleset`"),
    ("best: 5}", "best: 5, fact: b}", "no rule set knows the fact `b`"),
    ("best: 5}", "best: 5, result: score, fact: a}", "ratings come from one place; keep `result`"),
    (
        "best: 5}",
        "result: scor, ruleset: demo}",
        "there is no result `scor`; did you mean `score`",
    ),
    ("best: 5}", "scale: anchor, ruleset: demo}", "there is no scale `anchor`; did you mean `anch"),
    (
        "best: 5}",
        "scale: verdict, ruleset: dmo}",
        "there is no rule set `dmo`; did you mean `demo`",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), REFUSED, ids=lambda part: part[:30].strip())
def test_refused(decide: Decide, old: str, new: str, said: str) -> None:
    ran = decide(old=old, new=new)
    assert ran.code == 3
    assert said in ran.err
    assert ran.out == ""


def test_weights_that_add_up_to_nothing(decide: Decide) -> None:
    case = CASE.replace("weight: 40", "weight: 0").replace("weight: 60", "weight: 0")
    ran = decide(case=case)
    assert ran.code == 3
    assert ":6:1: criteria: the weights add up to 0" in ran.err


def test_one_alternative_is_no_choice(decide: Decide) -> None:
    case = CASE[: CASE.index("  renew:")]
    ran = decide(case=case)
    assert ran.code == 3
    assert "a decision is between two alternatives or more" in ran.err


def test_two_reasons_are_refused(decide: Decide) -> None:
    ran = decide(old="    - {says: The board asked for it, evidence: p}\n", new="")
    assert ran.code == 3
    assert ":30:3: advice.reasons: 2 reasons are traced to evidence, and advice rests" in ran.err
    assert "add 1 more" in ran.err


def test_a_reason_without_evidence_does_not_count(decide: Decide) -> None:
    ran = decide(old=", evidence: p}", new="}")
    assert ran.code == 3
    assert "advice.reasons[2]: no evidence shows this reason" in ran.err
    assert "2 reasons are traced to evidence" in ran.err


def test_all_mistakes_are_told_at_once_and_in_chinese(
    decide: Decide, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CASE.replace("value: 150", "value: 650").replace("on: renew", "on: renw")
    case = case.replace("    nothing: true\n", "")
    english = decide(case=case).err.splitlines()
    assert len(english) == 3
    monkeypatch.setattr(cli_language, "LANGUAGE", "zh")
    chinese = decide(case=case).err
    assert "没有维持现状的方案" in chinese
    assert "650 超出 0 至 500 的范围" in chinese
    assert "没有备选方案 `renw`；是否想写 `renew`？" in chinese


def test_own_grades_are_read_and_typed(decide: Decide) -> None:
    own = dedent(
        """\
          grades:
            - {is: yes-do, title: {en: Do it, zh: 做}, when: lead >= 3, meets_bar: true,
               why: {en: W, zh: 理}}
            - {is: no-do, title: {en: Leave it, zh: 不做}, why: {en: W, zh: 理}}
        """
    )
    indented = "".join(f"  {line}\n" for line in own.splitlines())
    ran = decide(case=CASE + indented)
    assert (ran.code, 'Advice on "Renew": Do it.' in ran.out) == (0, True)
    broken = decide(case=CASE + indented.replace("lead >= 3", "leed >= 3"))
    assert broken.code == 3
    assert "did you mean `lead`?" in broken.err
    open_end = decide(case=CASE + indented.replace("不做}, why", "不做}, when: flip > 1, why"))
    assert "the last grade is given where no other is" in open_end.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-w", "cst=3"], "there is no criterion `cst`; did you mean `cost`?"),
        (["-w", "cost"], "cost is not a weight; write it as cost=30, 0 or more"),
        (["-w", "cost=-3"], "is not a weight"),
        (["-w", "cost=0", "-w", "safety=0"], "the weights add up to 0"),
    ],
)
def test_wrong_weights_are_wrong_use(decide: Decide, arguments: list[str], said: str) -> None:
    ran = decide(*arguments)
    assert ran.code == 2
    assert said in ran.err


def test_a_case_that_is_not_there(decide: Decide, capsys: pytest.CaptureFixture[str]) -> None:
    decide()
    assert run(["decide", "assessments/depot/decisions/dors.yaml"]) == 2
    said = capsys.readouterr().err
    assert "did you mean `assessments/depot/decisions/doors.yaml`?" in said


def test_a_result_beyond_the_ends_is_placed_at_its_criterion(decide: Decide) -> None:
    case = CASE.replace("worst: 0, best: 5}\n", "worst: 0, best: 5, fact: a}\n").replace(
        "    title: {en: Renew", "    subject: depot\n    title: {en: Renew"
    )
    ran = decide(case=case.replace("      safety: {value: 5, why: Light curtains}\n", ""))
    assert ran.code == 3
    assert "doors.yaml:8:1: criteria.safety: depot.a: 6 lies outside 0 to 5" in ran.err

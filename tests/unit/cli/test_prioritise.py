"""`milepost prioritise`: order, selection, resources, sensitivity and counts of a portfolio."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from building import put, written
from milepost.cli import language as cli_language
from milepost.cli.app import run
from milepost.reporters.terminal.columns import width_of

RULES = """\
kind: rubric
facts:
  a: {type: number, min: 0, max: 10}
  b: {type: number}
  p: {type: yes_no}
  goals: {type: list}
  risk: {type: number}
  size: {type: choice, values: [small, large], ordered: true}
  waiting: {type: integer}
criteria:
  - {id: C.1, title: {en: One, zh: 一}, check: p}
  - {id: C.2, title: {en: Two, zh: 二}, check: a >= 5}
"""
FILE = """\
portfolio: round
title: {en: Round, zh: 本轮}
ruleset: demo
criteria:
  score: {title: {en: Score, zh: 得分}, weight: 50, result: score, worst: 0, best: 100}
  fit: {title: {en: Fit, zh: 契合}, weight: 50, fact: a, worst: 0, best: 10}
resources:
  budget: {title: {en: Budget, zh: 预算}, unit: M, supply: 12, committed: 2, demand: b}
  nurses: {title: {en: Nurses, zh: 护士}, unit: FTE, role: true, supply: 3, binds: no}
projects:
  north: {demand: {nurses: {value: 3, why: Plan}}}
  south: {demand: {nurses: {value: 1, why: Plan}}}
  lab:
    title: {en: Laboratory, zh: 检验}
    needs: [south]
    ratings: {score: {value: 60, why: Sheet}, fit: {value: 7, why: Sheet}}
    demand: {budget: {value: 4, why: Offer}, nurses: {value: 1, why: Plan}}
    goals: [G2]
    leads: [G2]
    high_risk: yes
goals:
  named: {G1: {en: Early, zh: 早}, G2: {en: Near, zh: 近}, G3: {en: Safe, zh: 安}}
  served: goals
  leads: size == "large"
risk: {high: risk > 40, exposure: risk, share_of: budget, at_most: 25}
open_dependencies: waiting
"""
NORTH = """\
subject: {id: north, title: {en: North clinic, zh: 北诊所}}
as_of: 2026-06-30
assess: [{ruleset: demo}]
facts: {a: 8, b: 6, p: true, goals: [G1 early], risk: 20, size: large, waiting: 2}
"""
SOUTH = """\
subject: {id: south, title: {en: South clinic, zh: 南诊所}}
as_of: 2026-06-30
assess: [{ruleset: demo}]
facts: {a: 4, b: 6, p: true, goals: [G2 near], risk: 50, size: small}
"""


@dataclass(frozen=True)
class Ran:
    """What a run of the command ended in."""

    code: int
    out: str
    err: str

    @property
    def flat(self) -> str:
        """What was printed, on one line."""
        return " ".join(self.out.split())


Prioritise = Callable[..., Ran]


@pytest.fixture
def prioritise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Prioritise:
    put(tmp_path / "rulesets" / "demo" / "0.1.0.yaml", written(RULES))
    put(tmp_path / "assessments" / "north" / "evidence.yaml", NORTH)
    put(tmp_path / "assessments" / "south" / "evidence.yaml", SOUTH)
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: str, file: str | None = FILE, old: str = "", new: str = "") -> Ran:
        if file is not None:
            assert old in file
            put(tmp_path / "assessments" / "portfolio.yaml", file.replace(old, new or ""))
        code = run(["prioritise", *arguments])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return ran


def told(ran: Ran) -> dict[str, object]:
    assert ran.code == 0, ran.err
    found: dict[str, object] = json.loads(ran.out)
    return found


# --- what is found -----------------------------------------------------------------------------


def test_rank_parts_selection_and_split(prioritise: Prioritise) -> None:
    """north 90, lab 65, south 45; within 10 north alone has 90, lab with south 110."""
    ran = prioritise()
    assert ran.code == 0
    assert '2 of 3 projects are selected, 110.0 points in all: "Laboratory", "South cli' in ran.flat
    assert "No other selection within the limits has more points." in ran.flat
    assert "1 A North clinic 90.0 no" in ran.flat
    assert "A North clinic others earn more for what it takes 20.0 B, C" in ran.flat
    assert "Budget, M 12 2 16 10 0" in ran.flat
    assert "B Laboratory 4 (40%) 1 (33%)" in ran.flat
    assert "A North clinic 50.0 40.0 90.0" in ran.flat


def test_more_of_a_resource(prioritise: Prioritise) -> None:
    ran = prioritise()
    assert "Budget: a tenth more (1 M) changes nothing." in ran.flat
    assert 'takes 2 M more and wins 25.0 points: in "North clinic", out "Laboratory".' in ran.flat


def test_sensitivity_table_changes_with_the_weights(prioritise: Prioritise) -> None:
    """Weights set otherwise show in the table and are said to be."""
    found = told(prioritise("-f", "json"))
    rows = found["sensitivity"]
    assert [row["criterion"] for row in rows] == ["score", "fit"]
    assert [swing["percent"] for swing in rows[0]["swings"]] == [-25, -10, 10, 25]
    near = told(prioritise("-f", "json", "-w", "score=6", "-w", "fit=1"))
    assert near["reweighted"] == ["score", "fit"]
    assert near["sensitivity"] != rows


def test_counts_of_the_portfolio(prioritise: Prioritise) -> None:
    counts = told(prioritise("-f", "json"))["counts"]
    chosen, every = counts["selected"], counts["all"]
    assert every["goals_without_lead"] == ["G3"]
    assert chosen["goals_without_lead"] == ["G1", "G3"]
    assert every["overbooked"] == ["budget", "nurses"]
    assert chosen["overbooked"] == []
    assert (chosen["risk"]["high"], chosen["risk"]["share"]) == (["south", "lab"], "100")
    assert (every["risk"]["share"], every["risk"]["exposure"]) == ("125/2", None)
    assert every["risk"]["exposure_lacks"] == ["lab"]
    assert every["open_dependencies"] == {"north": "2", "south": None, "lab": None}
    ran = prioritise()
    assert "Goals without a lead project: G1 Early, G3 Safe." in ran.flat
    assert "High-risk projects hold 100.0% of Budget, 25% at most is allowed." in ran.flat
    assert 'Open dependencies not known: "South clinic", "Laboratory".' in ran.flat


def test_over_booked_roles_are_told_where_nothing_is_selected(prioritise: Prioritise) -> None:
    ran = prioritise(old="demand: b}", new="demand: b, binds: no}")
    assert "No resource limits the selection" in ran.flat
    assert "Asked for beyond supply: Budget, Nurses." in ran.flat


def test_dependencies_on_what_is_not_there(prioritise: Prioritise) -> None:
    ran = prioritise("assessments/north", "lab")
    assert ran.code == 0
    assert '"Laboratory" needs "south"' in ran.flat
    assert "which is not among these projects" in ran.flat


@pytest.mark.parametrize("form", ["text", "json", "html", "markdown"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_twice_gives_the_same_order_and_bytes(
    prioritise: Prioritise, form: str, language: str
) -> None:
    first, second = (prioritise("-f", form, "--lang", language) for _ in range(2))
    assert first.code == 0
    assert first.out == second.out != ""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_text_fits_the_terminal(prioritise: Prioritise, language: str) -> None:
    assert max(map(width_of, prioritise("--lang", language).out.splitlines())) <= 80


def test_mandatory_projects(prioritise: Prioritise) -> None:
    ran = prioritise(old="  north: {", new="  north: {mandatory: true, why: The law, ")
    assert '1 of 3 projects are selected, 90.0 points in all: "North clinic"' in ran.flat
    assert "Leaving it out would win 20.0 points." in ran.flat


def test_mandatory_projects_beyond_the_limit(prioritise: Prioritise) -> None:
    file = FILE.replace("  north: {", "  north: {mandatory: true, why: The law, ")
    file = file.replace("    needs: [south]\n", "    mandatory: true\n    why: The law\n")
    ran = prioritise(file=file.replace("supply: 12", "supply: 11"))
    assert ran.code == 1
    assert "Nothing can be selected: the mandatory projects ask 1 M more of Budget" in ran.flat


def test_unknown_demand_of_a_mandatory_project(prioritise: Prioritise) -> None:
    file = FILE.replace("  north: {", "  north: {mandatory: true, why: The law, ")
    ran = prioritise(file=file.replace(", demand: b}", "}"))
    assert ran.code == 4
    assert 'what "North clinic" asks for is not known' in ran.flat


def test_either_and_together(prioritise: Prioritise) -> None:
    both = told(prioritise("-f", "json", file=FILE + "either: [[south, lab]]\n"))
    assert both["selection"]["projects"] == ["north"]
    tied = told(prioritise("-f", "json", file=FILE + "together: [[north, south]]\n"))
    assert tied["selection"]["projects"] == []


# --- without a file ----------------------------------------------------------------------------


def test_without_a_file_the_rubric_ranks(prioritise: Prioritise) -> None:
    found = told(prioritise("-f", "json", file=None))
    assert [(one["project"], one["score"]["low"]) for one in found["ranking"]] == [
        ("north", "100"),
        ("south", "50"),
    ]
    assert found["selection"] is None


def test_without_a_file_weights_name_results_and_facts(prioritise: Prioritise) -> None:
    """north 3/4 x 100 + 1/4 x 80, south 3/4 x 50 + 1/4 x 40."""
    found = told(prioritise("-f", "json", "-w", "score=3", "-w", "a=1", file=None))
    assert [one["score"]["low"] for one in found["ranking"]] == ["95", "95/2"]


def test_another_rule_set_or_other_subjects_leave_the_file_aside(prioritise: Prioritise) -> None:
    assert told(prioritise("-f", "json", "-r", "demo"))["portfolio"] == "demo"
    assert told(prioritise("-f", "json"))["portfolio"] == "round"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ["-w", "scor=1"],
            2,
            "has no result `scor`, and no fact is so called; did you mean `score",
        ),
        (["-w", "b=1"], 2, "`b` has no smallest and largest value by which it could earn points"),
        (
            ["assessments/nort"],
            2,
            "there is no project or subject folder assessments/nort; did you",
        ),
        (["-r", "dem"], 2, "there is no rule set `dem`; did you mean `demo`?"),
        (["-p", "none.yaml"], 2, "there is no portfolio file none.yaml"),
    ],
)
def test_wrong_use(prioritise: Prioritise, arguments: list[str], code: int, said: str) -> None:
    ran = prioritise(*arguments, file=None)
    assert ran.code == code
    assert said in ran.err


def test_which_rule_set_has_to_be_clear(prioritise: Prioritise, tmp_path: Path) -> None:
    put(tmp_path / "assessments" / "north" / "evidence.yaml", NORTH.replace("{ruleset: demo}", ""))
    put(tmp_path / "assessments" / "south" / "evidence.yaml", SOUTH.replace("{ruleset: demo}", ""))
    ran = prioritise(file=None)
    assert ran.code == 2
    assert "by which rule set? the subjects list none; name it with --ruleset" in ran.err


# --- what is refused ---------------------------------------------------------------------------

REFUSED = [
    ("weight: 50, result", "weight: -5, result", ":5:47: criteria.score.weight: this must be at"),
    ("result: score", "result: scor", "there is no result `scor`; did you mean `score`?"),
    ("fact: a,", "fact: aa,", "criteria.fit.fact: no rule set knows the fact `aa`"),
    ("demand: b}", "demand: p}", "a number is needed here, and `p` is of type yes_no"),
    ("committed: 2", "committed: 22", ":8:73: resources.budget.committed: more is committed than"),
    ("  south: {", "  sout: {", ":12:3: projects.sout: there is no subject folder sout, and no ti"),
    (
        "needs: [south]",
        "needs: [sout]",
        ":15:13: projects.lab.needs[0]: there is no project `sout`",
    ),
    ("needs: [south]", "needs: [lab]", "a project does not need itself"),
    ("demand: {budget: {value: 4", "demand: {budge: {value: 4", "there is no resource `budge`"),
    ("value: 4, why: Offer", "value: -4, why: Offer", "this must be at least 0, not -4"),
    ("value: 60, why: Sheet", "value: 160, why: Sheet", "160 lies outside 0 to 100"),
    ("value: 60, why: Sheet", "value: 60", "a figure has a reason; say `why`, or name the"),
    ("goals: [G2]", "goals: [G4]", ":18:13: projects.lab.goals[0]: there is no goal `G4`"),
    ("served: goals", "served: risk", "a list of goals is needed here, and `risk` is of type numb"),
    ('size == "large"', 'size == "huge"', ":24:10: goals.leads: "),
    ("high: risk > 40", "high: rsk > 40", "did you mean `risk`?"),
    ("share_of: budget", "share_of: nurse", "there is no resource `nurse`; did you mean `nurses`?"),
    ("at_most: 25", "at_most: 125", "risk.at_most: this must be at most 100, not 125"),
    ("open_dependencies: waiting", "open_dependencies: wait", "did you mean `waiting`?"),
    ("high_risk: yes", "mandatory: yes", "a mandatory project has a reason; say `why`"),
    ("portfolio: round", "portfolo: round", "unknown key `portfolo`; did you mean `portfolio`?"),
]


@pytest.mark.parametrize(("old", "new", "said"), REFUSED, ids=lambda part: part[:30].strip())
def test_refused(prioritise: Prioritise, old: str, new: str, said: str) -> None:
    ran = prioritise(old=old, new=new)
    assert ran.code == 3
    assert said in ran.err
    assert ran.out == ""


def test_groups_name_two_projects(prioritise: Prioritise) -> None:
    ran = prioritise(file=FILE + "either: [[south], [north, nrth]]\n")
    assert ran.code == 3
    assert "either[0]: a group has two projects or more" in ran.err
    assert "either[1][1]: there is no project `nrth`; did you mean `north`?" in ran.err


def test_all_mistakes_at_once_in_chinese(
    prioritise: Prioritise, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli_language, "LANGUAGE", "zh")
    file = FILE.replace("fact: a,", "fact: aa,").replace("goals: [G2]", "goals: [G4]")
    ran = prioritise(file=file.replace("committed: 2", "committed: 22"))
    assert len(ran.err.splitlines()) == 3
    assert "没有目标 `G4`" in ran.err
    assert "已占用量超过总量" in ran.err


def test_check_reads_the_file(prioritise: Prioritise, capsys: pytest.CaptureFixture[str]) -> None:
    prioritise()
    assert run(["check"]) == 0
    assert "assessments/portfolio.yaml: ok (3 projects, 2 criteria)" in capsys.readouterr().out
    prioritise(old="fact: a,", new="fact: aa,")
    assert run(["check", "assessments/portfolio.yaml"]) == 3
    assert "no rule set knows the fact `aa`" in capsys.readouterr().err

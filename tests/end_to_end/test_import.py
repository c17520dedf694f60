"""`milepost import`: what it writes is valid at once and scores as the publisher's rule says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from building import put
from milepost.cli import language as cli_language
from published import badge, catalog, profile, samm, saved, taking

from .conftest import Run


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """The files of all models, beside the workspace."""
    samm(tmp_path / "models")
    badge(tmp_path / "models")
    saved(tmp_path / "models" / "catalog.json", catalog())
    document = profile(
        [taking("x-1", "x-1.1", "z-1")],
        modify={"set-parameters": [{"param-id": "x-1_prm.1", "values": ["gates"]}]},
    )
    saved(tmp_path / "models" / "house.json", document)
    return tmp_path / "models"


def assessed(milepost: Run, workspace: Path, ruleset: str, answers: dict[str, Any]) -> Any:
    """The result of answers, as JSON."""
    evidence = {
        "subject": {"id": "own"},
        "as_of": "2026-06-30",
        "assess": [{"ruleset": ruleset}],
        "answers": answers,
    }
    put(workspace / "assessments" / "own" / "evidence.yaml", yaml.safe_dump(evidence))
    ran = milepost("assess", "assessments/own", "-f", "json")
    assert ran.out, ran.err
    return {"code": ran.code, **json.loads(ran.out)}


@pytest.mark.parametrize(
    ("form", "path", "ruleset", "count"),
    [
        ("samm", "models/model", "samm", 6),
        ("openssf-badge", "models/criteria/criteria.yml", "openssf-badge", 8),
        ("oscal-catalog", "models/catalog.json", "catalog", 4),
        ("oscal-catalog", "models/house.json", "house", 3),
    ],
)
def test_what_is_written_is_valid(
    milepost: Run, models: Path, form: str, path: str, ruleset: str, count: int
) -> None:
    ran = milepost("import", form, path)
    target = f"rulesets/{ruleset}/0.1.0.yaml"
    assert ran.code == 0, ran.err
    assert f"Wrote {target}: {count} criteria." in ran.out
    assert f"  milepost check {target}" in ran.out
    checked = milepost("check", target)
    assert checked.code == 0, checked.err
    assert f"{target}: ok" in checked.out


def test_practices_add_up_their_levels(milepost: Run, models: Path, workspace: Path) -> None:
    milepost("import", "samm", "models/model")
    both = ["q1", "q2"]
    answers = {
        "AA.A.1": {"answer": "yes-half", "ticks": both},
        "AA.B.1": {"answer": "yes-all", "ticks": both},
        "AA.A.2": {"answer": "yes-half", "ticks": both},
        "BB.A.1": {"answer": "yes-all", "ticks": ["q1"]},
        "CC.A.1.1": "yes-in-part",
    }
    results = assessed(milepost, workspace, "samm", answers)["results"]
    # AA: (1/2 + 1)/2 + 1/2 = 1.25; BB lacks a tick: 0; CC: (1/4 + 0)/2 = 0.125
    assert results["maturity"]["value"] == 0.38
    practices = [one["value"] for one in results["practice_maturity"]["by"]]
    functions = [one["value"] for one in results["function_maturity"]["by"]]
    assert practices == [1.25, 0, 0.13]
    assert functions == [0.63, 0.13]


def test_a_badge_counts_each_duty_as_published(
    milepost: Run, models: Path, workspace: Path
) -> None:
    milepost("import", "openssf-badge", "models/criteria/criteria.yml")
    answers: dict[str, Any] = {
        "found": {"answer": "Met", "rationale": "see https://example.org/x"},
        "tidy": {"answer": "Unmet", "rationale": "not our aim"},
        "pretty": "Unmet",
        "kept": {"not_applicable": True, "reason": "nothing to keep"},
        "found.silver": {"answer": "Met", "rationale": "it just is"},
    }
    found = assessed(milepost, workspace, "openssf-badge", answers)
    assert found["results"]["passing_pct"]["value"] == 100
    assert found["results"]["silver_pct"]["value"] == 50
    assert found["results"]["tiered"]["value"] == 150
    assert (found["main"]["is"], found["code"]) == ("passing", 0)


@pytest.mark.parametrize(
    ("name", "answer", "percentage"),
    [
        ("found", {"answer": "Met", "rationale": "// see https://example.org/x"}, 75),
        ("found", {"answer": "Met", "rationale": "see the wiki"}, 75),
        ("found", {"answer": "Met", "url": "https://example.org/x"}, 100),
        ("found", {"answer": "Unmet", "rationale": "long enough"}, 75),
        ("tidy", {"answer": "Unmet", "rationale": "abcd"}, 75),
        ("tidy", {"answer": "Unmet", "rationale": "abcde"}, 100),
        ("tidy", {"answer": "Unmet", "rationale": "// because of that"}, 75),
        ("tidy", "Unmet", 75),
        ("tidy", "Met", 100),
        ("pretty", "Unmet", 100),
        ("kept", "Unmet", 75),
        ("kept", None, 75),
    ],
)
def test_each_answer_counts_as_published(
    milepost: Run,
    models: Path,
    workspace: Path,
    name: str,
    answer: dict[str, str] | str | None,
    percentage: int,
) -> None:
    milepost("import", "openssf-badge", "models/criteria/criteria.yml")
    answers: dict[str, Any] = {
        "found": {"answer": "Met", "url": "https://example.org/x"},
        **dict.fromkeys(("tidy", "pretty", "kept"), "Met"),
        name: answer,
    }
    given = {key: value for key, value in answers.items() if value is not None}
    found = assessed(milepost, workspace, "openssf-badge", given)
    assert found["results"]["passing_pct"]["value"] == percentage
    assert found["main"]["is"] == ("passing" if percentage == 100 else "in-progress")


@pytest.mark.parametrize(
    ("answers", "verdict", "code", "percentage"),
    [
        (
            {"x-1": "satisfied", "x-1.1": "satisfied", "z-1": "not-satisfied"},
            "not-satisfied",
            1,
            66.7,
        ),
        ({"x-1": "satisfied", "x-1.1": "satisfied", "z-1": "satisfied"}, "satisfied", 0, 100),
        ({"x-1": "satisfied", "x-1.1": "satisfied"}, "undetermined", 4, 66.7),
    ],
)
def test_controls_are_satisfied_all_or_not(
    milepost: Run,
    models: Path,
    workspace: Path,
    answers: dict[str, str],
    verdict: str,
    code: int,
    percentage: float,
) -> None:
    milepost("import", "oscal-catalog", "models/house.json", "--as", "house@1.0.0")
    found = assessed(milepost, workspace, "house@1.0.0", answers)
    assert (found["main"]["is"], found["code"]) == (verdict, code)
    assert found["results"]["satisfied_pct"]["value"] == percentage
    assert found["results"]["family_pct"]["by"][0]["value"] == 100


def test_nothing_is_overwritten_unless_it_is_wanted(
    milepost: Run, models: Path, workspace: Path
) -> None:
    target = put(workspace / "own.yaml", "mine\n")
    refused = milepost("import", "samm", "models/model", "--out", "own.yaml")
    assert (refused.code, refused.out) == (2, "")
    assert "own.yaml is there already" in refused.err
    assert target.read_text("utf-8") == "mine\n"
    assert milepost("import", "samm", "models/model", "--out", "own.yaml", "--force").code == 0
    assert "ruleset: samm" in target.read_text("utf-8")


def test_printed_it_is_the_same_and_nothing_is_written(
    milepost: Run, models: Path, workspace: Path
) -> None:
    printed = milepost("import", "samm", "models/model", "--as", "own", "-o", "-")
    assert not (workspace / "rulesets").exists()
    milepost("import", "samm", "models/model", "--as", "own")
    written = (workspace / "rulesets" / "own" / "0.1.0.yaml").read_text("utf-8")
    assert printed.out == written
    assert written.startswith("# A starting point, made by `milepost import samm` from model.\n")
    assert "# Chinese texts (zh) still to be written: 35.\n" in written


def test_a_path_without_a_home_is_told(milepost: Run, models: Path) -> None:
    ran = milepost("import", "oscal-catalog", "models/house.json", "--out", "models")
    assert ran.code == 2
    assert "models" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "english", "chinese"),
    [
        (("sam", "models/model"), 2, "did you mean `samm`?", "是否想写 `samm`？"),
        (("samm", "models/none"), 3, "there is no such folder", "没有这个文件夹"),
        (
            ("samm", "models/model", "--catalog", "x.json"),
            2,
            "the format samm takes no --catalog",
            "格式 samm 不接受 --catalog",
        ),
        (("samm", "models/model", "--as", "Own"), 2, "`Own` is no name", "`Own` 不是有效的名称"),
        (
            ("openssf-badge", "models/house.json"),
            3,
            "models/house.json:4:16: profile.metadata.title: a mapping is expected here",
            "models/house.json:4:16: profile.metadata.title: 此处应为映射",
        ),
        (("openssf-badge", "models/none.yml"), 3, "there is no such file", "没有这个文件"),
        (
            ("oscal-catalog", "models/criteria/criteria.yml"),
            3,
            "models/criteria/criteria.yml:2:5: this is neither an OSCAL catalog nor a profile",
            "这既不是 `OSCAL` 目录，也不是其配置文件",
        ),
    ],
)
def test_mistakes_are_told_in_both_languages(
    milepost: Run,
    models: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    english: str,
    chinese: str,
) -> None:
    told = milepost("import", *arguments)
    assert (told.code, told.out) == (code, "")
    assert english in told.err
    monkeypatch.setattr(cli_language, "LANGUAGE", "zh")
    assert chinese in milepost("import", *arguments).err


def test_an_option_is_suggested_by_the_help(milepost: Run) -> None:
    ran = milepost("import", "--help")
    assert ran.code == 0
    for word in ("samm", "oscal-catalog", "openssf-badge", "--catalog", "--texts", "--force"):
        assert word in ran.out

"""`milepost show`: the overview, and the resolved file that gives the same rule set again."""

from __future__ import annotations

import json
import re
from collections.abc import Container
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from building import DAY, given, put
from milepost.cli.app import run
from milepost.loading.catalogue import Catalogue, built_in
from milepost.loading.yaml_text import read_yaml
from milepost.model.criteria import Leaf
from milepost.model.evidence import Evidence
from milepost.model.kinds import Plain
from milepost.model.ruleset import RuleSet
from milepost.model.values import Document
from milepost.reporters import html, markdown
from milepost.reporters.showing.resolved import Resolved
from milepost.reporters.yaml_lines import WIDTH, block
from milepost.scoring.assess import score_once
from overlays import catalogue, overlay

EVIDENCE = [
    given(staff=4, cost=7, note="n", data_owner="me"),
    given(
        staff=0,
        cost=3,
        plan=Document("approved", date(2026, 6, 1), "1", None, None),
        data_owner="",
    ),
    given(),
]
CHANGES = {
    "own items": """
        - {change: C, set: {severity: critical, tags: []}, why}
        - {change: bar, set: {value: 60}, why}
        - {change: verdict, row: low, set: {when: score < 70}, why}
        - {exclude: B.one, why}
        - {exclude: A, why}
    """,
    "items of a library": """
        - {change: L.cost, set: {parameters: {most: 5}, examples: []}, why}
        - {change: minor, set: {weight: 0.5}, why}
        - {change: floor, set: {value: 4}, why}
        - {exclude: C, why}
    """,
    "new definitions": """
        - why: {en: "The bank's own: all of it", zh: 行内规定}
          include:
            facts: {data_owner: {type: text}}
            severities: {tiny: {weight: 0.25}}
            criteria:
              - {id: X, gate: G1, severity: tiny, check: 'data_owner != ""'}
    """,
}


def same(one: RuleSet, again: RuleSet) -> None:
    """The same in everything that decides; files, digests and who defines what aside.

    A check of a library that stands in the file itself sees the limits of that file too, which it
    does not name.
    """
    for part in ("id", "version", "kind", "title", "main", "scope", "raters", "coverage"):
        assert getattr(one, part) == getattr(again, part), part
    for part in ("results", "facts", "scales", "severities", "axes", "tags", "patterns", "reads"):
        assert getattr(one, part) == getattr(again, part), part
    assert (list(one.leaves), list(one.severities)) == (list(again.leaves), list(again.severities))
    inside = bool(one.libraries) and not again.libraries
    if not inside:
        assert (one.criteria, one.leaves, one.remedies) == (
            again.criteria,
            again.leaves,
            again.remedies,
        )
    for first, second in zip(one.criteria, again.criteria, strict=True):
        assert replace(second, leaves=first.leaves) == first
        for leaf, other in zip(first.leaves, second.leaves, strict=True):
            assert written(other, leaf.parameters) == written(leaf, leaf.parameters)


def written(leaf: Leaf, seen: Container[str]) -> dict[str, object]:
    """A leaf as it is written, with the limits among those seen."""
    told = {name: getattr(leaf, name) for name in type(leaf).model_fields}
    limits = {name: limit for name, limit in leaf.parameters.items() if name in seen}
    return {name: str(part) for name, part in told.items()} | {"parameters": limits}


def outcomes(ruleset: RuleSet, evidence: Evidence) -> object:
    done = score_once(ruleset, evidence, DAY, "G1")
    findings = [(f.criterion.id, f.outcome, f.credit) for f in done.findings]
    return findings, {
        name: {at: (c.exact, c.step, c.undetermined) for at, c in values.items()}
        for name, values in done.results.items()
    }


def reloaded(found: Catalogue, name: str, language: str = "en") -> RuleSet:
    """The rule set that the printed file gives."""
    text = Resolved.of(found, name, language).yaml()  # type: ignore[arg-type]
    file = put(found.root / "printed.yaml", text)
    file.write_text(text, "utf-8")
    return Catalogue(found.folders, found.root).load_file(file, "printed.yaml")


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_printed_file_gives_the_same_results(
    tmp_path: Path, changes: str, language: str
) -> None:
    found = catalogue(tmp_path, own=overlay(changes))
    made, again = found.load("own"), reloaded(found, "own", language)
    same(made, again)
    assert [outcomes(made, e) for e in EVIDENCE] == [outcomes(again, e) for e in EVIDENCE]
    assert outcomes(made, EVIDENCE[0]) != outcomes(found.load("base"), EVIDENCE[0])


def test_a_nested_overlay_comes_out_whole(tmp_path: Path) -> None:
    own = overlay(CHANGES["items of a library"])
    more = overlay(CHANGES["own items"].replace("C, set", "K, set").split("\n")[2], "own@^1.0", "n")
    found = catalogue(tmp_path, own=own, n=more)
    same(found.load("n"), reloaded(found, "n"))


NAMES = sorted({path.parent.name for path in built_in().glob("*/*") if path.parent.is_dir()})


@pytest.mark.parametrize("name", NAMES)
def test_every_built_in_rule_set_can_be_printed_and_read(name: str, tmp_path: Path) -> None:
    found = Catalogue((built_in(),), tmp_path)
    same(found.load(name), reloaded(found, name))


def test_parts_say_where_they_come_from(tmp_path: Path) -> None:
    found = catalogue(tmp_path, own=overlay(CHANGES["own items"] + CHANGES["new definitions"]))
    text = Resolved.of(found, "own", "en").yaml()
    assert text.splitlines()[0].startswith("# own@1.0.0 with everything that it rests on, digest ")
    assert (
        "  # from base@1.0.0 rulesets/base/1.0.0.yaml:23\n"
        "  # changed by rulesets/own/1.0.0.yaml:6 (severity, tags), because Because\n"
        "  - {id: C," in text
    )
    assert "# changed by rulesets/own/1.0.0.yaml:8 (row low, when), because Because" in text
    assert (
        "  # from own@1.0.0 rulesets/own/1.0.0.yaml:17\n"
        "  # added by rulesets/own/1.0.0.yaml:12, because The bank's own: all of it\n"
        "  - {id: X," in text
    )
    assert "library:\n  # from base@1.0.0 rulesets/base/1.0.0.yaml:5\n  - lib@1.0.0\n" in text
    assert "L.cost\n" not in text
    assert text.endswith(
        "# left out:\n"
        "#   checks B.one: left out by rulesets/own/1.0.0.yaml:9, because Because\n"
        "#   criteria A: left out by rulesets/own/1.0.0.yaml:10, because Because\n"
    )
    assert "取自 base@1.0.0，rulesets/base/1.0.0.yaml:23" in Resolved.of(found, "own", "zh").yaml()


def test_a_changed_library_stands_in_the_file(tmp_path: Path) -> None:
    found = catalogue(tmp_path, own=overlay(CHANGES["items of a library"]))
    text = Resolved.of(found, "own", "en").yaml()
    assert "\nlibrary:" not in text
    assert "# from lib@1.0.0 rulesets/lib/1.0.0.yaml:13\n" in text
    assert "(parameters.most.value, examples), because Because" in text


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb: '1'\nc: no\nd: 'no'\ne: 1.10\nf: [a, 'b, c', \"d\"]\n",
        "a: {en: Plain text, zh: '有：标点，问号？'}\n'0': x\n'null': y\n'a b': {'': 'z'}\n",
        "a: " + "word " * 60 + "end\nb: '" + "词" * 120 + "'\nc: " + "x" * 150 + "\n",
        'a: |\n  one\n  two\nb: |-\n  one\n\n  two\nc: |\n  one\n\n   two\nd: "\\n\\ttab "\n',
        "a: '# no comment'\nb: 'it''s \"quoted\" \\ here'\nc: \"- {not: a list}\"\nd: ''\n",
        "a: [[1, 2], [], {}, {a: []}]\nb:\n  - - x\n    - y\n  - {c: [d, {e: f}]}\n",
        'a: "\\u202E turned"\nb: "\\u200D\U0001f600"\nc: "' + "long " * 40 + '\\u202E"\n',
        "a: x > 3 and not (y or z), w\nb: 12:30\nc: a:b\nd: {e: '1,2', f: a?}\n",
        "a: 'double  space " + "and long " * 20 + "'\nb: ' edge '\n",
    ],
)
def test_data_is_written_as_it_was_read(text: str) -> None:
    data = read_yaml(text, "a.yaml").data
    lines = block(data, 0)
    again = read_yaml("\n".join(lines) + "\n", "b.yaml").data
    assert again == data
    assert read(again) == read(data)
    assert not any("\u202e" in line for line in lines)


def read(value: object) -> object:
    """Data with what tells a number or yes/no from a text."""
    if isinstance(value, dict):
        return {key: read(part) for key, part in value.items()}
    if isinstance(value, list):
        return [read(part) for part in value]
    is_word = isinstance(value, Plain) and re.fullmatch(r"-?[\d.]+|yes|no|true|false", value)
    return value, bool(is_word)


def test_long_texts_are_in_block_form() -> None:
    data = read_yaml("a: {en: '" + "word " * 60 + "end', zh: z}", "a.yaml").data
    lines = block(data, 0)
    assert lines[:2] == ["a:", "  en: >-"]
    assert max(map(len, lines)) <= WIDTH


# --- the command -------------------------------------------------------------------------------


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """A workspace with one overlay, to run the program in."""
    monkeypatch.chdir(tmp_path)
    return catalogue(tmp_path, own=overlay(CHANGES["own items"]))


def test_overview(here: Catalogue, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "own"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("own@1.0.0: Own\n")
    told = dict(re.findall(r"^  (\w+) +(\S.*)$", out, re.M))
    assert told["Kind"] == "stage-gate"
    assert told["Extends"] == "base@1.0.0"
    assert told["Libraries"] == "lib@1.0.0"
    assert told["Criteria"] == "4; gate: G1 3, G2 1"
    assert told["Results"] == "score, verdict (main)"
    assert "  verdict low changed when\n    because Because\n    rulesets/own/1.0.0.yaml:8" in out


def test_overview_in_chinese(here: Catalogue, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "own", "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "继承自" in out
    assert "阶段关口" in out
    assert "理由： 因为" not in out
    assert "理由：因为" in out


def test_overview_as_data(here: Catalogue, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "own@^1.0", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["digest"] == here.load("own").digest
    assert told["criteria"] == {"total": 4, "gate": {"G1": 3, "G2": 1}}
    assert [one["item"] for one in told["tailoring"]] == ["C", "bar", "verdict", "B.one", "A"]
    assert run(["show", "own", "--format", "yaml"]) == 0
    assert yaml.safe_load(capsys.readouterr().out) == told


def test_overview_without_anything_special(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "pmo-library", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["kind"] == "library"
    assert not {"extends", "tailoring", "main", "results"} & told.keys()


def test_resolved_as_data(here: Catalogue, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "own", "--resolved", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["rules"]["ruleset"] == "own"
    assert [c["id"] for c in told["rules"]["criteria"]] == ["B", "C", "K", "M"]
    assert told["origins"]["criteria.C"] == "rulesets/base/1.0.0.yaml:23"
    assert told["tailoring"][0]["why"] == {"en": "Because", "zh": "因为"}


def test_resolved_prints_the_same_bytes_each_time(
    here: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in ("text", "yaml"):
        assert run(["show", "own", "--resolved", "-f", form]) == 0
    out = capsys.readouterr().out
    assert out == Resolved.of(here, "own", "en").yaml() * 2


def test_a_printed_file_is_checked_like_any_other(
    here: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", "own", "--resolved"]) == 0
    (here.root / "resolved.yaml").write_text(capsys.readouterr().out, "utf-8")
    assert run(["check", "resolved.yaml"]) == 0
    assert "resolved.yaml: ok (4 criteria" in capsys.readouterr().out


def test_check_places_the_mistakes_of_an_overlay(
    here: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    put(here.root / "rulesets/bad/1.0.0.yaml", overlay("- {exclude: K, why}", name="bad"))
    assert run(["check"]) == 3
    assert "rulesets/bad/1.0.0.yaml:6:5: changes[0]: the core criterion" in capsys.readouterr().err


def test_an_unknown_rule_set_is_wrong_use(
    here: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", "ownn"]) == 2
    assert "there is no rule set `ownn`; did you mean `own`?" in capsys.readouterr().err


def test_an_invalid_rule_set_is_told(here: Catalogue, capsys: pytest.CaptureFixture[str]) -> None:
    put(here.root / "rulesets/bad/1.0.0.yaml", overlay("- {exclude: zz, why}", name="bad"))
    assert run(["show", "bad", "--resolved"]) == 3
    assert "there is no `zz` in base@1.0.0" in capsys.readouterr().err


def test_two_limits_of_one_name_cannot_stand_in_one_file(tmp_path: Path) -> None:
    found = catalogue(tmp_path, own=overlay("- {change: L.plan, set: {owner: x}, why}"))
    for name, old, new in (
        ("lib", "At most <most>", "At most <most>"),
        ("lib", "action: {en: Write it", 'action: {en: "Write <bar>"'),
        ("lib", "{floor: 1}", "{floor: 1, bar: 2}"),
    ):
        path = tmp_path / f"rulesets/{name}/1.0.0.yaml"
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert replace(found.load("own"), digest="").id == "own"
    with pytest.raises(Exception, match="the parameter `bar` stands for two limits"):
        Resolved.of(found, "own", "en")


def test_the_handbook_on_the_screen_and_in_a_file(
    here: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", "own", "--format", "markdown", "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert out == markdown.handbook(here.load("own"), "zh")
    assert run(["show", "own", "--format", "html", "--output", "book.html"]) == 0
    assert capsys.readouterr().out == ""
    assert (here.root / "book.html").read_text("utf-8") == html.handbook(here.load("own"), "en")


def test_a_resolved_file_is_no_handbook(
    here: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", "own", "--resolved", "--format", "html"]) == 2
    assert "leave --resolved out for the handbook" in capsys.readouterr().err
    assert run(["show", "own", "--format", "htm"]) == 2
    assert "'markdown'" in capsys.readouterr().err

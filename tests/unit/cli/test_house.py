"""The look of a workspace through the command line: worn by what is written, checked, refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from building import put, written
from milepost.cli.app import run

RULES = """\
criteria:
  - {id: C.1, title: {en: One, zh: 一}, check: p}
  - {id: C.2, title: {en: Two, zh: 二}, check: a >= 5}
"""
EVIDENCE = """\
subject: {id: depot, title: {en: "<script>Depot</script>", zh: 车库}}
as_of: 2026-06-30
assess: [{ruleset: demo}]
facts: {a: 6, p: false}
"""
HOUSE = """\
name: {en: Northern Authority, zh: 北方局}
logo: logo.svg
colours: {light: {accent: "#00539b"}}
texts: {whatif.title: {en: "{subject}: what may be"}}
footer: {en: Prepared by the PMO, zh: 项目办编制}
"""
COMMAND = ("whatif", "assessments/depot")
TEMPLATE = "reports/house/templates/html/document.html"
EXTENDS = '{% extends "builtin/html/document.html" %}\n'


@dataclass(frozen=True)
class Ran:
    """What a run ended in."""

    code: int
    out: str
    err: str


Runs = Callable[..., Ran]


@pytest.fixture
def runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Runs:
    put(tmp_path / "rulesets" / "demo" / "0.1.0.yaml", written(RULES))
    put(tmp_path / "assessments" / "depot" / "evidence.yaml", EVIDENCE)
    put(tmp_path / "reports" / "house" / "house.yaml", HOUSE)
    put(tmp_path / "reports/house/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: str) -> Ran:
        code = run([*arguments])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return ran


def page(runs: Runs, *arguments: str) -> str:
    """The page that a command writes."""
    ran = runs(*COMMAND, "-f", "html", *arguments)
    assert ran.err == ""
    return ran.out


def test_a_page_is_in_the_house(runs: Runs) -> None:
    put(Path(TEMPLATE), EXTENDS + "{% block header %}<p>Ours</p>{{ super() }}{% endblock %}")
    text = page(runs)
    assert 'alt="Northern Authority"' in text
    assert "--accent: #00539b" in text
    assert "Prepared by the PMO" in text
    assert "<p>Ours</p>" in text
    assert "Depot&lt;/script&gt;: what may be" in text
    assert "<script>" not in text
    assert text == page(runs)
    assert "项目办编制" in page(runs, "--lang", "zh")


def test_the_next_run_is_in_its_own_house(runs: Runs) -> None:
    assert "Northern" in page(runs)
    put(Path("reports/house/house.yaml"), "name: Southern\n")
    assert "Northern" not in page(runs)
    Path("reports/house/house.yaml").unlink()
    assert 'class="house"' not in page(runs)


def test_check_looks_at_the_house(runs: Runs) -> None:
    put(Path(TEMPLATE), EXTENDS)
    assert "reports/house: ok (1 wordings, 1 templates)" in runs("check").out
    put(Path(TEMPLATE), EXTENDS + "\n{% block header %}{{ page.titel }}{% endblock %}")
    for path in (".", "reports/house", TEMPLATE):
        ran = runs("check", path)
        assert ran.code == 3
        assert ran.err == (f"{TEMPLATE}:3:1: there is no `titel` here; did you mean `title`?\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ ''.__class__.__mro__ }}", "a template may not use `__class__`"),
        ("{% include '/etc/passwd' %}", "there is no template `/etc/passwd`"),
        ("{{ page.__init__.__globals__ }}", "a template may not use `__init__`"),
        ("{% for i in range(10**9) %}{% endfor %}", "the template does not end"),
        ("{% if %}", "the template cannot be read"),
    ],
)
def test_a_broken_template_is_a_mistake_in_its_file(runs: Runs, text: str, said: str) -> None:
    put(Path(TEMPLATE), EXTENDS + "{% block header %}\n" + text + "{% endblock %}")
    ran = runs(*COMMAND, "-f", "html")
    assert ran.code == 3
    assert ran.err.startswith(f"{TEMPLATE}:3:1: {said}")
    assert "Traceback" not in ran.err


def test_a_broken_house_is_told_with_its_places(runs: Runs) -> None:
    put(Path("reports/house/house.yaml"), "name: Us\nlogo: no.png\ncolors: {}\n")
    ran = runs(*COMMAND)
    assert ran.code == 3
    assert ran.err.startswith("reports/house/house.yaml:3:1: colors: unknown key `colors`; did")


def test_its_keys_are_printed(runs: Runs) -> None:
    ran = runs("schema", "house")
    assert ran.code == 0
    assert "accent" in ran.out

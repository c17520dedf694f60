"""`--audience`: no byte of any format holds what its readers may not see."""

from __future__ import annotations

import json
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
from building import put, written
from classified import office, readable, values, visible
from milepost.analysis.redacting.redacting import redacted
from milepost.cli.app import run
from milepost.cli.commands.assess import command
from milepost.cli.options import DOCUMENT_FILES, OutputType
from milepost.model.confidentiality import CLASSES, Class
from milepost.model.review import Review
from milepost.reporters.explaining import explain
from milepost.reporters.kinds.assessment import document
from milepost.workspace import Workspace

FORMATS = next(
    option.type.formats for option in command.params if isinstance(option.type, OutputType)
)
EVERYTHING = {(level, name) for level in CLASSES for name in values(level)}
SAMPLE = Path(__file__).parents[3] / "assessments" / "transit-pmo"


def _allowed(audience: str) -> set[tuple[str, str]]:
    seen = CLASSES[: CLASSES.index(audience) + 1]
    return {(level, name) for level, name in EVERYTHING if level in seen}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """The text of the report in every format for every audience, and in both languages."""
    root = tmp_path_factory.mktemp("office")
    subject, found = office(root), {}
    for audience in ("", *CLASSES):
        for language in ("en", "zh"):
            files = {form: root / f"{audience}-{language}.{form}" for form in FORMATS}
            wanted = [word for form, file in files.items() for word in ("-f", f"{form}:{file}")]
            readers = ["--audience", audience] if audience else []
            assert run(["assess", str(subject), "--lang", language, *readers, *wanted]) == 1
            for form, file in files.items():
                known = found.get((audience, form), "")
                found[audience, form] = known + readable(file.read_bytes())
    return found


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("audience", CLASSES)
def test_no_format_shows_what_is_above_its_readers(
    reports: dict[tuple[str, str], str], audience: str, form: str
) -> None:
    """Values, distances, derived figures, people, sources, notes, files and their lines."""
    assert visible(reports[audience, form]) <= _allowed(audience)


@pytest.mark.parametrize("form", FORMATS)
def test_lower_readers_never_see_more(reports: dict[tuple[str, str], str], form: str) -> None:
    """What one class sees all higher classes see, and the highest sees what nobody is denied."""
    seen = [visible(reports[audience, form]) for audience in CLASSES]
    assert all(low <= high for low, high in pairwise(seen))
    assert seen[-1] == visible(reports["", form])


def test_every_value_would_be_found(reports: dict[tuple[str, str], str]) -> None:
    """JSON shows all of them, and each class of readers all that is not above it."""
    whole = {(level, name) for level, name in EVERYTHING if name != "distance"}
    assert whole <= visible(reports["", "json"])
    for audience in CLASSES:
        assert (_allowed(audience) & whole) - visible(reports[audience, "json"]) == set()


def test_the_report_says_its_class_and_its_readers(reports: dict[tuple[str, str], str]) -> None:
    """In words, as data, and for other programs."""
    assert "Class: secret\n" in reports["", "text"]
    assert "密级：绝密\n" in reports["", "text"]
    assert "Class: internal; for readers of class internal" in reports["internal", "text"]
    assert '"classification": "public",\n  "audience": "public"' in reports["public", "json"]
    assert '"classification": "secret",\n  "audience": null' in reports["", "json"]
    assert '"class": "confidential"' in reports["confidential", "sarif"]
    assert '<property name="class" value="public"' in reports["public", "junit"]


def test_what_is_withheld_is_said(reports: dict[tuple[str, str], str]) -> None:
    """With its class, in both languages and as data."""
    text = reports["internal", "text"]
    assert "secret_number is withheld (secret), at least 99999 is asked" in text
    assert "confidential_number为 不予公开（机密）" in text
    assert '"withheld": "confidential"' in reports["internal", "json"]


def test_conclusions_are_the_same_for_all_readers(reports: dict[tuple[str, str], str]) -> None:
    """Outcomes, credits, scores, effects and ranks; a result made of facts alone is none."""
    found = [_conclusions(reports[audience, "json"]) for audience in ("", *CLASSES)]
    assert all(one == found[0] for one in found)


def _conclusions(text: str) -> object:
    data = json.loads(text[: len(text) // 2])
    effects = [
        {key: part for key, part in weakness["if_met"].items() if key != "moved"}
        for weakness in data["weaknesses"]
    ]
    ranks = [(one["criterion"], one["rank"], one["lost_exact"]) for one in data["weaknesses"]]
    checks = [
        (check["id"], check["outcome"], check["credit"])
        for finding in data["findings"]
        for check in finding["checks"]
    ]
    figures = {"score", "verdict"}
    results = {name: one for name, one in data["results"].items() if name in figures}
    return data["main"], results, data["coverage"], effects, ranks, checks


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """The whole review."""
    subject = office(tmp_path_factory.mktemp("subject"))
    with Workspace.around(subject) as workspace:
        return workspace.reviews(subject)[0]


@pytest.mark.parametrize("form", DOCUMENT_FILES)
@pytest.mark.parametrize("audience", ["internal"])
def test_documents_withhold_the_same(review: Review, audience: Class, form: str) -> None:
    """All parts of a file count, the properties of the document and unused styles too."""
    made = import_module(f"milepost.reporters.documents.{form}").report
    text = readable(made(document((redacted(review, audience),), "en")))
    assert visible(text) <= _allowed(audience)
    assert (audience, "number") in visible(text)


@pytest.mark.parametrize("audience", CLASSES)
def test_an_explanation_withholds_the_same(review: Review, audience: Class) -> None:
    """Of every criterion, check, fact and result that there is."""
    shown = redacted(review, audience)
    names = [f"{level}_{name}" for level in CLASSES for name in ("number", "document", "gone")]
    names += [*CLASSES, *(f"figure_{level}" for level in CLASSES), "Q", "score", "verdict"]
    said = "".join("".join(explain(shown, name, "en").split()) for name in names)
    assert visible(said) <= _allowed(audience)
    assert (audience, "number") in visible(said)


def test_explain_takes_an_audience(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As `assess` does; a class that there is not is wrong use."""
    subject = str(office(tmp_path))
    assert run(["explain", subject, "secret_number", "--audience", "internal"]) == 0
    assert "withheld (secret)" in capsys.readouterr().out
    assert run(["explain", subject, "secret_number", "--audience", "intern"]) == 2


def test_a_main_result_that_is_a_figure_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A report without its verdict would be none."""
    rules = """
    facts: {a: {type: number, class: secret}}
    results: {cost: {value: a * 2}}
    main: cost
    criteria: [{id: C, title: {en: C, zh: 丙}, check: a >= 1}]
    """
    put(tmp_path / "rulesets" / "demo" / "0.1.0.yaml", written(rules))
    subject = tmp_path / "assessments" / "s"
    put(
        subject / "evidence.yaml",
        "subject: {id: s}\nas_of: 2026-06-30\nassess: [{ruleset: demo}]\nfacts: {a: 4}\n",
    )
    assert run(["assess", str(subject), "--audience", "secret"]) != 2
    assert run(["assess", str(subject), "--audience", "internal"]) == 2
    assert "is itself a figure of class secret" in capsys.readouterr().err


def test_the_sample_shows_no_confidential_figure_to_the_public(tmp_path: Path) -> None:
    """Not one fact of the office is public, so that no file of evidence is named either."""
    file = tmp_path / "office.json"
    run(["assess", str(SAMPLE), "--audience", "public", "-f", f"json:{file}"])
    for one in json.loads(file.read_text("utf-8")):
        assert one["classification"] == "public"
        given = [e for f in one["findings"] for c in f["checks"] for e in c["evidence"]]
        assert all(set(e["value"]) == {"withheld"} and not e["file"] for e in given)
    assert "assessments/transit-pmo" not in file.read_text("utf-8")

"""`milepost report`: what it writes and refuses, and what holds of every kind in every format."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from importlib import import_module
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from unicodedata import category
from xml.etree import ElementTree

import pytest
from building import put
from classified import readable, visible
from milepost.cli.app import run
from milepost.cli.gathering import Gathering
from milepost.cli.writing import Wanted
from milepost.flows.reporting import Asked, material
from milepost.inference.chaining import Chainer
from milepost.model.text import LANGUAGES, Language
from milepost.reporters.documents import pdf
from milepost.reporters.listing import is_over, kinds
from milepost.reporters.material import Material
from milepost.reporters.messages import messages
from milepost.workspace import Workspace

from tests.reporting import office, secrets


def needs_pango() -> bool:
    try:
        import_module("weasyprint")
    except OSError:
        return True
    return False


Files = Mapping[str, str | bytes]
PACKED = ("docx", "xlsx")
QUICK = ("html", "markdown", "json", "docx", "xlsx", "text")
"""All but PDF, which is printed from the HTML and takes seconds a file."""

PRINTED = pytest.mark.skipif(needs_pango(), reason="Pango is not installed")

ATTACK = (
    "=cmd|' /C calc'!A0 <script>alert(1)</script><img src=x onerror=alert(1)> ]]> &lt; "
    "[x](javascript:alert(1)) # **b** {{7*7}} \u202egnp\u2066\u200f 🙂 end"
)
FILE = "docs/=a <img src=x onerror=b>\u202e.md"
OF_REVIEWS = {"compliance": "compliance", "gate": "stage-gate", "maturity": "maturity"}


def prepared(folder: Path, asked: Asked | None = None) -> Material:
    return material(
        Workspace(folder.parents[1], Chainer("reference")), folder, asked or Asked(None)
    )


def files_of(
    made: Material,
    names: Iterable[str] = kinds(),
    formats: tuple[str, ...] = QUICK,
    languages: tuple[Language, ...] = ("en",),
) -> dict[str, str | bytes]:
    """Every file of these kinds, by name; the portfolio is one of this subject alone."""
    found: dict[str, str | bytes] = {}
    for name in names:
        wanted = Wanted((name,), formats, languages)
        found.update(wanted.files(made) if not is_over(name) else _over(wanted, made))
    return found


def _over(wanted: Wanted, made: Material) -> Iterable[tuple[str, str | bytes]]:
    gathered = Gathering(made.reviews[0].assessment.audience)
    gathered.keep("s", made, ("assessment.en.html",))
    return wanted._over(gathered.portfolio(None))


def told(files: Files) -> dict[str, str]:
    return {name: text for name, text in files.items() if isinstance(text, str)}


def asked(root: Path, folder: Path, *more: str) -> int:
    return run(["report", str(folder), "-o", str(root / "out"), *more])


def written_to(root: Path) -> set[str]:
    return {str(path.relative_to(root / "out")) for path in root.glob("out/*/*")}


@pytest.fixture(autouse=True)
def reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILEPOST_INFERENCE", "reference")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """A subject of which every kind has something to say."""
    return prepared(office(tmp_path_factory.mktemp("plain")))


@pytest.fixture(scope="module")
def pages(plain: Material) -> dict[str, str]:
    """Each of its reports as HTML and as text, in both languages."""
    return told(files_of(plain, formats=("html", "text"), languages=LANGUAGES))


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str | bytes]]:
    """A subject of which every text and file name was written by somebody who means harm."""
    folder = office(tmp_path_factory.mktemp("attacked"), ATTACK, FILE)
    return folder, files_of(prepared(folder))


@pytest.fixture(scope="module")
def lengthy(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """A subject of which every text is long."""
    return prepared(office(tmp_path_factory.mktemp("lengthy"), "x" * 10_000))


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Material]:
    """Material of each kind that can be made for the public, from evidence of every class."""
    found = prepared(secrets(tmp_path_factory.mktemp("hidden")), Asked(audience="public"))
    by_kind = {one.assessment.ruleset.kind: one for one in found.reviews}
    names = ("assessment", "management", "portfolio", *OF_REVIEWS)
    chosen = {name: OF_REVIEWS.get(name, "stage-gate") for name in names}
    return {name: Material((by_kind[kind],)) for name, kind in chosen.items()}


# What is written, and what is refused


def test_by_default_each_kind_that_fits_is_a_page(tmp_path: Path) -> None:
    """The assessment as Markdown and JSON too; the plan is asked for."""
    assert asked(tmp_path, office(tmp_path), "--lang", "en", "-q") == 0
    names = ("comparison", "compliance", "decision-doors", "gate", "management", "maturity")
    pages = {f"s/{name}.en.html" for name in (*names, "assessment")}
    assert written_to(tmp_path) == {*pages, "s/assessment.en.md", "s/assessment.json"}


def test_kinds_formats_and_languages_are_those_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = office(tmp_path)
    assert (
        asked(tmp_path, folder, "-k", "gate", "-k", "compliance", "-f", "text", "-f", "json") == 0
    )
    texts = {f"s/{name}.{lang}.txt" for name in ("gate", "compliance") for lang in LANGUAGES}
    assert written_to(tmp_path) == texts | {"s/gate.json", "s/compliance.json"}
    assert "6 files in" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wrong", "meant"), [(("-k", "asessment"), "assessment"), (("-f", "htlm"), "html")]
)
def test_a_kind_or_format_there_is_not_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: tuple[str, str], meant: str
) -> None:
    assert asked(tmp_path, office(tmp_path), *wrong) == 2
    said = capsys.readouterr().err
    assert wrong[1] in said
    assert f"did you mean `{meant}`" in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", ["comparison", "plan", "decision"])
def test_a_kind_with_nothing_to_say_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    """Of these there is nothing for an audience."""
    assert asked(tmp_path, office(tmp_path), "--audience", "public", "-k", kind) == 2
    assert f"nothing for a report of the kind {kind} in what is known of s" in (
        capsys.readouterr().err
    )
    assert written_to(tmp_path) == set()


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """The result of a subject, stored, and its evidence changed since."""
    folder = office(tmp_path)
    file = tmp_path / "stored.json"
    run(["assess", str(folder), "-f", f"json:{file}"])
    evidence = folder / "evidence.yaml"
    put(evidence, evidence.read_text("utf-8").replace("value: 7", "value: 123456"))
    return file


def test_a_stored_result_is_reported_as_it_was(tmp_path: Path, stored: Path) -> None:
    assert asked(tmp_path, stored, "-k", "assessment", "-f", "json", "-f", "text") == 0
    own = "s-2026-06-30"
    assert {name.split("/")[0] for name in written_to(tmp_path)} == {own}
    again = (tmp_path / "out" / own / "assessment.json").read_text("utf-8")
    assert json.loads(again) == json.loads(stored.read_text("utf-8"))
    assert "123456" not in (tmp_path / "out" / own / "assessment.en.txt").read_text("utf-8")


def test_a_stored_result_that_was_edited_is_refused(
    tmp_path: Path, stored: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = stored.read_text("utf-8")
    line = text[: text.index('"outcome": "fail"')].count("\n") + 1
    put(stored, text.replace('"outcome": "fail"', '"outcome": "pass"', 1))
    assert asked(tmp_path, stored) == 3
    assert re.search(rf"stored\.json:{line}:\d+", capsys.readouterr().err)
    assert written_to(tmp_path) == set()


# For an audience


@pytest.mark.parametrize("kind", ["assessment", "management", "portfolio", *OF_REVIEWS])
def test_the_public_sees_nothing_above_its_class(hidden: dict[str, Material], kind: str) -> None:
    """Neither in words nor in the parts of a file; and each says its class."""
    made = hidden[kind]
    found = files_of(made, (kind,)) | files_of(made, (kind,), ("html", "text"), ("zh",))
    for name, content in found.items():
        text = readable(content if isinstance(content, bytes) else content.encode())
        assert visible(text) - visible(text, ("public",)) == set(), name
        if not name.endswith(".json"):
            assert re.search("Class: public|密级：公开", text), name
        elif kind != "portfolio":
            assert '"classification": "public"' in text


def test_every_kind_is_withheld_or_refused(hidden: dict[str, Material]) -> None:
    assert {*hidden, "comparison", "plan", "decision"} == set(kinds())


def test_without_an_audience_the_values_are_there(tmp_path: Path) -> None:
    """So that what is looked for above could be found."""
    whole = prepared(secrets(tmp_path))
    one = Material(whole.reviews[:1])
    for name, text in told(files_of(one, ("assessment",), ("html", "text"))).items():
        assert {("secret", "number"), ("confidential", "text")} <= visible(text), name


@PRINTED
def test_a_printed_report_withholds_the_same(hidden: dict[str, Material]) -> None:
    (content,) = files_of(hidden["portfolio"], ("portfolio",), ("pdf",)).values()
    text = readable(cast(bytes, content))
    assert "Class: public" in " ".join(text.split())
    assert visible(text) - visible(text, ("public",)) == set()


def test_what_is_printed_is_the_page(
    plain: Material, pages: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that all that holds of the HTML of each kind holds of its PDF."""
    printed: list[str] = []
    page = SimpleNamespace(write_pdf=lambda **_: b"%PDF")
    printer = SimpleNamespace(
        urls=SimpleNamespace(URLFetcher=lambda **_: None),
        HTML=lambda string, **_: printed.append(string) or page,
        CSS=lambda **_: None,
    )
    monkeypatch.setattr(pdf, "_printer", lambda: printer)
    made = files_of(plain, formats=("pdf",))
    assert printed == [pdf._printed(pages[name.replace(".pdf", ".html")]) for name in made]


# Whatever others write


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_hostile_words_do_not_act_in_text(
    attacked: tuple[Path, dict[str, str | bytes]], form: str
) -> None:
    found = {n: c for n, c in told(attacked[1]).items() if n.endswith(f".{form}")}
    assert len(found) >= len(kinds())
    for name, text in found.items():
        assert "alert(1)" in text, name
        assert unseen(text) == set(), name
        if form != "txt":
            assert not re.search(r"<(script|img)", text), name
            assert not re.search(r"(?<!\\)\[x\]\(javascript", text) or form == "html", name


def test_a_hostile_page_has_no_part_that_acts(
    attacked: tuple[Path, dict[str, str | bytes]],
) -> None:
    for name, text in told(attacked[1]).items():
        if name.endswith(".html"):
            for tag, known in tags(text):
                assert tag not in ("script", "img", "iframe", "object", "base", "form"), name
                assert not any(key.startswith("on") for key in known), name
                assert not re.match(r"\s*(javascript|data|//)", known.get("href") or ""), name


@pytest.mark.parametrize("form", PACKED)
def test_hostile_words_do_not_act_in_packed_files(
    attacked: tuple[Path, dict[str, str | bytes]], form: str
) -> None:
    """Every part is well-formed XML without formula, field, macro or address of another's."""
    found = {n: c for n, c in attacked[1].items() if n.endswith(form) and isinstance(c, bytes)}
    assert len(found) >= len(kinds())
    for name, content in found.items():
        assert "alert(1)" in readable(content), name
        for part, text in parts(content).items():
            kept = {e.tag.rpartition("}")[2] for e in ElementTree.fromstring(text).iter()}
            assert not kept & {"f", "instrText", "script", "oleObject", "externalReference"}, name
            assert unseen(text) == set(), (name, part)
            assert "javascript:alert(1)" not in text or not part.endswith(".rels"), (name, part)
            assert "vba" not in part


def test_data_stays_data(attacked: tuple[Path, dict[str, str | bytes]]) -> None:
    """Every sign of it, so that a stored result can be made again."""
    found = [text for name, text in told(attacked[1]).items() if name.endswith(".json")]
    assert len(found) >= len(kinds())
    assert all(json.loads(text) for text in found)
    assert any(ATTACK in json.dumps(json.loads(text), ensure_ascii=False) for text in found)


@pytest.mark.parametrize("kind", ["gate", "portfolio"])
def test_a_name_of_ten_thousand_signs_breaks_nothing(lengthy: Material, kind: str) -> None:
    for name, content in files_of(lengthy, (kind,), ("html", "markdown", "xlsx", "text")).items():
        assert "x" * 20 in readable(content if isinstance(content, bytes) else content.encode())
        if isinstance(content, bytes):
            assert all(ElementTree.fromstring(text) is not None for text in parts(content).values())
        elif name.endswith(".html"):
            assert tags(content)


@PRINTED
def test_hostile_words_do_not_act_on_paper(
    attacked: tuple[Path, dict[str, str | bytes]],
) -> None:
    from pypdf import PdfReader

    made = prepared(attacked[0])
    (content,) = files_of(made, ("portfolio",), ("pdf",)).values()
    reader = PdfReader(BytesIO(cast(bytes, content)))
    root = cast(Mapping[str, Any], reader.trailer["/Root"])
    assert not {"/OpenAction", "/AA"} & set(root)
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    acts = [str(note.get("/A", {})) for note in notes]
    assert not any(re.search("javascript|/JS|/Launch", act) for act in acts)
    text = "".join(page.extract_text() for page in reader.pages)
    assert [sign for sign in text if category(sign) == "Cf"] == []


def test_the_same_material_gives_the_same_bytes(
    attacked: tuple[Path, dict[str, str | bytes]],
) -> None:
    """Read from the files again."""
    assert files_of(prepared(attacked[0])) == attacked[1]


# Every page


def test_every_anchor_is_there_once(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        ids = [known["id"] for _, known in tags(page) if "id" in known]
        assert len(ids) == len(set(ids)), name
        links = {known.get("href") or "" for tag, known in tags(page) if tag == "a"}
        assert {link[1:] for link in links if link.startswith("#")} <= set(ids), name


def test_headings_leave_out_no_level(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        if name.endswith(".html"):
            levels = [int(tag[1]) for tag, _ in tags(page) if re.fullmatch("h[1-6]", tag)]
            assert levels[0] == 1, name
            assert levels.count(1) == 1, name
            assert all(after <= before + 1 for before, after in pairwise(levels)), name


def test_every_sentence_is_in_the_language_of_the_reader(pages: dict[str, str]) -> None:
    """No key of a message, no place left to be filled, and no English of ours in Chinese."""
    assert len(pages) >= 4 * len(kinds())
    for name, page in pages.items():
        text = words(page) if name.endswith(".html") else page
        keys = set(re.findall(r"[a-z_]+(?:\.[a-z_]+)+", text)) & set(messages())
        assert keys == set(), name
        assert not re.search(r"\{[a-z_.]*\}", text), name
        if ".zh." in name:
            text = re.sub("Words|verdict|score", "·", text)
            assert re.findall(r"(?:\b[A-Z]?[a-z]+ ){3,}[a-z]+", text) == [], name


class Seen(HTMLParser):
    """Tags with their attributes, and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] != "style":
            self.text.append(data)


def seen(page: str) -> Seen:
    reader = Seen()
    reader.feed(page)
    reader.close()
    return reader


def tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    return seen(page).tags


def words(page: str) -> str:
    return " ".join("".join(seen(page).text).split())


def unseen(text: str) -> set[str]:
    """Signs that steer a terminal, turn text round or hide."""
    joins = "\u200d"  # of one emoji out of several
    return {s for s in text if category(s) in ("Cc", "Cf", "Cs") and s not in f"\n\r\t{joins}"}


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        own = [name for name in packed.namelist() if name.endswith((".xml", ".rels"))]
        return {name: packed.read(name).decode("utf-8") for name in own}

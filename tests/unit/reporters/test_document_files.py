"""Documents as Word, Excel and PDF files: what they hold, that they act on nothing, same bytes."""

from __future__ import annotations

import importlib
import io
import re
import zipfile
from types import ModuleType

import docx as word
import pytest
from milepost.errors import UsageError
from milepost.model.text import Language
from milepost.reporters.documents import docx, pdf, xlsx
from milepost.reporters.documents.blocks import (
    Amount,
    Column,
    Document,
    Figure,
    Items,
    Prose,
    Section,
    Table,
)
from pypdf import PdfReader

ATTACK = "=HYPERLINK(1)<script>\x1b[31m\u202e"


def document(title: str = "Plan: the year", language: Language = "en") -> Document:
    columns = (Column("Action", wide=True), Column("Days", "right"))
    rows = (("Write it down", Amount(7, unit="d")), (title, None))
    blocks = (
        Prose("One paragraph", "bad"),
        Items((("Owner", "pmo"),)),
        Table(columns, rows, caption="Do", tones=((0, "bad"),)),
        Table(columns, rows, caption="Do"),
        Figure("Curve", "<svg></svg>", "It rises"),
        Table(columns, (), empty="Nothing"),
    )
    lead = (Prose("结论在前", "good"),) if language == "zh" else (Prose("Seven days"),)
    return Document(title, "metro", lead, (Section("To do", blocks),), language)


def _needs_pango() -> bool:
    try:
        importlib.import_module("weasyprint")
    except OSError:
        return True
    return False


FORMS = [
    docx,
    xlsx,
    pytest.param(pdf, marks=pytest.mark.skipif(_needs_pango(), reason="Pango is not installed")),
]
PRINTED = pytest.mark.skipif(_needs_pango(), reason="Pango is not installed")


def _parts(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if name.endswith((".xml", ".rels"))]
        return "\n".join(packed.read(name).decode("utf-8") for name in names)


def test_word_has_headings_lists_and_tables() -> None:
    file = word.Document(io.BytesIO(docx.report(document())))
    styles = {p.text: p.style.name for p in file.paragraphs if p.text}
    assert (styles["Plan: the year"], styles["To do"]) == ("Title", "Heading 1")
    assert styles["Owner  pmo"] == "List Bullet"
    assert "It rises" in styles
    assert [[c.text for c in row.cells] for row in file.tables[0].rows] == [
        ["Action", "Days"],
        ["Write it down", "7 d"],
        ["Plan: the year", ""],
    ]


def test_word_has_a_font_for_chinese() -> None:
    assert 'w:eastAsia="Microsoft YaHei"' in _parts(docx.report(document(language="zh")))


def test_excel_has_a_sheet_for_the_words_and_one_for_each_table() -> None:
    parts = _parts(xlsx.report(document()))
    assert re.findall(r'<sheet name="([^"]+)"', parts) == ["Plan  the year", "Do", "Do 2"]
    assert "<v>7</v>" in parts
    assert parts.count("<autoFilter") == 2
    assert parts.count('state="frozen"') == 2


@PRINTED
def test_pdf_is_tagged_numbered_and_embeds_its_fonts() -> None:
    reader = PdfReader(io.BytesIO(pdf.report(document(language="zh"))))
    text = "".join(page.extract_text() for page in reader.pages)
    assert "结论在前" in text
    assert "1 / 1" in text
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "zh-CN"
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    assert all(
        "/FontDescriptor" in f.get_object()["/DescendantFonts"][0].get_object() for f in fonts
    )


@pytest.mark.parametrize("form", FORMS)
def test_two_runs_give_the_same_bytes(form: ModuleType) -> None:
    assert form.report(document()) == form.report(document())


@pytest.mark.parametrize("form", [docx, xlsx])
def test_hostile_words_are_inert(form: ModuleType) -> None:
    parts = _parts(form.report(document(ATTACK)))
    assert "<script>" not in parts
    assert "<f>" not in parts
    assert not {"\x1b", "\u202e"} & set(parts)


@pytest.mark.parametrize(
    ("form", "library", "extra"),
    [(docx, "docx", "docx"), (xlsx, "xlsxwriter", "xlsx"), (pdf, "weasyprint", "pdf")],
)
def test_a_missing_library_is_named(
    monkeypatch: pytest.MonkeyPatch, form: ModuleType, library: str, extra: str
) -> None:
    monkeypatch.setitem(__import__("sys").modules, library, None)
    with pytest.raises(UsageError, match=rf"milepost\[{extra}\]"):
        form.report(document())

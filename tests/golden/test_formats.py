"""One small assessment in every format: what a program reads byte for byte, files by their words.

Word, Excel and PDF files are read back by libraries, since their bytes are those of a library's
version; of a PDF the words count and not where its lines break.
"""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from building import given, reviewed
from milepost.cli.printing import rendered
from milepost.model.review import Review
from milepost.reporters import formats
from milepost.reporters.documents import docx, text, xlsx
from milepost.reporters.kinds import assessment

FOLDER = Path(__file__).parent / "formats"
RULES = """
facts:
  p: {type: yes_no, title: {en: Plan agreed, zh: 计划已商定}, owner: pmo_head}
  q: {type: yes_no, title: {en: They were asked, zh: 已向其询问}, owner: finance}
  a: {type: number, unit: d, title: {en: Days late, zh: 延迟天数}}
severities:
  major: {weight: 2, title: {en: Major, zh: 重要}}
  minor: {weight: 1, title: {en: Minor, zh: 一般}}
criteria:
  - {id: A, title: {en: Planned, zh: 有计划}, severity: major, check: p}
  - {id: B, title: {en: In time, zh: 按时}, severity: minor, weight: 2, check: a <= 5, remedy: fix}
  - {id: C, title: {en: Asked, zh: 已询问}, severity: minor, check: q}
remedies:
  fix:
    action: {en: Catch up, zh: 赶上进度}
    owner: pmo_head
    effort_days: 3
    due_days: 30
    makes: {a: 5}
"""
PROGRAMS = sorted(p.stem for p in Path(formats.__path__[0]).glob("*.py") if p.stem != "__init__")


@pytest.fixture(scope="module")
def review() -> Review:
    return reviewed(RULES, given(p=True, a=9))


@pytest.mark.parametrize("form", [*PROGRAMS, "json", "text", "markdown"])
def test_text_is_the_committed_one(review: Review, form: str) -> None:
    assert rendered(form, (review,), "en", False, False) == golden(form)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_document_on_a_terminal_is_the_committed_one(review: Review, language: str) -> None:
    made = text.report(assessment.document((review,), language))  # type: ignore[arg-type]
    assert made == golden(f"document.{language}")


def test_word_says_the_committed_words(review: Review) -> None:
    import docx as reader

    file = reader.Document(io.BytesIO(docx.report(assessment.document((review,), "zh"))))
    told = [p.text for p in file.paragraphs if p.text]
    told += [" | ".join(c.text for c in row.cells) for grid in file.tables for row in grid.rows]
    assert "\n".join(told) + "\n" == golden("docx.zh")


def test_excel_holds_the_committed_cells(review: Review) -> None:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(xlsx.report(assessment.document((review,), "en"))))
    told = [
        f"{sheet.title}: {' | '.join(repr(cell) for cell in row)}"
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
    ]
    assert "\n".join(told) + "\n" == golden("xlsx.en")


def test_pdf_says_what_the_page_says(review: Review) -> None:
    pytest.importorskip("weasyprint", exc_type=(ImportError, OSError))  # needs Pango
    from milepost.reporters.documents import pdf
    from pypdf import PdfReader

    document = assessment.document((review,), "en")
    reader = PdfReader(io.BytesIO(pdf.report(document)))
    told = squeezed("".join(page.extract_text() for page in reader.pages))
    titles = [section.title for section in document.sections]
    for words in (*titles, "A Planned", "B In time", "C Asked", "Catch up", "evidence.yaml:1"):
        assert squeezed(words) in told
    assert date.today().isoformat() not in str(reader.metadata)


def squeezed(words: str) -> str:
    """Letters and figures alone."""
    return "".join(sign for sign in words if sign.isalnum())


def golden(name: str) -> str:
    """A committed file."""
    return (FOLDER / f"{name}.txt").read_bytes().decode("utf-8")

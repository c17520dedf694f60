"""One document, the same in every format."""

from fractions import Fraction

import pytest
from milepost.reporters.documents import html, json, markdown, text
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

HOSTILE = "<script>alert(1)</script> | *x* \x1b[31m"


def document(title: str = "Plan") -> Document:
    columns = (Column("Action", wide=True), Column("Days", "right"), Column("Due"))
    rows = (
        ("Write down what was learned, review it with the team and file it", _days(7, 2), None),
        (title, Amount(12, signed=True), "2026-01-02"),
    )
    blocks = (
        Table(columns, rows, caption="Actions", tones=((1, "bad"),)),
        Items((("Owner", "pmo-lead"), ("", "unlabelled"))),
        Figure("Curve", "<svg></svg>", "It rises"),
        Table(columns, (), empty="Nothing to do"),
    )
    return Document(title, "metro", (Prose("Seven days.", "good"),), (Section("Do", blocks),), "en")


def _days(over: int, under: int) -> Amount:
    return Amount(Fraction(over, under), unit="d")


def test_a_row_that_does_not_fit_its_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Table((Column("a"), Column("b")), (("x",),))


def test_text_keeps_to_the_width_and_aligns_numbers_to_the_right() -> None:
    lines = text.report(document(), width=44).splitlines()
    assert max(map(len, lines)) <= 44
    ends = {line.replace("\u00a0", " ").find("+12") + 3 for line in lines if "+12" in line}
    assert ends == {line.find("3.5 d") + 5 for line in lines if "3.5 d" in line}
    assert "  Nothing to do" in lines


def test_markdown_has_a_table_and_words_for_the_picture() -> None:
    shown = markdown.report(document())
    assert "| --- | ---: | --- |" in shown
    assert "| Plan | +12 | 2026-01-02 |" in shown
    assert "It rises" in shown
    assert "**Seven days.**" in shown


def test_html_marks_tones_and_shows_the_picture() -> None:
    shown = html.report(document())
    assert '<tr class="tone-bad">' in shown
    assert "<svg></svg>" in shown
    assert '<html lang="en">' in shown


def test_hostile_words_are_inert_in_every_format() -> None:
    hostile = document(HOSTILE)
    assert "\x1b" not in text.report(hostile)
    assert "<script" not in html.report(hostile)
    assert "<script" not in markdown.report(hostile)


def test_json_is_written_as_it_is_given() -> None:
    assert json.report({"b": 1, "a": "计划"}) == '{\n  "b": 1,\n  "a": "计划"\n}\n'


def stacked(words: str = "Write it down") -> Document:
    columns = (Column("No."), Column("Action"), Column("Owner"), Column("First"))
    rows = (("1", words, "sponsor", None), ("12", "Sign", words, "1"))
    drawn = ("1 |==..|", "2 |..==|")
    blocks = (
        Table(columns, rows, stacked=True),
        Figure("Days", "", "1 then 2", drawn),
        Figure("Wide", "", "wide", ("x" * 79,)),
    )
    return Document("Plan", "metro", (), (Section("Do", blocks),), "en")


def test_rows_of_a_stacked_table_are_paragraphs_on_a_terminal() -> None:
    lines = text.report(stacked()).splitlines()
    assert lines[5:10] == [
        "  1   Write it down",
        "      Owner  sponsor",
        "  12  Sign",
        "      Owner  Write it down",
        "      First  1",
    ]


def test_rows_of_a_stacked_table_are_records_on_a_page() -> None:
    page = html.report(stacked())
    assert page.count('<section class="record">') == 2
    assert "<div><dt>Owner</dt><dd>sponsor</dd></div>" in page
    assert page.count("<dt>First</dt>") == 1
    assert "### 12 Sign" in markdown.report(stacked())
    assert "- **First** 1" in markdown.report(stacked())


def test_a_picture_in_plain_characters_stands_in_where_there_is_no_other() -> None:
    assert "  1 |==..|\n  2 |..==|" in text.report(stacked())
    assert "xxx" not in text.report(stacked())  # wider than the terminal
    assert "```text\n1 |==..|\n2 |..==|\n```" in markdown.report(stacked())
    assert "<pre>\n1 |==..|\n2 |..==|\n</pre>" in html.report(stacked())


def test_cells_name_their_columns_for_narrow_pages() -> None:
    assert '<td data-label="Due" class="whole">2026-01-02</td>' in html.report(document())


def test_hostile_words_are_inert_in_records_and_drawings() -> None:
    hostile = stacked("</pre>```<script>")
    for made in (html.report(hostile), markdown.report(hostile)):
        assert "<script" not in made
    section = Section("Do", (Figure("Days", "", "said", ("```", "</pre><script>")),))
    drawn = Document("Plan", "metro", (), (section,), "en")
    assert "<script" not in html.report(drawn)
    assert markdown.report(drawn).count("```") == 2

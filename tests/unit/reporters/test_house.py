"""Reports in a house: what it changes, what its templates may not do, and houses kept apart."""

from __future__ import annotations

import io
import zipfile
from contextvars import copy_context

import pytest
from milepost.errors import InvalidInput
from milepost.model.house import PLAIN, House, Logo, Template
from milepost.model.text import Text
from milepost.reporters.documents import docx, html, markdown
from milepost.reporters.documents.blocks import Document, Prose, Section
from milepost.reporters.house.trying import try_on
from milepost.reporters.house.wearing import current, using, wear
from milepost.reporters.messages import say

ATTACK = "<script>alert(1)</script> [x](http://a.example) \u202e"
EXTENDS = '{% extends "builtin/html/document.html" %}\n'
FILE = "reports/house/templates/html/own/x.html"
DEEP = "the template does not end, or becomes too large"


def document(title: str = "Plan") -> Document:
    return Document(title, "metro", (Prose(title),), (Section("To do", (Prose(title),)),), "en")


def templates(**by_name: str) -> dict[str, Template]:
    """Templates by their names with `_` for `/`; the suffix is that of the folder."""
    found = {}
    for name, text in by_name.items():
        path = name.replace("_", "/") + (".html" if name.startswith("html") else ".md")
        found[path] = Template(f"reports/house/templates/{path}", text)
    return found


def including(text: str) -> House:
    """A house whose header includes the text from a file of its own."""
    page = EXTENDS + '{% block header %}{% include "html/own/x.html" %}{% endblock %}'
    return House(templates=templates(html_document=page, html_own_x=text))


def refusal(text: str) -> str:
    with pytest.raises(InvalidInput) as refused:
        try_on(including(text))
    return str(refused.value)


def test_name_logo_colours_and_footer_stand_on_the_page() -> None:
    house = House(
        name=Text(en="Us & co", zh="我们"),
        logo=Logo("image/png", b"PNG"),
        colours={"light": {"accent": "#00539b"}, "dark": {"accent": "#7fb8e8"}},
        footer=Text(en="Foot <b>"),
        classed=Text(en="Internal"),
    )
    with using(house):
        page, plain = html.report(document()), markdown.report(document())
    assert '<img src="data:image/png;base64,UE5H" alt="Us &amp; co">' in page
    assert "style-src 'unsafe-inline'; img-src data:" in page
    assert "@media print { :root { --accent: #00539b; } }" in page
    assert "(prefers-color-scheme: dark) { :root { --accent: #7fb8e8; } }" in page
    assert "Foot &lt;b&gt;" in page
    assert '<span class="classed">Internal</span>' in page
    assert plain.startswith("*Us & co* · Internal\n\n# Plan\n")
    assert plain.endswith("---\n\nFoot &lt;b&gt;\n")


def test_without_a_house_nothing_of_one_is_there() -> None:
    page = html.report(document())
    assert 'class="house"' not in page
    assert "img-src" not in page
    assert ".house" not in page


def test_a_wording_is_replaced_in_one_language() -> None:
    with using(House(texts={"report.answers": {"en": "What the board asks"}})):
        assert say("report.answers", "en") == "What the board asks"
        assert say("report.answers", "zh") != "What the board asks"
    assert say("report.answers", "en") != "What the board asks"


def test_a_template_extends_the_built_in_one() -> None:
    own = EXTENDS + "{% block header %}<p>Ours</p>{{ super() }}{% endblock %}"
    with using(House(templates=templates(html_document=own))):
        page = html.report(document())
    assert "<p>Ours</p>" in page
    assert "<h1>Plan</h1>" in page


def test_a_markdown_template_is_replaced() -> None:
    with using(House(templates=templates(markdown_document="**{{ page.title }}**"))):
        assert markdown.report(document("a*b")) == "**a\\*b**\n"


def test_two_houses_do_not_mix_and_bytes_are_the_same() -> None:
    houses = [including(f"<p>{name}</p>") for name in ("one", "two")]
    pages = []
    for house in (*houses, *houses):
        with using(house):
            pages.append(html.report(document()))
    assert pages[:2] == pages[2:]
    assert "<p>one</p>" in pages[0]
    assert "<p>one</p>" not in pages[1]


def test_a_house_is_worn_in_its_context_only() -> None:
    house = House()
    copy_context().run(wear, lambda: house)
    assert current() is PLAIN
    copy_context().run(lambda: (wear(lambda: house), current()))
    with using(house):
        assert current() is house
    assert current() is PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.title }}",
        "{{ page.title | e }}",
        "{{ page.title | upper }}",
        "{{ '<i>' ~ page.title }}",
        "{% set x %}{{ page.title }}{% endset %}{{ x }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(page.title) ~ page.title }}",
        "{{ ('' | e) + page.title }}",
        "{{ ['' | e, page.title] | join(' ') }}",
        "{{ page.title | replace('a', '<') }}",
        "{{ (page.title ~ '<b>') | striptags }}",
    ],
)
def test_what_others_wrote_stays_escaped(text: str) -> None:
    with using(including(text)):
        page = html.report(document(ATTACK))
    assert "<script>" not in page
    assert "\u202e" not in page


def test_text_stays_escaped_in_markdown() -> None:
    own = "{{ page.title | e }} {{ page.title }} {{ ('' | e) ~ page.title }}"
    with using(House(templates=templates(markdown_document=own))):
        said = markdown.report(document(ATTACK))
    assert "<script>" not in said
    assert "[x](" not in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ ''.__class__.__mro__ }}", "a template may not use `__class__`"),
        ("{{ page.__init__.__globals__ }}", "a template may not use `__init__`"),
        ("{{ t.func.__globals__ }}", "a template may not use `__globals__`"),
        ("{{ ''|attr('__class__') }}", "a template may not use `__class__`"),
        ("{{ '{0.__class__}'.format(page) }}", "a template may not use `format`"),
        ("{{ (page.title | e).translate({60: 'x'}) }}", "a template may not use `translate`"),
        ("{% include '/etc/passwd' %}", "there is no template `/etc/passwd`"),
        ("{% include '../../house.yaml' %}", "there is no template `../../house.yaml`"),
        ("{{ page.title | safe }}", "the filter `safe` is not for a house's templates"),
        ("{{ [page.title] | map('safe') | first }}", "a template may not use `safe`"),
        ("{% filter safe %}x{% endfilter %}", "the filter `safe` is not for"),
        ("{% autoescape false %}{{ page.title }}{% endautoescape %}", "escaping cannot be"),
        ("{{ page.title | random }}", "the filter `random` is not for a house's templates"),
        ("{{ lipsum() }}", "there is no `lipsum`"),
    ],
)
def test_the_sandbox_is_not_left(text: str, said: str) -> None:
    assert refusal(f"\n{text}").startswith(f"{FILE}:2:1: {said}")


@pytest.mark.parametrize(
    "text",
    [
        "{% for i in range(10**9) %}x{% endfor %}",
        "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% macro a(n) %}{% if n %}{{ a(n-1) }}{{ a(n-1) }}{% endif %}{% endmacro %}{{ a(90) }}",
        "{% include 'html/own/x.html' %}",
        "{{ 'x' * 10 ** 10 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%999999d' % 1 }}",
        "{% set n = namespace(x='ab') %}{% for i in range(90) %}{% set n.x = n.x ~ n.x %}"
        "{% endfor %}{{ n.x }}",
        "{% set n = namespace(x='ab') %}{% for i in range(90) %}"
        "{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}",
    ],
)
def test_what_does_not_end_is_refused(text: str) -> None:
    assert DEEP in refusal(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% if page.title %}", "the template cannot be read: Unexpected end of template"),
        ("{{ page.title", "the template cannot be read: unexpected end of template"),
        ("{{ page.titel }}", "there is no `titel` here; did you mean `title`?"),
        ("{{ pgae.title }}", "there is no `pgae`; did you mean `page`?"),
        ("{{ page.title | uper }}", "there is no filter `uper`"),
        ("{{ t('anwsers') }}", "there is no message `report.anwsers`; did you mean"),
        ("{% include 'html/own/y.html' %}", "did you mean `html/own/x.html`?"),
        ("{% include 'builtin/html/frme.html' %}", "did you mean `builtin/html/frame.html`?"),
        ("{{ 1 / 0 }}", "the template cannot be rendered: ZeroDivisionError"),
        ("{{ 99999999 }}", "the number 99999999 is too large for a template"),
    ],
)
def test_a_broken_template_is_told_with_its_line(text: str, said: str) -> None:
    told = refusal(text)
    assert told.startswith(f"{FILE}:1:1: ")
    assert said in told


def test_a_block_that_there_is_not_is_told() -> None:
    house = House(templates=templates(html_document=EXTENDS + "{% block headr %}{% endblock %}"))
    with pytest.raises(InvalidInput, match="no built-in template has a block `headr`; did you"):
        try_on(house)


def test_every_broken_template_is_told_at_once() -> None:
    house = House(templates=templates(html_document="{{ x | safe }}{{ 9**9 }}", html_own_x="{%"))
    with pytest.raises(InvalidInput) as refused:
        try_on(house)
    assert [problem.file[-13:] for problem in refused.value.problems] == [
        "document.html",
        "ml/own/x.html",
    ]


def test_a_word_file_shows_name_and_footer() -> None:
    house = House(
        name=Text(en="Us"), footer=Text(en="Foot"), colours={"light": {"accent": "#00539b"}}
    )
    with using(house):
        made = docx.report(document())
        assert made == docx.report(document())
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        texts = {
            name: parts.read(name).decode("utf-8") for name in parts.namelist() if "xml" in name
        }
    assert any("Us</w:t>" in text for name, text in texts.items() if "header" in name)
    assert any("Foot" in text for name, text in texts.items() if "footer" in name)
    assert "00539B" in texts["word/styles.xml"]

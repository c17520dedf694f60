"""A house is tried on before a report needs it: every template read, a small document rendered."""

from __future__ import annotations

from milepost.loading.problems import Collector
from milepost.model.house import House
from milepost.model.text import LANGUAGES, Language
from milepost.reporters.documents import html, markdown
from milepost.reporters.documents.blocks import (
    Amount,
    Answers,
    Card,
    Cards,
    Column,
    Document,
    Figure,
    Fold,
    Heading,
    Items,
    Lines,
    Mark,
    Prose,
    Question,
    Ref,
    Section,
    Small,
    Table,
)
from milepost.reporters.environment import plain_environment
from milepost.reporters.house.rendering import blaming, sandbox
from milepost.reporters.house.wearing import using


def try_on(house: House) -> None:
    """Raises InvalidInput with what is wrong in the templates of the house."""
    collector = Collector()
    for name in house.templates:
        with collector.gathering():
            _read(house, name)
    if not collector.problems:
        with using(house):
            for language in LANGUAGES:
                for format_ in (html, markdown):
                    with collector.gathering():
                        format_.report(_document(language))
    collector.raise_if_any()


def _read(house: House, name: str) -> None:
    """Compile a template, whether or not the small document gets to it."""
    box = sandbox(house, plain_environment("html" if name.startswith("html/") else "markdown"))
    with blaming(box):
        box.get_template(name)


def _document(language: Language) -> Document:
    """A document with a block of every kind."""
    columns = (Column("A", wide=True), Column("B", "right"))
    rows = (("a < b", Amount(1)),)
    figure = Figure("F", "", "f", ("|-|",))
    card = Card("n", "c", "l", Mark("m", "good", "+"), (("f", Amount(1)),), ("w",), "s", figure)
    blocks = (
        Prose("<p> & ' \" *", "good"),
        Heading("H", 4, "h"),
        Items((("A", "a"), ("", Lines(("b", Small("c"))))), "bad"),
        Table(columns, rows, "T", tones=((0, "good"),)),
        Table(columns, rows, stacked=True),
        Table(columns, (), empty="–"),
        figure,
        Cards((card,), "why"),
        Answers("Q", (Question("q", (("n", Ref("r", "s")),)),)),
        Fold("more", (Prose("p"),), "fold"),
    )
    section = Section("S", blocks, "s", "n", apart=True)
    lead = (Prose("p", "warning"),)
    return Document("D", "d", lead, (section,), language, classed="c", contents="C")

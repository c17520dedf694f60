"""The blocks a document is made of: words, lists, tables and pictures, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from milepost.model.text import TAGS, Language

Tone = Literal["plain", "good", "warning", "poor", "bad", "quiet"]
"""How a reader is to take it: `quiet` is said in passing, `bad` must not be missed."""

Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, `decimals` of it shown (None: all that a decimal has).

    `signed` shows a plus before what is above zero.
    """

    number: int | Fraction
    decimals: int | None = None
    unit: str = ""
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Ref:
    """Words that lead to another place of the same document, by its anchor."""

    text: str
    to: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another file, by its address relative to this one, percent-encoded."""

    text: str
    to: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that stands out, with a sign that says the same without colour."""

    text: str
    tone: Tone = "plain"
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Small:
    """Words in passing: an id, a place, a remark."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """Several cells in one line."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Several cells below each other."""

    cells: tuple[Cell, ...]


Cell = str | Amount | date | Ref | Link | Mark | Small | Line | Lines | None
"""What one place of a table holds; None is empty. A number is an `Amount`, never written out."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: Cell
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; `aside` is said behind it in passing.

    `level` is 3 or 4; 2 where it stands before any section.
    """

    text: Cell
    level: int = 3
    aside: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list of labelled lines; a label may be empty."""

    lines: tuple[tuple[Cell, Cell], ...]
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `wide` columns share what the others leave and may wrap.

    `share` is the part of the width that it asks for on a page, in per cent; 0 asks for none.
    """

    title: str
    align: Align = "left"
    wide: bool = False
    share: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table: as many cells a row as there are columns. `empty` is said where there is no row.

    `tones` marks rows by number. One that is `stacked` has more columns than a terminal: there each
    row becomes a paragraph, the first two cells as its heading. In one `to_fill` the empty places
    are written on by hand. `named` is the number of the column that names its row.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    empty: str = ""
    tones: tuple[tuple[int, Tone], ...] = ()
    stacked: bool = False
    to_fill: bool = False
    named: int | None = None

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.caption or 'table'}: a row does not fit the columns")


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture for formats that show pictures: inline SVG, with what it says in words.

    The numbers it shows stand in a table beside it, for formats and readers without pictures.
    `drawn` are the lines of the same picture in plain characters, of equal width and at most 78
    columns, where it can be drawn so; they stand in where there is no SVG.
    """

    title: str
    svg: str
    told: str
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One verdict on the first screen, with its figures and why it is so; `to` leads to more."""

    name: str
    title: str
    label: str
    verdict: Mark
    figures: tuple[tuple[str, Cell], ...]
    whys: tuple[Cell, ...]
    to: str = ""
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Cards:
    """Verdicts beside each other; `why` stands over the reasons."""

    cards: tuple[Card, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks first, and the answer of each assessment under its name."""

    title: str
    answers: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """The questions of a reader, answered in short."""

    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """What a reader opens who wants to know; on paper it stands open.

    One of `data` holds what a picture above it shows; where the picture can be seen on paper, it is
    left out there.
    """

    title: Cell
    blocks: tuple[Block, ...]
    anchor: str = ""
    open: bool = False
    data: bool = False


Block = Prose | Heading | Items | Table | Figure | Cards | Answers | Fold


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a document; without a title what stands at its top.

    `name` stands over the title in small; one `apart` starts a page of its own.
    """

    title: str
    blocks: tuple[Block, ...]
    anchor: str = ""
    name: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a workbook under its name."""

    name: str
    table: Table


@dataclass(frozen=True, slots=True)
class Document:
    """One report: what it is about, the answer first, then the sections.

    `kind` is what sort of report it is and `about` the line under the title: which rule set, which
    day. `lead` is what a reader takes away who reads nothing else. `classed` says who may read it.
    `contents` is the title of its table of contents; without one it has none. `sheets` are what a
    workbook holds of it, where these are not its own tables.
    """

    title: str
    about: str
    lead: tuple[Prose, ...]
    sections: tuple[Section, ...]
    language: Language
    kind: str = ""
    classed: str = ""
    contents: str = ""
    sheets: tuple[Sheet, ...] = ()

    @property
    def lang(self) -> str:
        """The language as a web page names it."""
        return TAGS[self.language]

    @property
    def titled(self) -> tuple[Section, ...]:
        """The sections that the contents list."""
        return tuple(section for section in self.sections if section.title and section.anchor)

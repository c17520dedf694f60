"""The blocks a document is made of: words, lists, tables and pictures, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from milepost.model.text import TAGS, Language

Tone = Literal["plain", "good", "warning", "bad", "quiet"]
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


Cell = str | Amount | date | None
"""What one place of a table holds; None is empty. A number is an `Amount`, never written out."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Items:
    """A list of labelled lines; a label may be empty."""

    lines: tuple[tuple[str, str], ...]
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `wide` columns share what the others leave and may wrap."""

    title: str
    align: Align = "left"
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: as many cells a row as there are columns. `empty` is said where there is no row.

    `tones` marks rows by number. One that is `stacked` has more columns than a terminal: there each
    row becomes a paragraph, the first two cells as its heading.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    empty: str = ""
    tones: tuple[tuple[int, Tone], ...] = ()
    stacked: bool = False

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


Block = Prose | Items | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a document; without a title what stands at its top."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One report: what it is about, the answer first, then the sections.

    `about` is the line under the title: which rule set, which day. `lead` is what a reader takes
    away who reads nothing else.
    """

    title: str
    about: str
    lead: tuple[Prose, ...]
    sections: tuple[Section, ...]
    language: Language

    @property
    def lang(self) -> str:
        """The language as a web page names it."""
        return TAGS[self.language]

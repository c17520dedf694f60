"""What every sheet is made of: columns with a title of their own, and a row for each thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from milepost.model.values import Number
from milepost.reporters.documents.blocks import Amount, Cell, Column, Lines, Sheet, Table
from milepost.reporters.view.context import Context

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Field(Generic[Thing]):
    """A column, titled by the message `sheets.<key>`, and the cell that a thing has in it."""

    key: str
    cell: Callable[[Context, Thing], Cell]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Layout(Generic[Thing]):
    """A sheet, named by the message `sheets.of.<key>`: its things in order, and its columns."""

    key: str
    things: Callable[[Context], Iterable[Thing]]
    fields: tuple[Field[Thing], ...]

    def sheet(self, contexts: Sequence[Context], names: Sequence[str]) -> Sheet:
        """The sheet over all assessments; the first column names the one that a row is of."""
        words = contexts[0].words
        heads = [Column(words.say("sheets.assessment"))]
        heads += [Column(words.say(f"sheets.{one.key}"), wide=one.wide) for one in self.fields]
        rows = tuple(
            (name, *(one.cell(context, thing) for one in self.fields))
            for context, name in zip(contexts, names, strict=True)
            for thing in self.things(context)
        )
        return Sheet(words.say(f"sheets.of.{self.key}"), Table(tuple(heads), rows))


def amount(number: Number | None, unit: str = "") -> Amount | None:
    """A number as a cell; nothing where there is none."""
    return None if number is None else Amount(number, unit=unit)


def percent(share: Number | None) -> Amount | None:
    """A share from 0 to 1 in per cent."""
    return None if share is None else Amount(Fraction(share) * 100, unit="%")


def lines(found: Iterable[str]) -> Cell:
    """Texts below each other, each once."""
    known = tuple(dict.fromkeys(text for text in found if text))
    return Lines(known) if known else None

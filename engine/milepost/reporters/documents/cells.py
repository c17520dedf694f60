"""What a cell says: numbers, days and words as every format writes them."""

from __future__ import annotations

from datetime import date

from milepost.model.values import shown_number
from milepost.reporters.documents.blocks import (
    Amount,
    Cell,
    Line,
    Lines,
    Link,
    Mark,
    Ref,
    Small,
)

_CLOSE = ("", "%", "‰")


def shown(cell: Cell, between: str = "\n") -> str:
    """The cell in plain words; empty where it holds nothing. `between` parts its lines."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Amount):
        return amount(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Mark):
        return f"{cell.sign} {cell.text}" if cell.sign else cell.text
    if isinstance(cell, Ref | Link | Small):
        return cell.text
    return _several(cell, between)


def _several(cell: Line | Lines, between: str) -> str:
    parts = [text for one in cell.cells if (text := shown(one, between))]
    return (between if isinstance(cell, Lines) else " ").join(parts)


def amount(one: Amount) -> str:
    """A number with its sign and unit; a per cent sign stands close."""
    number = shown_number(one.number, one.decimals)
    sign = "+" if one.signed and one.number > 0 else ""
    gap = "" if one.unit in _CLOSE else " "
    return f"{sign}{number}{gap}{one.unit}"

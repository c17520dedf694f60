"""What a cell says: numbers, days and words as every format writes them."""

from __future__ import annotations

from datetime import date

from milepost.model.values import shown_number
from milepost.reporters.documents.blocks import Amount, Cell

_CLOSE = ("", "%", "‰")


def shown(cell: Cell) -> str:
    """The cell in words; empty where it holds nothing."""
    if cell is None:
        return ""
    if isinstance(cell, Amount):
        return amount(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def amount(one: Amount) -> str:
    """A number with its sign and unit; a per cent sign stands close."""
    number = shown_number(one.number, one.decimals)
    sign = "+" if one.signed and one.number > 0 else ""
    gap = "" if one.unit in _CLOSE else " "
    return f"{sign}{number}{gap}{one.unit}"

"""The name of a block, by which a format finds its template."""

from __future__ import annotations

from milepost.reporters.documents.blocks import Block, Table


def kind(block: Block) -> str:
    """`table`, `prose`, ...; a stacked table with rows is `records`."""
    if isinstance(block, Table) and block.stacked and block.rows:
        return "records"
    return type(block).__name__.lower()

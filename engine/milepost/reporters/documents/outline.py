"""The headings of a document in order: none goes down more than a step below the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from milepost.reporters.documents.blocks import (
    Answers,
    Block,
    Cards,
    Document,
    Fold,
    Heading,
    Section,
    Table,
)

_TITLE, _SECTION, _RECORD = 1, 2, 3


def outlined(document: Document) -> Document:
    """The document with its headings raised where a level would be left out (WCAG 1.3.1)."""
    return replace(document, sections=tuple(_sections(document.sections)))


def _sections(sections: Iterable[Section]) -> Iterator[Section]:
    last = _TITLE
    for section in sections:
        last = _SECTION if section.title else last
        blocks, last = _blocks(section.blocks, last)
        yield replace(section, blocks=blocks)


def _blocks(blocks: tuple[Block, ...], last: int) -> tuple[tuple[Block, ...], int]:
    """The blocks, and the level of the last heading in them."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            last = min(block.level, last + 1)
            found.append(replace(block, level=last))
        elif isinstance(block, Fold):
            inside, last = _blocks(block.blocks, last)
            found.append(replace(block, blocks=inside))
        else:
            last = _own(block, last)
            found.append(block)
    return tuple(found), last


def _own(block: Block, last: int) -> int:
    """The level of the last heading that a block brings of its own."""
    if isinstance(block, Cards):
        return _RECORD if block.cards and block.cards[-1].whys else _SECTION
    if isinstance(block, Answers):
        return _RECORD
    return _RECORD if isinstance(block, Table) and block.stacked and block.rows else last

"""The findings that a report cites: what its links lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from milepost.reporters.board.told import Told
from milepost.reporters.documents.blocks import (
    Answers,
    Block,
    Cards,
    Cell,
    Fold,
    Heading,
    Items,
    Line,
    Lines,
    Prose,
    Ref,
    Section,
    Table,
)
from milepost.reporters.parts.findings import findings


def annex(told: Told, sections: Iterable[Section]) -> Section:
    """The findings that the sections cite, in full."""
    links = {link for section in sections for block in section.blocks for link in _links(block)}
    known = (finding for group in told.part.groups for finding in group.findings)
    cited = frozenset(finding.id for finding in known if finding.anchor in links)
    blocks: tuple[Block, ...] = (Prose(told.board("annex.none"), "quiet"),)
    if cited:
        blocks = findings(told.part, told.say, cited)[1:]
    return Section(told.board("annex"), blocks, "annex", apart=True)


def _links(block: Block) -> Iterator[str]:
    """Every anchor that a block leads to."""
    if isinstance(block, Fold):
        for inner in block.blocks:
            yield from _links(inner)
    for cell in _cells(block):
        yield from _targets(cell)


def _cells(block: Block) -> Iterator[Cell]:
    if isinstance(block, Prose | Heading):
        yield block.text
    elif isinstance(block, Items):
        yield from (cell for line in block.lines for cell in line)
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row)
    elif isinstance(block, Cards):
        yield from (cell for card in block.cards for cell in card.whys)
    elif isinstance(block, Answers):
        yield from (cell for question in block.questions for _, cell in question.answers)


def _targets(cell: Cell) -> Iterator[str]:
    if isinstance(cell, Ref):
        yield cell.to
    elif isinstance(cell, Line | Lines):
        for one in cell.cells:
            yield from _targets(one)

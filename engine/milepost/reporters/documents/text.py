"""A document on a terminal."""

from __future__ import annotations

from milepost.reporters.documents.blocks import Block, Document, Items, Prose, Table, Tone
from milepost.reporters.documents.cells import shown
from milepost.reporters.terminal.columns import clean, width_of
from milepost.reporters.terminal.page import Page, Style

_STYLES: dict[Tone, Style] = {
    "plain": "",
    "good": "green",
    "warning": "yellow",
    "bad": "red",
    "quiet": "dim",
}
_GAP, _INDENT, _LEAST = 2, 2, 8


def report(document: Document, colour: bool = False, width: int = 80) -> str:
    """The document in at most `width` columns (40 or more), with colour where it is asked for."""
    page = Page(width, colour)
    page.rule()
    page.write(document.title, style="bold")
    page.write(document.about)
    page.blank()
    for prose in document.lead:
        page.write(prose.text, style=_STYLES[prose.tone])
    for section in document.sections:
        _section(page, section.title, section.blocks)
    return page.text


def _section(page: Page, title: str, blocks: tuple[Block, ...]) -> None:
    if title:
        page.heading(title)
    else:
        page.blank()
    for number, block in enumerate(blocks):
        if number and isinstance(block, Table):
            page.blank()
        _block(page, block)


def _block(page: Page, block: Block) -> None:
    """A picture is left to its table."""
    if isinstance(block, Prose):
        page.write(block.text, _INDENT, _STYLES[block.tone])
    elif isinstance(block, Items):
        _items(page, block)
    elif isinstance(block, Table):
        _table(page, block)


def _items(page: Page, items: Items) -> None:
    column = max((width_of(clean(label)) for label, _ in items.lines), default=0)
    start = min(_INDENT + column + _GAP, page.width // 3)
    for label, text in items.lines:
        if label:
            page.item(label, text, _INDENT, start, _STYLES[items.tone])
        else:
            page.write(text, _INDENT, _STYLES[items.tone])


def _table(page: Page, table: Table) -> None:
    if table.caption:
        page.write(table.caption, _INDENT)
    if not table.rows:
        page.write(table.empty, _INDENT, "dim")
        return
    widths, tones = _widths(table, page.width - _INDENT), dict(table.tones)
    page.row([(c.title, w) for c, w in zip(table.columns, widths, strict=True)], style="dim")
    for number, row in enumerate(table.rows):
        cells = [_placed(table, row[n], n, widths[n]) for n in range(len(row))]
        page.row(cells, style=_STYLES[tones.get(number, "plain")])


def _placed(table: Table, cell: object, number: int, width: int) -> tuple[str, int]:
    """A cell with its width; what stands to the right is moved there."""
    text = clean(shown(cell))  # type: ignore[arg-type]
    if table.columns[number].align == "right":
        text = "\u00a0" * max(0, width - width_of(text)) + text
    return text, width


def _widths(table: Table, room: int) -> list[int]:
    """Columns as wide as what they hold; the wide ones share what is left, then all give way."""
    natural = [_natural(table, number) for number in range(len(table.columns))]
    left = room - _GAP * (len(natural) - 1)
    wide = [n for n, column in enumerate(table.columns) if column.wide] or [*range(len(natural))]
    fixed = sum(w for n, w in enumerate(natural) if n not in wide)
    return _shared(natural, wide, left - fixed)


def _shared(natural: list[int], wide: list[int], left: int) -> list[int]:
    """The wide columns within what is left, the widest giving way first."""
    widths = list(natural)
    over = sum(widths[n] for n in wide) - left
    while over > 0:
        widest = max(wide, key=lambda n: (widths[n], -n))
        if widths[widest] <= _LEAST:
            break
        widths[widest] -= 1
        over -= 1
    return widths


def _natural(table: Table, number: int) -> int:
    told = (table.columns[number].title, *(shown(row[number]) for row in table.rows))
    return max(width_of(clean(text)) for text in told)

"""A document on a terminal."""

from __future__ import annotations

from milepost.reporters.documents import cells
from milepost.reporters.documents.blocks import (
    Answers,
    Block,
    Card,
    Cards,
    Cell,
    Document,
    Figure,
    Fold,
    Heading,
    Items,
    Prose,
    Table,
    Tone,
)
from milepost.reporters.terminal.columns import clean, width_of
from milepost.reporters.terminal.page import Page, Style

_STYLES: dict[Tone, Style] = {
    "plain": "",
    "good": "green",
    "warning": "yellow",
    "poor": "amber",
    "bad": "red",
    "quiet": "dim",
}
_GAP, _INDENT, _LEAST_WIDE, _LEAST = 2, 2, 16, 6


def report(document: Document, colour: bool = False, width: int = 80) -> str:
    """The document in at most `width` columns (40 or more), with colour where it is asked for."""
    page = Page(width, colour)
    page.rule()
    page.write(document.title, style="bold")
    page.write(" · ".join(filter(None, (document.kind, document.about, document.classed))))
    page.blank()
    for prose in document.lead:
        page.write(shown(prose.text), style=_STYLES[prose.tone])
    for section in document.sections:
        title = " · ".join(filter(None, (section.name, section.title)))
        _section(page, title, section.blocks)
    return page.text


def _section(page: Page, title: str, blocks: tuple[Block, ...]) -> None:
    if title:
        page.heading(title)
    else:
        page.blank()
    for number, block in enumerate(blocks):
        if number and isinstance(block, Table | Figure):
            page.blank()
        _block(page, block)


def shown(cell: Cell) -> str:
    """A cell in one line."""
    return cells.shown(cell, "; ")


def _block(page: Page, block: Block) -> None:
    if isinstance(block, Cards):
        for card in block.cards:
            _card(page, card)
    elif isinstance(block, Answers):
        _answers(page, block)
    elif isinstance(block, Fold):
        _fold(page, block)
    elif isinstance(block, Heading):
        page.blank()
        page.write(f"{shown(block.text)}  {block.aside}".rstrip(), _INDENT, "bold")
    else:
        _plain(page, block)


def _card(page: Page, card: Card) -> None:
    page.heading(" · ".join(filter(None, (card.name, card.title))))
    page.item(card.label, shown(card.verdict), _INDENT, 0, _STYLES[card.verdict.tone] or "bold")
    for label, cell in card.figures:
        page.item(label, shown(cell), _INDENT, 16)
    for why in card.whys:
        page.write(shown(why), _INDENT)


def _answers(page: Page, answers: Answers) -> None:
    page.heading(answers.title)
    for number, question in enumerate(answers.questions, 1):
        page.write(f"{number}. {question.title}", _INDENT, "bold")
        for name, answer in question.answers:
            page.item(name, shown(answer), _INDENT + 3, 20) if name else page.write(
                shown(answer), _INDENT + 3
            )


def _fold(page: Page, fold: Fold) -> None:
    page.blank()
    page.write(shown(fold.title), _INDENT, "bold")
    for block in fold.blocks:
        _block(page, block)


def _plain(page: Page, block: Prose | Items | Table | Figure) -> None:
    if isinstance(block, Prose):
        page.write(shown(block.text), _INDENT, _STYLES[block.tone])
    elif isinstance(block, Items):
        _items(page, block)
    elif isinstance(block, Figure):
        _figure(page, block)
    elif block.stacked and block.rows:
        _stacked(page, block)
    else:
        _table(page, block)


def _figure(page: Page, figure: Figure) -> None:
    """The picture in plain characters where they fit; else it is left to its table."""
    if not figure.drawn or max(map(width_of, figure.drawn)) > page.width - _INDENT:
        return
    page.write(figure.title, _INDENT)
    for line in figure.drawn:
        page.whole(line.rstrip(), _INDENT)


def _stacked(page: Page, table: Table) -> None:
    """Each row as a paragraph: the first two cells, below them the others with their titles."""
    if table.caption:
        page.write(table.caption, _INDENT)
    tones, start = dict(table.tones), _INDENT + _GAP + max(width_of(_head(r)) for r in table.rows)
    for number, row in enumerate(table.rows):
        page.item(
            _head(row), shown(row[1]), _INDENT, start, _STYLES[tones.get(number, "plain")] or "bold"
        )
        for column, cell in list(zip(table.columns, row, strict=True))[2:]:
            if told := shown(cell):
                page.item(column.title, told, start, start + _label(table))


def _head(row: tuple[Cell, ...]) -> str:
    return clean(shown(row[0]))


def _label(table: Table) -> int:
    """Columns of the titles that stand before the cells, with the gap behind them."""
    return _GAP + max(width_of(clean(column.title)) for column in table.columns[2:])


def _items(page: Page, items: Items) -> None:
    labelled = [(shown(label), shown(text)) for label, text in items.lines]
    column = max((width_of(clean(label)) for label, _ in labelled), default=0)
    start = min(_INDENT + column + _GAP, page.width // 3)
    for label, text in labelled:
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
    """Columns as wide as what they hold; where that is too much titles wrap, then wide columns.

    Last of all every column gives way.
    """
    left = room - _GAP * (len(table.columns) - 1)
    every = range(len(table.columns))
    widths = [max(_held(table, n), width_of(table.columns[n].title)) for n in every]
    if sum(widths) > left:
        widths = [max(_held(table, n), _longest_word(table.columns[n].title)) for n in every]
    wide = [n for n in every if table.columns[n].wide]
    return _narrowed(_narrowed(widths, wide, left, _LEAST_WIDE), list(every), left, _LEAST)


def _narrowed(natural: list[int], among: list[int], left: int, least: int) -> list[int]:
    """The columns within what is left, the widest of some giving way first."""
    widths = list(natural)
    while sum(widths) > left and among:
        widest = max(among, key=lambda n: (widths[n], -n))
        if widths[widest] <= least:
            break
        widths[widest] -= 1
    return widths


def _held(table: Table, number: int) -> int:
    return max(width_of(clean(shown(row[number]))) for row in table.rows)


def _longest_word(title: str) -> int:
    """The narrowest a title may stand; Chinese breaks anywhere but keeps four characters."""
    return max(
        min(width_of(word), 8) if word and ord(word[0]) > 0x2E80 else width_of(word)
        for word in title.split(" ")
    )

"""A document as Markdown."""

from __future__ import annotations

from markupsafe import Markup

from milepost.reporters.documents.blocks import Cell, Document, Line, Lines, Link, Mark
from milepost.reporters.documents.cells import shown
from milepost.reporters.documents.naming import kind
from milepost.reporters.documents.outline import outlined
from milepost.reporters.environment import rendered
from milepost.reporters.escaping import markdown_text, visible


def report(document: Document) -> str:
    """The document as GitHub-flavoured Markdown."""
    helpers = {"shown": shown, "inline": inline, "kind": kind, "plain": _plain}
    return rendered("markdown", "document", outlined(document), document.language, **helpers)


def inline(cell: Cell) -> Markup:
    """The cell as words of one line; what stands out is bold, lines are parted by breaks."""
    if isinstance(cell, Mark):
        sign = f"{cell.sign} " if cell.sign else ""
        return Markup("{}**{}**").format(sign, markdown_text(cell.text))
    if isinstance(cell, Link):
        return Markup("[{}](<{}>)").format(markdown_text(cell.text), Markup(cell.to))
    if isinstance(cell, Line | Lines):
        between = Markup("<br>" if isinstance(cell, Lines) else " ")
        return between.join(inline(one) for one in cell.cells if shown(one))
    return markdown_text(shown(cell))


def _plain(line: str) -> Markup:
    """A line of a code block, which it cannot end."""
    return Markup(visible(line).replace("`", "'").replace("\n", " "))

"""What a cell says as part of a web page."""

from __future__ import annotations

from markupsafe import Markup

from milepost.reporters.documents.blocks import Cell, Line, Lines, Link, Mark, Ref, Small
from milepost.reporters.documents.cells import shown
from milepost.reporters.escaping import html_text


def inline(cell: Cell) -> Markup:
    """The cell as phrasing content; every text in it is escaped."""
    if isinstance(cell, Mark):
        return _mark(cell)
    if isinstance(cell, Ref):
        return Markup('<a href="#{}">{}</a>').format(html_text(cell.to), html_text(cell.text))
    if isinstance(cell, Link):
        return Markup('<a href="{}">{}</a>').format(cell.to, html_text(cell.text))
    if isinstance(cell, Small):
        return Markup('<span class="small">{}</span>').format(html_text(cell.text))
    if isinstance(cell, Line):
        return Markup(" ").join(inline(one) for one in cell.cells if shown(one))
    if isinstance(cell, Lines):
        line = Markup('<span class="line">{}</span>')
        return Markup(" ").join(line.format(inline(one)) for one in cell.cells if shown(one))
    return html_text(shown(cell))


def _mark(mark: Mark) -> Markup:
    sign = Markup('<span aria-hidden="true">{}</span> ').format(mark.sign) if mark.sign else ""
    form = Markup('<b class="word tone-{}">{}{}</b>')
    return form.format(mark.tone, sign, html_text(mark.text))

"""A document as one self-contained HTML page."""

from __future__ import annotations

from milepost.reporters.documents.blocks import Document
from milepost.reporters.documents.cells import shown
from milepost.reporters.documents.html_cells import inline
from milepost.reporters.documents.naming import kind
from milepost.reporters.documents.outline import outlined
from milepost.reporters.environment import rendered


def report(document: Document) -> str:
    """The document as a page that needs no other file."""
    helpers = {"shown": shown, "inline": inline, "kind": kind}
    return rendered("html", "document", outlined(document), document.language, **helpers)

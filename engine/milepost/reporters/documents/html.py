"""A document as one self-contained HTML page."""

from __future__ import annotations

from milepost.reporters.documents.blocks import Document
from milepost.reporters.documents.cells import shown
from milepost.reporters.environment import rendered


def report(document: Document) -> str:
    """The document as a page that needs no other file."""
    return rendered("html", "document", document, document.language, shown=shown)

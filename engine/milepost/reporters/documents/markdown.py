"""A document as Markdown."""

from __future__ import annotations

from milepost.reporters.documents.blocks import Document
from milepost.reporters.documents.cells import shown
from milepost.reporters.environment import rendered


def report(document: Document) -> str:
    """The document as GitHub-flavoured Markdown."""
    return rendered("markdown", "document", document, document.language, shown=shown)

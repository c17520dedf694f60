"""A document as Markdown."""

from __future__ import annotations

from markupsafe import Markup

from milepost.reporters.documents.blocks import Document
from milepost.reporters.documents.cells import shown
from milepost.reporters.environment import rendered
from milepost.reporters.escaping import visible


def report(document: Document) -> str:
    """The document as GitHub-flavoured Markdown."""
    helpers = {"shown": shown, "plain": _plain}
    return rendered("markdown", "document", document, document.language, **helpers)


def _plain(line: str) -> Markup:
    """A line of a code block, which it cannot end."""
    return Markup(visible(line).replace("`", "'").replace("\n", " "))

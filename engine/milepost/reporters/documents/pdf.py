"""A document as a tagged PDF with page numbers; needs the extra `pdf`."""

from __future__ import annotations

import re
from typing import Any

from milepost.errors import UsageError
from milepost.reporters.documents import html
from milepost.reporters.documents.blocks import Document

_PAGE = """
@page { size: A4; margin: 20mm 18mm 22mm;
  @bottom-left { content: string(title); font: 8pt var(--print); color: #555; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt var(--print);
    color: #555; } }
:root { --print: "Noto Sans CJK SC", "Noto Sans", "DejaVu Sans", sans-serif; }
body, :lang(zh) body { font-family: "Noto Sans CJK SC", "Noto Sans", "DejaVu Sans", sans-serif; }
h1 { string-set: title content(); }
.contents ol { columns: 1; list-style: none; padding: 0; } .contents a { color: inherit; }
.contents a::after { content: leader(".") target-counter(attr(href), page); color: #555; }
"""

_VARIABLE = re.compile(r"var\((--[a-z]+)(?:, ?([^()]+))?\)")
_PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_PRINTED = {"--accent": "#2b5c74", "--soft": "#444444", "--line": "#bbbbbb", "--paper": "#ffffff"}
"""Colours of pictures on paper, which know no variables there."""


def report(document: Document) -> bytes:
    """The HTML page on paper: PDF/UA-1, fonts embedded, nothing fetched from anywhere.

    Raises UsageError where WeasyPrint or the libraries of the system that it needs are missing.
    """
    printer = _printer()
    held = printer.urls.URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    page = printer.HTML(string=_printed(html.report(document)), url_fetcher=held)
    style = printer.CSS(string=_PAGE)
    made: bytes = page.write_pdf(
        stylesheets=[style], pdf_variant="pdf/ua-1", pdf_identifier=b"milepost"
    )
    return made


def _printed(page: str) -> str:
    """The page with the colours of its pictures written out."""
    return _PICTURE.sub(lambda found: _VARIABLE.sub(_colour, found[0]), page)


def _colour(found: re.Match[str]) -> str:
    return _PRINTED.get(found[1]) or found[2] or "inherit"


def _printer() -> Any:
    try:
        import weasyprint
    except (ImportError, OSError):
        raise UsageError(
            "PDF files need WeasyPrint and Pango; install them: pip install 'milepost[pdf]' and "
            "the package libpango of the system"
        ) from None
    return weasyprint

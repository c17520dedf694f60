"""A document as a tagged PDF with page numbers; needs the extra `pdf`."""

from __future__ import annotations

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
"""


def report(document: Document) -> bytes:
    """The HTML page on paper: PDF/UA-1, fonts embedded, nothing fetched from anywhere.

    Raises UsageError where WeasyPrint or the libraries of the system that it needs are missing.
    """
    printer = _printer()
    page = printer.HTML(string=html.report(document), url_fetcher=_refused)
    style = printer.CSS(string=_PAGE)
    made: bytes = page.write_pdf(
        stylesheets=[style], pdf_variant="pdf/ua-1", pdf_identifier=b"milepost"
    )
    return made


def _printer() -> Any:
    try:
        import weasyprint
    except (ImportError, OSError):
        raise UsageError(
            "PDF files need WeasyPrint and Pango; install them: pip install 'milepost[pdf]' and "
            "the package libpango of the system"
        ) from None
    return weasyprint


def _refused(url: str, *more: object, **options: object) -> dict[str, object]:
    """A document stands alone: whatever it names is not fetched."""
    raise ValueError(f"nothing is fetched: {url}")

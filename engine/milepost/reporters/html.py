"""The management report of one subject as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.model.review import Review
from milepost.model.text import Language
from milepost.reporters.environment import rendered
from milepost.reporters.view.page import page

SUFFIX = ".html"


def report(reviews: Sequence[Review], language: Language) -> str:
    """The report of all reviews of one subject. Raises ValueError where there is none."""
    return rendered("html", "page.html", page(reviews, language), language)

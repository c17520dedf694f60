"""The management report of one subject as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from milepost.model.review import Review
from milepost.model.text import Language
from milepost.reporters.environment import rendered
from milepost.reporters.view.page import page

SUFFIX = ".md"

_BLANK_LINES = re.compile(r"\n{3,}")


def report(reviews: Sequence[Review], language: Language) -> str:
    """The report of all reviews of one subject. Raises ValueError where there is none."""
    text = rendered("markdown", "page.md", page(reviews, language), language)
    return _BLANK_LINES.sub("\n\n", text).rstrip() + "\n"

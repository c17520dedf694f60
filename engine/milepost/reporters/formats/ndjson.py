"""NDJSON: a JSON object for each criterion, one a line."""

from __future__ import annotations

import json
from collections.abc import Sequence

from milepost.model.review import Review
from milepost.model.text import Language
from milepost.reporters.flat.rows import rows
from milepost.reporters.safe import plain

SUFFIX = ".ndjson"


def report(reviews: Sequence[Review], language: Language) -> str:
    """Flat objects with the same keys in every line."""
    return "".join(
        f"{json.dumps(plain(row), ensure_ascii=False)}\n" for row in rows(reviews, language)
    )

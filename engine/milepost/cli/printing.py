"""Reviews out: to the terminal or into files, in the formats asked for."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from collections.abc import Sequence
from typing import Any

from milepost.cli.options import Output
from milepost.cli.saving import save
from milepost.cli.saying import say
from milepost.model.confidentiality import Class
from milepost.model.review import Review
from milepost.model.text import Language

WIDTH = 80


def write(
    reviews: Sequence[Review], outputs: Sequence[Output], language: Language, quiet: bool
) -> None:
    """Every output asked for; files are written whole or not at all.

    Raises UsageError for a file that cannot be written.
    """
    for output in outputs:
        if output.path is not None:
            save(output.path, rendered(output.format, reviews, language, quiet, False))
        else:
            say(rendered(output.format, reviews, language, quiet, coloured()), nl=False)


def shown(reviews: Sequence[Review], audience: Class | None) -> tuple[Review, ...]:
    """The reviews as readers of a class may see them; whole where no class is asked for.

    Raises UsageError where a main result is itself what they may not see.
    """
    if audience is None:
        return tuple(reviews)
    from milepost.analysis.redacting.redacting import redacted

    return tuple(redacted(review, audience) for review in reviews)


def rendered(
    form: str, reviews: Sequence[Review], language: Language, quiet: bool, colour: bool
) -> str:
    """The reviews in one format. A format's module is imported when it is used."""
    if form == "json":
        from milepost.reporters import json_report

        return json_report.report(reviews)
    if form == "html":
        from milepost.reporters import html

        return html.report(reviews, language)
    if form == "markdown":
        from milepost.reporters import markdown

        return markdown.report(reviews, language)
    if form != "text":
        return str(_for_programs(form).report(reviews, language))
    from milepost.reporters import text

    if quiet:
        return "".join(f"{text.summary_line(review, language)}\n" for review in reviews)
    return text.report(reviews, language, colour, width())


def _for_programs(form: str) -> Any:
    """The module of a format for other programs."""
    return importlib.import_module(f"milepost.reporters.formats.{form}")


def coloured() -> bool:
    """Whether standard output is a terminal that may show colour (NO_COLOR is honoured)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def width() -> int:
    """Columns to fill: 80, or fewer where the terminal is narrower."""
    return min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns)

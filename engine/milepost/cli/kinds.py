"""The kinds and formats of report that can be asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from milepost.cli.language import t
from milepost.model.text import Language
from milepost.reporters.material import kind, kinds

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("html", "markdown", "json", "pdf", "docx", "xlsx", "text")


def kind_option(function: F) -> F:
    """`--kind` and `--format`, both repeatable."""
    asked = click.option(
        "-k",
        "--kind",
        "kinds",
        type=click.Choice(kinds()),
        multiple=True,
        metavar="KIND",
        help=t("Kind of report, see below. Repeatable.", "报告种类，见下。可重复。"),
    )
    written = click.option(
        "-f",
        "--format",
        "formats",
        type=click.Choice(FORMATS),
        multiple=True,
        metavar="FORMAT",
        help=t(f"{', '.join(FORMATS)}. Repeatable.", f"{'、'.join(FORMATS)}。可重复。"),
    )
    return asked(written(function))


def listed_kinds(language: Language) -> str:
    """Every kind with its purpose, a line each."""
    width = max(map(len, kinds()))
    return "\n".join(f"  {name:<{width}}  {kind(name).PURPOSE.to(language)}" for name in kinds())

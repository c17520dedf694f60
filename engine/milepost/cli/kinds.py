"""The kinds and formats of report that can be asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from milepost.cli.language import LANGUAGE, t
from milepost.reporters.listing import kind, kinds

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("html", "markdown", "json", "pdf", "docx", "xlsx", "text")


class Known(click.Choice):  # type: ignore[type-arg]
    """One of some names; another is refused with the one that was probably meant."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The name. Fails for one that is not known."""
        names = [str(name) for name in self.choices]
        if value not in names:
            self.fail(_unknown(str(value), names), param, ctx)
        return value


def _unknown(name: str, known: list[str]) -> str:
    from milepost.suggestions import closest

    near, names = closest(name, known), ", ".join(known)
    ask = t(f"; did you mean `{near}`?", f"，是否想用 `{near}`？") if near else ""
    return t(f"`{name}` is none of {names}{ask}", f"`{name}` 不在 {names} 之列{ask}")


def kind_option(function: F) -> F:
    """`--kind` and `--format`, both repeatable."""
    asked = click.option(
        "-k",
        "--kind",
        "kinds",
        type=Known(kinds()),
        multiple=True,
        metavar="KIND",
        help=t("Kind of report, see below. Repeatable.", "报告种类，见下。可重复。"),
    )
    written = click.option(
        "-f",
        "--format",
        "formats",
        type=Known(FORMATS),
        multiple=True,
        metavar="FORMAT",
        help=t(f"{', '.join(FORMATS)}. Repeatable.", f"{'、'.join(FORMATS)}。可重复。"),
    )
    return asked(written(function))


class Kinds(click.Command):
    """A command whose help ends with the kinds; they are read when somebody asks for it."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The kinds with their purposes, then the epilog."""
        rows = [(name, kind(name).PURPOSE.to(LANGUAGE)) for name in kinds()]
        with formatter.section(t("Kinds", "报告种类")):
            formatter.write_dl(rows)
        super().format_epilog(ctx, formatter)

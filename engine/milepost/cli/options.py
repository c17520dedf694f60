"""Options that several commands share, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from milepost.cli.language import LANGUAGE, t
from milepost.model.confidentiality import CLASSES

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("text", "json", "html", "markdown")
DOCUMENT_FILES = ("docx", "pdf", "xlsx")
"""Formats of documents that are no text."""

_FOR_PROGRAMS = Path(__file__).parents[1] / "reporters" / "formats"
"""The folder with a file for each further format; it is listed, not imported."""


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day. Fails with an example for anything else."""
        from milepost.model.kinds import read_date

        try:
            return read_date(value)
        except ValueError:
            self.fail(
                t(
                    f"{value} is not a date; write it as 2026-03-31",
                    f"{value} 不是日期，请写成 2026-03-31",
                ),
                param,
                ctx,
            )


@dataclass(frozen=True, slots=True)
class Output:
    """One `--format`: the format, and the file it goes to (None: standard output)."""

    format: str
    path: Path | None


class OutputType(click.ParamType[Output]):
    """NAME or NAME:PATH, with one of these names."""

    name = "NAME[:PATH]"

    def __init__(self, formats: tuple[str, ...] = FORMATS) -> None:
        self.formats = formats

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Output:
        """The output asked for. Fails with a suggestion for an unknown format."""
        if isinstance(value, Output):
            return value
        name, _, path = str(value).partition(":")
        if name not in self.formats:
            from milepost.suggestions import closest

            near = closest(name, self.formats)
            ask = t(f"did you mean {near}? ", f"是否想用 {near}？") if near else ""
            known = ", ".join(self.formats)
            self.fail(
                t(
                    f"there is no format {name}; {ask}use one of {known}",
                    f"没有格式 {name}；{ask}可用：{known}",
                )
            )
        return Output(name, Path(path) if path else None)


def one_to_stdout(outputs: Sequence[Output]) -> tuple[Output, ...]:
    """The outputs; text where none is asked for. Two on standard output is wrong use."""
    if sum(output.path is None for output in outputs) > 1:
        raise click.UsageError(
            t(
                "only one format can go to standard output; name a file for the others, "
                "such as html:report.html",
                "只能有一种格式写到标准输出；其余请指定文件，如 html:report.html",
            )
        )
    return tuple(outputs) or (Output("text", None),)


def format_option(function: F) -> F:
    """`--format NAME[:PATH]`, repeatable, with the formats that every document has."""
    return formats_option(*DOCUMENT_FILES)(function)


def review_format_option(function: F) -> F:
    """`--format NAME[:PATH]` with the formats for other programs that reviews have."""
    files = sorted(path.stem for path in _FOR_PROGRAMS.glob("*.py"))
    return formats_option(*(name for name in files if name != "__init__"))(function)


def formats_option(*more: str) -> Callable[[F], F]:
    """`--format NAME[:PATH]`, repeatable, with formats that this command alone has."""
    formats = (*FORMATS, *more)
    known = ", ".join(formats[1:-1])
    return click.option(
        "-f",
        "--format",
        "outputs",
        type=OutputType(formats),
        multiple=True,
        help=t(
            f"text (default), {known} or {formats[-1]}; with :PATH into a file. Repeatable.",
            f"text（默认）、{known.replace(', ', '、')} 或 {formats[-1]}；加 :PATH 写入文件。"
            "可重复。",
        ),
    )


def language_option(function: F) -> F:
    """`--lang en|zh`."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(["en", "zh"]),
        default=LANGUAGE,
        help=t("Language of the output: en (default) or zh.", "输出语言：en（默认）或 zh。"),
    )(function)


def as_of_option(function: F) -> F:
    """`--as-of DATE`."""
    return click.option(
        "--as-of",
        type=Day(),
        metavar="DATE",
        help=t(
            "Assess as of this day, such as 2026-03-31; default: `as_of` of the evidence.",
            "评估基准日，如 2026-03-31；默认取证据中的 `as_of`。",
        ),
    )(function)


def ruleset_option(function: F) -> F:
    """`--ruleset ID[@VERSION]`."""
    return click.option(
        "-r",
        "--ruleset",
        metavar="ID[@VERSION]",
        help=t(
            "Rule set to assess with; default: what the evidence lists under `assess`.",
            "评估所用规则集；默认取证据 `assess` 所列。",
        ),
    )(function)


def gate_option(function: F) -> F:
    """`--gate GATE`."""
    return click.option(
        "--gate",
        metavar="GATE",
        help=t("Gate, for a stage-gate rule set.", "关口（阶段关口规则集）。"),
    )(function)


def audience_option(function: F) -> F:
    """`--audience CLASS`."""
    return click.option(
        "--audience",
        type=click.Choice(CLASSES),
        help=t(
            "Withhold every value of evidence that is of a higher class than these readers may "
            "see; default: nothing is withheld.",
            "不向该级读者公开密级更高的证据内容；默认全部公开。",
        ),
    )(function)


def quiet_option(function: F) -> F:
    """`--quiet`."""
    return click.option(
        "-q",
        "--quiet",
        is_flag=True,
        help=t("Print the summary line only.", "只打印汇总行。"),
    )(function)


def subject_argument(function: F) -> F:
    """The subject's folder."""
    return click.argument("subject", metavar="SUBJECT", type=click.Path(path_type=Path))(function)

"""Documents out: to the terminal or into files, in the formats asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from milepost.cli.language import t
from milepost.cli.options import Output, one_to_stdout
from milepost.cli.printing import coloured, width
from milepost.cli.saving import save
from milepost.cli.saying import say
from milepost.reporters.documents.blocks import Document
from milepost.reporters.material import Report

Made = Callable[[], str | bytes]
"""Makes the content of one file; bytes cannot go to a terminal."""


def write_document(
    outputs: Sequence[Output],
    document: Document,
    data: Callable[[], object],
    more: Mapping[str, Made] | None = None,
) -> None:
    """Every output asked for, text where none is; files are written whole or not at all.

    `data` gives what JSON says; `more` makes the formats that the command has of its own.
    Raises UsageError for a file that cannot be written or a terminal that cannot show a format.
    """
    makers = dict(more or {})
    for output in one_to_stdout(outputs):
        made = _made(output, document, data, makers)
        if output.path is not None:
            save(output.path, made)
        elif isinstance(made, bytes):
            raise click.UsageError(_needs_a_file(output.format))
        else:
            say(made, nl=False)


def read_at_length(outputs: Sequence[Output]) -> bool:
    """Whether a document is written in a format that has room for pictures and annexes."""
    return any(output.format not in ("text", "json") for output in outputs)


def _made(
    output: Output,
    document: Document,
    data: Callable[[], object],
    makers: Mapping[str, Made],
) -> str | bytes:
    """The document in one format. A format's module is imported when it is used."""
    if output.format in makers:
        return makers[output.format]()
    if output.format == "json":
        from milepost.reporters.documents import json

        return json.report(data())
    if output.format != "text":
        module = importlib.import_module(f"milepost.reporters.documents.{output.format}")
        made: str | bytes = module.report(document)
        return made
    from milepost.reporters.documents import text

    shown = output.path is None
    return text.report(document, shown and coloured(), width() if shown else 80)


def made_as(form: str, report: Report) -> str | bytes:
    """A report in one format, for a file."""
    return _made(Output(form, Path("-")), report.document, report.data, {})


def _needs_a_file(form: str) -> str:
    return t(
        f"{form} is no text; name a file for it, such as {form}:plan.{form}",
        f"{form} 不是文本；请为它指定文件，如 {form}:plan.{form}",
    )

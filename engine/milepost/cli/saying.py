"""Words on the terminal; a reader that has gone away (`| head`) ends the words, not the run."""

from __future__ import annotations

import os
import sys

import click

from milepost.cli.language import t
from milepost.errors import UsageError


def say(text: str = "", *, nl: bool = True, err: bool = False) -> None:
    """Print to standard output, or to standard error. Nothing happens once nobody reads it.

    Raises UsageError where standard output cannot be written, such as on a full disk.
    """
    try:
        click.echo(text, nl=nl, err=err)
    except BrokenPipeError:
        hush(err)
    except OSError as error:
        hush(err)
        if not err:
            raise UsageError(_unwritable(error)) from error


def _unwritable(error: OSError) -> str:
    from milepost.cli.saving import unwritable

    return unwritable(t("standard output", "标准输出"), error)


def hush(err: bool = False) -> None:
    """Let everything said from here on go nowhere, the interpreter's last flush included."""
    nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open until the end
    if err:
        sys.stderr = nowhere
    else:
        sys.stdout = nowhere

"""Progress of long work, on standard error and only on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

import click

T = TypeVar("T")

PATIENCE_SECONDS = 1.0


def each(items: Sequence[T], label: str) -> Iterator[T]:
    """The items one by one; once a second has passed, a bar says how far the work is."""
    started = time.monotonic()
    shown = False
    for number, item in enumerate(items):
        if sys.stderr.isatty() and time.monotonic() - started > PATIENCE_SECONDS:
            shown = True
            done = 20 * number // len(items)
            bar = "#" * done + "-" * (20 - done)
            click.echo(f"\r{label} [{bar}] {number}/{len(items)}", nl=False, err=True)
        yield item
    if shown:
        click.echo("\r" + " " * 60 + "\r", nl=False, err=True)

"""Progress of long work, on standard error and only on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TypeVar

import click

from milepost.cli.language import t

T = TypeVar("T")

PATIENCE_SECONDS = 1.0
BREATH_SECONDS = 0.2


def each(items: Sequence[T], label: str) -> Iterator[T]:
    """The items one by one; once a second has passed, a bar says how far the work is."""
    started = time.monotonic()
    shown = False
    try:
        for number, item in enumerate(items):
            if sys.stderr.isatty() and time.monotonic() - started > PATIENCE_SECONDS:
                shown = True
                click.echo(f"\r{label} {_far(number, len(items))}", nl=False, err=True)
            yield item
    finally:
        if shown:
            click.echo("\r" + " " * 70 + "\r", nl=False, err=True)


def _far(number: int, total: int) -> str:
    """A bar, how many are done, and how many remain."""
    done, left = 20 * number // total, total - number
    bar = "#" * done + "-" * (20 - done)
    rest = t(f"{left} to go", f"还剩 {left}")
    return f"[{bar}] {number}/{total}, {rest} "


@contextmanager
def waiting(label: str) -> Iterator[None]:
    """Says what goes on while it goes on, where nobody can tell how far it is."""
    shown = sys.stderr.isatty()
    if shown:
        click.echo(f"{label} ...", nl=False, err=True)
    try:
        yield
    finally:
        if shown:
            click.echo("\r" + " " * 60 + "\r", nl=False, err=True)


class Counting:
    """Work of unknown length; once a second has passed, how much of it is done is shown."""

    def __init__(self, label: str) -> None:
        self.label, self.count = label, 0
        self._started = self._shown = time.monotonic()

    def __enter__(self) -> Counting:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the line away again."""
        if self._shown > self._started:
            click.echo("\r" + " " * 60 + "\r", nl=False, err=True)

    def tick(self) -> None:
        """One more is done; the terminal hears of it a few times a second."""
        self.count += 1
        now = time.monotonic()
        late = now - self._started > PATIENCE_SECONDS and now - self._shown > BREATH_SECONDS
        if late and sys.stderr.isatty():
            self._shown = now
            click.echo(f"\r{self.label} {self.count}", nl=False, err=True)

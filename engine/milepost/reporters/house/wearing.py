"""Which house reports are made in. Nothing else in this package is known without being passed.

A report is made in many small steps, each of which says something or renders something. A house
changes how, never what; so it is kept beside them, in a context variable: a thread, a task and a
`Context.run` each have their own. Whoever opens a workspace wears its house for the rest of the
context; the program runs each command in a context of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from milepost.model.house import PLAIN, House


def _plain() -> House:
    return PLAIN


_WORN: ContextVar[Callable[[], House]] = ContextVar("worn", default=_plain)


def current() -> House:
    """The house worn. Raises InvalidInput where its files do not hold up."""
    return _WORN.get()()


def wear(house: Callable[[], House]) -> None:
    """From here on reports look as this house says, which is asked once one is made."""
    _WORN.set(house)


@contextmanager
def using(house: House) -> Iterator[None]:
    """What is reported in the block is in this house."""
    token = _WORN.set(lambda: house)
    try:
        yield
    finally:
        _WORN.reset(token)

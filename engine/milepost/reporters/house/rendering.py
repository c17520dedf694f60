"""A page through the templates of a house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache

from jinja2 import Environment

from milepost.errors import InvalidInput
from milepost.model.house import House
from milepost.reporters.house.built_in import template_names
from milepost.reporters.house.faults import fault
from milepost.reporters.house.sandbox import Sandbox


@lru_cache(maxsize=8)
def sandbox(house: House, plain: Environment) -> Sandbox:
    """The sandbox of a house and a format; no two houses share one."""
    return Sandbox(house.templates, plain)


def page(house: House, plain: Environment, file: str, values: Mapping[str, object]) -> str:
    """The page that `plain` would render, with the templates of the house among its own.

    Raises InvalidInput where one of them does not hold up.
    """
    box = sandbox(house, plain)
    with blaming(box):
        return box.page(file, values)


@contextmanager
def blaming(box: Sandbox) -> Iterator[None]:
    """Turns an error that a template of the house leads to into the mistake that it is."""
    names = template_names()
    known = (*names, *box.own_names)
    try:
        yield
    except InvalidInput:
        raise
    except Exception as error:
        problem = fault(error, box.own, known)
        if problem is None:
            raise
        raise InvalidInput((problem,)) from None

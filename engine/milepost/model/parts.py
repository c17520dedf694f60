"""Looking into definitions: every expression that stands in one."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.expression import Expression
from milepost.model.facts import Part


def expressions_in(value: object) -> Iterator[Expression]:
    """The expressions of a definition, its parts and lists included, in the order of its keys."""
    if isinstance(value, Expression):
        yield value
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            yield from expressions_in(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from expressions_in(item)

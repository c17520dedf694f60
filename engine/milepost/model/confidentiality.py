"""Classes of confidentiality, the lowest first: who may see what evidence says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

Class = Literal["public", "internal", "confidential", "secret"]
"""A reader of one class may see what is of that class or of a lower one."""

CLASSES: tuple[Class, ...] = get_args(Class)
UNSAID: Class = "internal"
"""What evidence counts as that says nothing of its class: it is never public by default."""


def highest(classes: Iterable[Class]) -> Class:
    """The highest of the classes; public where there is none."""
    return max(classes, key=CLASSES.index, default="public")


def above(level: Class, audience: Class) -> bool:
    """Whether something of a class is more than readers of another may see."""
    return CLASSES.index(level) > CLASSES.index(audience)

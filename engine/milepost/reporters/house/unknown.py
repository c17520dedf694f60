"""A name that a template asks for and that is not there: any use of it says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.utils import missing

_NAMES = ("page", "house", "t", "h", "shown", "inline", "section", "block", "loop", "range")


class UnknownName(UndefinedError):  # noqa: N818
    """A template asks for a name that there is not; `known` are those there are."""

    def __init__(self, name: str, obj: object) -> None:
        super().__init__(name)
        self.name, self.whole = name, obj is missing
        self.known = tuple(_NAMES if self.whole else _held(obj))


class Unknown(StrictUndefined):
    """Fails with the names there are; one that may not be asked for fails as unsafe."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: Any = UndefinedError,
    ) -> None:
        def made(message: str) -> Exception:
            if name is None:
                return UndefinedError(message)
            return SecurityError(name) if exc is SecurityError else UnknownName(name, obj)

        super().__init__(hint, obj, name, made)  # type: ignore[arg-type]


def _held(obj: object) -> Iterable[str]:
    """The names that a value has."""
    if isinstance(obj, dict):
        return map(str, obj)
    return (name for name in dir(obj) if not name.startswith("_"))

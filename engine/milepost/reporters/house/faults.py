"""What went wrong in a house's templates, as a mistake of whoever wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from traceback import walk_tb

from jinja2.exceptions import (
    SecurityError,
    TemplateNotFound,
    TemplateSyntaxError,
)

from milepost.errors import Problem
from milepost.model.house import Template
from milepost.reporters.house.built_in import BUILT_IN
from milepost.reporters.house.limits import Endless
from milepost.reporters.house.unknown import UnknownName
from milepost.suggestions import suggested

_FILTER = re.compile(r"No (filter|test) named '(.+)'\.")
_DEEP = "the template does not end, or becomes too large"
_SHORTEN = "loop over what the page holds, and include no template in itself"


class UnknownMessage(KeyError):  # noqa: N818
    """A template asks for a message that there is not."""


def fault(error: Exception, own: Mapping[str, Template], known: Iterable[str]) -> Problem | None:
    """The mistake behind an error; None where no template of the house has to do with it.

    `own` are the templates by the file that messages name, `known` the names there are to include.
    """
    file, line = _place(error, own)
    if not file:
        return None
    what, mend = _said(error, known)
    return Problem(file, line, 1 if line else 0, "", what, mend)


def _place(error: Exception, own: Mapping[str, Template]) -> tuple[str, int]:
    """The innermost line of the house that the error passed."""
    if isinstance(error, TemplateSyntaxError) and error.filename in own:
        return str(error.filename), error.lineno
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    found = [(file, line) for file, line in frames if file in own]
    return found[-1] if found else ("", 0)


def _said(error: Exception, known: Iterable[str]) -> tuple[str, str]:
    if isinstance(error, (Endless, OverflowError, RecursionError, MemoryError)):
        return _DEEP, _SHORTEN
    if isinstance(error, SecurityError):
        return f"a template may not use `{error}`", "use what the page holds"
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}`", _near(str(error.name), known)
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error)
    return _missing(error)


def _near(name: str, known: Iterable[str]) -> str:
    """The template that was meant, built in where that was asked for."""
    before = BUILT_IN if name.startswith(BUILT_IN) else ""
    return suggested(name, [before + one for one in known])


def _syntax(error: TemplateSyntaxError) -> tuple[str, str]:
    found = _FILTER.match(error.message or "")
    if found:
        return f"there is no {found[1]} `{found[2]}`", "see the documentation of `jinja2`"
    said = (error.message or "").rstrip(".")
    return f"the template cannot be read: {said}", "see the documentation of `jinja2`"


def _missing(error: Exception) -> tuple[str, str]:
    if isinstance(error, UnknownMessage):
        key, *known = map(str, error.args)
        return f"there is no message `{key}`", suggested(key, known)
    if isinstance(error, UnknownName):
        what = f"there is no `{error.name}`" + ("" if error.whole else " here")
        return what, suggested(error.name, error.known)
    said = " ".join(str(error).split())
    return f"the template cannot be rendered: {type(error).__name__}: {said}", ""

"""How templates are rendered: strict names, and every value escaped for its format."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from milepost.model.text import Language
from milepost.reporters.escaping import html_text, markdown_text
from milepost.reporters.messages import say
from milepost.reporters.view.shapes import Page

Format = Literal["html", "markdown"]

_ESCAPES: dict[Format, Callable[[str], Markup]] = {"html": html_text, "markdown": markdown_text}


def rendered(form: Format, template: str, page: Page, language: Language) -> str:
    """A page through a template; `t("key")` in it is the message `report.key`."""
    told = partial(_told, language)
    return _environment(form).get_template(f"{form}/{template}").render(page=page, t=told)


def _told(language: Language, key: str, **values: object) -> str:
    return say(f"report.{key}", language, **values)


@lru_cache(maxsize=2)
def _environment(form: Format) -> Environment:
    """Autoescape stays on for both formats, so that a macro's own markup is told from text."""
    escape = _ESCAPES[form]

    def finalize(value: object) -> object:
        return value if hasattr(value, "__html__") else escape(str(value))

    return Environment(
        loader=PackageLoader("milepost.reporters", "templates"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

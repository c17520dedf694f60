"""How templates are rendered: strict names, and every value escaped for its format."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from milepost.model.text import Language
from milepost.reporters.escaping import html_text, markdown_text
from milepost.reporters.house.faults import UnknownMessage
from milepost.reporters.house.framing import framed
from milepost.reporters.house.rendering import page as house_page
from milepost.reporters.house.wearing import current
from milepost.reporters.messages import messages, say

Format = Literal["html", "markdown"]

_ESCAPES: dict[Format, Callable[[str], Markup]] = {"html": html_text, "markdown": markdown_text}
_SUFFIXES: dict[Format, str] = {"html": "html", "markdown": "md"}
_BLANK_LINES = re.compile(r"\n{3,}")


def rendered(
    form: Format, template: str, page: object, language: Language, **helpers: object
) -> str:
    """A page through the template of that name; in it `t("key")` is the message `report.key`.

    `h("key")` is the message `handbook.key`; `helpers` are known by their names. `house` is what
    the house worn puts around a page; its own templates go before the built-in ones.
    Raises InvalidInput where the files of the house do not hold up.
    """
    house = current()
    told = {"t": partial(_told, "report", language), "h": partial(_told, "handbook", language)}
    file = f"{form}/{template}.{_SUFFIXES[form]}"
    values = {"page": page, "house": framed(house, language), **told, **helpers}
    plain = plain_environment(form)
    if house.templates:
        text = house_page(house, plain, file, values)
    else:
        text = plain.get_template(file).render(values)
    return text if form == "html" else _BLANK_LINES.sub("\n\n", text).rstrip() + "\n"


def _told(group: str, language: Language, key: str, **values: object) -> str:
    if f"{group}.{key}" not in messages():
        own = (known for known in messages() if known.startswith(f"{group}."))
        raise UnknownMessage(f"{group}.{key}", *own)
    return say(f"{group}.{key}", language, **values)


@lru_cache(maxsize=2)
def plain_environment(form: Format) -> Environment:
    """The built-in templates of a format.

    Autoescape stays on for both formats, so that a macro's own markup is told from text.
    """
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

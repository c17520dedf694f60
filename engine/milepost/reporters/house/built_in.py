"""What is built in and a house may replace: the names of templates; and what colours stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from milepost.model.house import THEMES, Theme

BUILT_IN = "builtin/"
"""Before the name of a built-in template that a house's own one extends or includes."""

_GROUND = re.compile(r"--(?:paper|wash): (#[0-9a-f]{6})\b")


def _folder() -> Traversable:
    return files("milepost.reporters") / "templates"


@lru_cache(maxsize=1)
def template_names() -> tuple[str, ...]:
    """Every built-in template, such as html/document.html."""
    return tuple(sorted(_names(_folder(), "")))


def _names(folder: Traversable, before: str) -> Iterator[str]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from _names(one, f"{before}{one.name}/")
        elif one.name.endswith((".html", ".css", ".md")):
            yield f"{before}{one.name}"


@lru_cache(maxsize=1)
def grounds() -> dict[Theme, tuple[str, ...]]:
    """The colours that text stands on, by theme: paper and wash of the built-in style."""
    style = (_folder() / "html" / "style.css").read_text("utf-8")
    found = _GROUND.findall(style)
    return {theme: tuple(found[2 * n : 2 * n + 2]) for n, theme in enumerate(THEMES)}

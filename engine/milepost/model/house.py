"""The look of an organisation's reports: its name, logo, colours, wordings and templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from milepost.model.text import Language, Text

Theme = Literal["light", "dark"]
"""What a page stands on: light paper (on paper too), or a dark screen."""

THEMES: tuple[Theme, ...] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture with its media type, such as image/png."""

    media: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Template:
    """A template of the organisation: its text, and the file as messages name it."""

    shown: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class House:
    """What replaces the built-in look; each is a house of its own, whatever it says.

    `colours` are `#rrggbb` by theme and name, `texts` message templates by key and language,
    `templates` stand under the names of the built-in ones they replace. `classed` says who may
    read a report that does not say so itself.
    """

    name: Text | None = None
    logo: Logo | None = None
    colours: Mapping[Theme, Mapping[str, str]] = field(default_factory=dict)
    texts: Mapping[str, Mapping[Language, str]] = field(default_factory=dict)
    footer: Text | None = None
    classed: Text | None = None
    templates: Mapping[str, Template] = field(default_factory=dict)


PLAIN = House()
"""The built-in look."""

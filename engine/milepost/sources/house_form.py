"""The form of `reports/house/house.yaml`: how an organisation's reports look."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from milepost.model.facts import Part
from milepost.model.kinds import Words
from milepost.model.text import FreeText

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _colour(raw: str) -> str:
    if not _COLOUR.fullmatch(raw):
        raise ValueError(
            'a colour such as "#00539b" is expected here',
            "write # and six digits in quotes; without quotes a # begins a comment",
        )
    return raw.lower()


Colour = Annotated[Words, AfterValidator(_colour)]


class PalettePart(Part):
    """Colours that reports give a meaning."""

    accent: Colour | None = None
    good: Colour | None = None
    fair: Colour | None = None
    poor: Colour | None = None
    bad: Colour | None = None


class ColoursPart(Part):
    """Colours on light paper, and on a dark screen."""

    light: PalettePart = Field(default_factory=PalettePart)
    dark: PalettePart = Field(default_factory=PalettePart)


class WordingPart(Part):
    """What a report says in place of the built-in wording, in one language or both."""

    en: Words | None = None
    zh: Words | None = None

    @model_validator(mode="before")
    @classmethod
    def _says_something(cls, raw: Any) -> Any:
        if isinstance(raw, dict) and not raw:
            raise ValueError("this says nothing", "write `en`, `zh` or both")
        return raw


class HouseFile(Part):
    """An organisation's own look."""

    name: FreeText
    logo: Words | None = None
    colours: ColoursPart = Field(default_factory=ColoursPart)
    texts: dict[Words, WordingPart] = Field(default_factory=dict)
    footer: FreeText | None = None
    confidentiality: FreeText | None = None

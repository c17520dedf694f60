"""What a house puts around a page, as the templates of frames ask for it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from milepost.model.house import House
from milepost.model.text import Language, Text

_WHERE = {
    "light": ("@media screen and (prefers-color-scheme: light)", "@media print"),
    "dark": ("@media screen and (prefers-color-scheme: dark)",),
}


@dataclass(frozen=True, slots=True)
class Framed:
    """The name, logo (as an address that holds it), footer and colours; empty for none."""

    name: str
    logo: str
    footer: str
    classed: str
    style: Markup


def framed(house: House, language: Language) -> Framed:
    """What the house shows a reader of that language."""

    def said(text: Text | None) -> str:
        return text.to(language) if text else ""

    return Framed(
        name=said(house.name),
        logo=_address(house),
        footer=said(house.footer),
        classed=said(house.classed),
        style=Markup("\n".join(_rules(house))),
    )


def _address(house: House) -> str:
    if house.logo is None:
        return ""
    return f"data:{house.logo.media};base64,{b64encode(house.logo.content).decode('ascii')}"


def _rules(house: House) -> Iterator[str]:
    """A rule for each medium; the names and values of colours were checked when they were read."""
    for theme, colours in house.colours.items():
        for medium in _WHERE[theme]:
            yield f"{medium} {{ :root {{ {_variables(colours)} }} }}"


def _variables(colours: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())

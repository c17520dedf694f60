"""How an organisation's reports look, out of the folder `reports/house`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from milepost.errors import InvalidInput, Problem
from milepost.loading.building import build
from milepost.loading.problems import Collector
from milepost.loading.read import Read
from milepost.loading.sections import At
from milepost.loading.yaml_text import read_yaml_file
from milepost.model.house import THEMES, House, Theme
from milepost.model.text import LANGUAGES, Language
from milepost.sources.contrast import LEAST, contrast
from milepost.sources.house_form import ColoursPart, HouseFile, WordingPart
from milepost.sources.house_logo import logo_of
from milepost.sources.house_templates import templates_in
from milepost.suggestions import suggested

NAME = "house.yaml"
TEMPLATES = "templates"

_SHADES: Mapping[Theme, str] = {"light": "darker", "dark": "lighter"}


@dataclass(frozen=True)
class BuiltIn:
    """What a house may replace: messages and templates; and the grounds colours stand on."""

    messages: Mapping[str, Mapping[str, str]]
    templates: Collection[str]
    grounds: Mapping[Theme, tuple[str, ...]]


def is_house(folder: Path) -> bool:
    """Whether a folder says how reports look."""
    return (folder / NAME).is_file() or (folder / TEMPLATES).is_dir()


def read_house(folder: Path, shown: str, built_in: BuiltIn) -> House:
    """The house in a folder. Raises InvalidInput with everything that is wrong in it."""
    collector = Collector()
    templates = templates_in(
        folder / TEMPLATES, f"{shown}/{TEMPLATES}", built_in.templates, collector
    )
    house = House()
    with collector.gathering():
        read = _read(folder / NAME, f"{shown}/{NAME}")
        file, at = build(HouseFile, read), At(read, ())
        house = House(
            name=file.name,
            logo=logo_of(folder, file.logo, at.down("logo"), collector) if file.logo else None,
            colours=_colours(file.colours, at.down("colours"), built_in, collector),
            texts=_texts(file.texts, at.down("texts"), built_in, collector),
            footer=file.footer,
            classed=file.confidentiality,
            templates=templates,
        )
    collector.raise_if_any()
    return house


def _read(path: Path, shown: str) -> Read:
    """The file; a colour that is not there was most likely taken for a comment."""
    try:
        return read_yaml_file(path, shown)
    except InvalidInput as error:
        raise InvalidInput(tuple(map(_hinted, error.problems))) from None


def _hinted(problem: Problem) -> Problem:
    if not (problem.key.startswith("colours.") and problem.what == "the key has no value"):
        return problem
    mend = "write the colour in quotes; without quotes a # begins a comment"
    return Problem(problem.file, problem.line, problem.column, problem.key, problem.what, mend)


def _colours(
    part: ColoursPart, at: At, built_in: BuiltIn, collector: Collector
) -> dict[Theme, dict[str, str]]:
    """The colours that are given, each to be read on every ground of its theme."""
    found: dict[Theme, dict[str, str]] = {}
    for theme in THEMES:
        given = getattr(part, theme).model_dump(exclude_none=True)
        for name, colour in given.items():
            least = min(built_in.grounds[theme], key=lambda ground: contrast(colour, ground))
            if (ratio := contrast(colour, least)) < LEAST:
                what = f"{colour} on {least} has a contrast of {_cut(ratio)}:1"
                mend = f"text needs {LEAST}:1 (WCAG AA); take a {_SHADES[theme]} colour"
                collector.add(at.down(theme, name).problem(what, mend))
        if given:
            found[theme] = given
    return found


def _cut(ratio: float) -> str:
    """Two decimals, cut: what is short of the limit is not shown as meeting it."""
    return f"{int(ratio * 100) / 100:.2f}"


def _texts(
    parts: Mapping[str, WordingPart], at: At, built_in: BuiltIn, collector: Collector
) -> dict[str, dict[Language, str]]:
    """The wordings by message; each has the places to fill in that the built-in one has."""
    found: dict[str, dict[Language, str]] = {}
    for key, part in parts.items():
        own = built_in.messages.get(key)
        if own is None:
            mend = suggested(key, built_in.messages)
            collector.add(at.down(key).problem(f"there is no message `{key}`", mend, at_key=True))
            continue
        for language in LANGUAGES:
            wording = getattr(part, language)
            if wording is not None:
                _fits(wording, own[language], at.down(key, language), collector)
                found.setdefault(key, {})[language] = wording
    return found


def _fits(wording: str, own: str, at: At, collector: Collector) -> None:
    """A wording fills in what the built-in one fills in, and in the same form."""
    wanted = sorted(set(_holes(own)))
    try:
        given = sorted(set(_holes(wording)))
    except ValueError:
        what, mend = "a brace is not closed, or not opened", "write a brace itself twice: {{ or }}"
        collector.add(at.problem(what, mend))
        return
    if given != wanted:
        what = f"this fills in `{' '.join(given)}`" if given else "this fills in nothing"
        mend = f"fill in `{' '.join(wanted)}`" if wanted else "write it without braces"
        collector.add(at.problem(what, mend))


def _holes(wording: str) -> Iterator[str]:
    """The places to fill in, as they are written."""
    for _, name, form, turn in Formatter().parse(wording):
        if name is not None:
            yield "{" + name + (f"!{turn}" if turn else "") + (f":{form}" if form else "") + "}"

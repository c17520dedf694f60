"""What the criteria and text files of the OpenSSF Best Practices badge hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, RootModel, model_validator

from milepost.importing.files import Files, Foreign, whole
from milepost.loading.problems import Collector
from milepost.loading.sections import At
from milepost.model.kinds import Words, YesNo

Duty = Literal["MUST", "SHOULD", "SUGGESTED"]


class Entry(Foreign):
    """One criterion at one level."""

    duty: Duty = Field(alias="category")
    future: YesNo = False
    obsolete: YesNo = False
    na_allowed: YesNo = False
    na_justification_required: YesNo = False
    met_justification_required: YesNo = False
    met_url_required: YesNo = False
    description: Words | None = None
    details: Words | None = None
    rationale: Words | None = None


class CriteriaFile(RootModel[dict[Words, dict[Words, dict[Words, dict[Words, Entry]]]]]):
    """Level, major group, minor group, criterion. A key that starts with `_` is about the file."""

    @model_validator(mode="before")
    @classmethod
    def _without_notes(cls, raw: Any) -> Any:
        if not isinstance(raw, dict):
            return raw
        return {key: value for key, value in raw.items() if not key.startswith("_")}


class Said(Foreign):
    """What a text file says of a criterion."""

    description: Words | None = None
    details: Words | None = None


class Criteria(Foreign):
    """The part of a text file that is about criteria: by level, then by criterion."""

    criteria: dict[Words, dict[Words, Said]]


class TextFile(RootModel[dict[Words, Criteria]]):
    """The texts of one language, below its code."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A criterion at one level, with its groups and where it is written."""

    level: str
    major: str
    minor: str
    id: str
    entry: Entry
    at: At


Texts = Mapping[str, Mapping[str, Mapping[str, Said]]]
"""By language, level and criterion."""

BESIDE = ("en.yml", "translation.zh-CN.yml")
"""The text files that stand in `config/locales` beside the folder of the criteria."""


def read_criteria(path: Path, files: Files) -> list[Listed]:
    """The criteria in the order of the file. Raises InvalidInput, also where there are none."""
    loaded = files.one(CriteriaFile, path)
    found = list(_listed(loaded.value, loaded.at))
    if not found:
        what = "the file holds no criteria"
        raise whole(path, what, "levels are expected, in each groups, in each smaller groups")
    _refuse_twice(found)
    return found


def _listed(content: CriteriaFile, at: At) -> Iterator[Listed]:
    for level, majors in content.root.items():
        for major, minors in majors.items():
            for minor, entries in minors.items():
                for name, entry in entries.items():
                    place = at.down(level, major, minor, name)
                    yield Listed(level, major, minor, name, entry, place)


def _refuse_twice(found: list[Listed]) -> None:
    """One level has a criterion once."""
    collector = Collector()
    met: dict[tuple[str, str], Listed] = {}
    for one in found:
        first = met.setdefault((one.level, one.id), one)
        if first is not one:
            what = f"`{one.id}` stands at this level already, in line {first.at.place.line}"
            collector.add(one.at.problem(what, "keep one of the two", at_key=True))
    collector.raise_if_any()


def read_texts(path: Path, given: tuple[Path, ...], files: Files) -> Texts:
    """The texts of the files given, else of those beside the criteria; by language.

    Raises InvalidInput with the problems of all files.
    """
    folder = path.absolute().parent.parent / "config" / "locales"
    paths = given or tuple(p for name in BESIDE if (p := folder / name).is_file())
    found: dict[str, Mapping[str, Mapping[str, Said]]] = {}
    for loaded in files.several(TextFile, paths):
        for language, content in loaded.value.root.items():
            found[language.partition("-")[0]] = content.criteria
    return found

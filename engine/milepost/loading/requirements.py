"""The file of requirements: ids by area, texts from the library, exclusions with their reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from milepost.errors import InvalidInput, UsageError
from milepost.loading.building import build
from milepost.loading.problems import Collector
from milepost.loading.sections import At
from milepost.loading.yaml_text import read_yaml_file
from milepost.model.facts import Part
from milepost.model.kinds import Words
from milepost.model.requirements import Requirement, Requirements
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.suggestions import did_you_mean

NAME = "requirements.yaml"
"""The file in the folder of the rule sets."""


class AreaPart(Part):
    """A group of requirements, by id in the order of their source."""

    title: Text
    ids: tuple[Words, ...] = Field(min_length=1)


class TextPart(Part):
    """What a requirement asks that no check of the library says."""

    title: Text
    asks: Text


class RequirementsFile(Part):
    """Requirements on a policy: the library says what each id asks, `texts` where it does not."""

    requirements: Words
    version: Words
    title: Text
    library: Words
    areas: dict[Words, AreaPart]
    texts: dict[Words, TextPart] = Field(default_factory=dict)
    exclusions: dict[Words, Text] = Field(default_factory=dict)


def read_requirements(path: Path, shown: str, load: Callable[[str], RuleSet]) -> Requirements:
    """The requirements of a file. Raises InvalidInput with everything that is wrong in it."""
    read = read_yaml_file(path, shown)
    at = At(read, ())
    file = build(RequirementsFile, read)
    reading = _Reading(file, at, _library(at, file.library, load), Collector())
    entries = tuple(reading.entries())
    reading.nothing_left_over()
    reading.collector.raise_if_any()
    areas = tuple((name, area.title) for name, area in file.areas.items())
    return Requirements(file.requirements, file.version, file.title, areas, entries)


def _library(at: At, reference: str, load: Callable[[str], RuleSet]) -> RuleSet:
    try:
        return load(reference)
    except UsageError as error:
        raise InvalidInput((at.down("library").problem(str(error)),)) from None


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file while it is read."""

    file: RequirementsFile
    at: At
    library: RuleSet
    collector: Collector

    def entries(self) -> Iterator[Requirement]:
        """Every requirement; one that is there twice, or that no text says, is a problem."""
        seen: set[str] = set()
        for area, part in self.file.areas.items():
            for number, id in enumerate(part.ids):
                at = self.at.down("areas", area, "ids", number)
                if id in seen:
                    problem = at.problem(f"the requirement `{id}` is there twice", "keep one")
                    self.collector.add(problem)
                seen.add(id)
                text = self._text(id, at)
                if text is not None:
                    excluded = self.file.exclusions.get(id)
                    yield Requirement(id, area, text.title, text.asks, at.place, excluded)

    def _text(self, id: str, at: At) -> TextPart | None:
        own, check = self.file.texts.get(id), self.library.leaves.get(id)
        if own is not None:
            return own
        if check is None:
            what = f"nothing says what `{id}` asks"
            mend = did_you_mean(id, self.library.leaves) or "write it under `texts`"
            self.collector.add(at.problem(what, mend))
            return None
        return TextPart(title=check.title or Text(en=id), asks=check.shown)

    def nothing_left_over(self) -> None:
        """Texts and exclusions are of requirements that are there."""
        known = [id for part in self.file.areas.values() for id in part.ids]
        for section in ("texts", "exclusions"):
            for id in getattr(self.file, section):
                if id not in known:
                    at = self.at.down(section, id)
                    what = f"there is no requirement `{id}`"
                    self.collector.add(at.problem(what, did_you_mean(id, known), at_key=True))

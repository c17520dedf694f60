"""Requirements: what a policy must answer to, and which criteria and scenarios do."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.model.evidence import Place
from milepost.model.text import Text


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that is asked, under the id of its source. `excluded` says why nothing answers."""

    id: str
    area: str
    title: Text
    asks: Text
    place: Place
    excluded: Text | None = None


@dataclass(frozen=True, slots=True)
class Requirements:
    """All of them in the order of their source; `areas` are the titles of their groups."""

    id: str
    version: str
    title: Text
    areas: tuple[tuple[str, Text], ...]
    entries: tuple[Requirement, ...]

    @property
    def reference(self) -> str:
        """`id@version`."""
        return f"{self.id}@{self.version}"


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario of a feature file: its name, where it stands, and the words it names ids with."""

    name: str
    place: Place
    words: frozenset[str]

"""What a stored result carries, put together as the evidence files that people write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from milepost.loading.read import Path, Read
from milepost.loading.sections import At
from milepost.model.evidence import Place
from milepost.sources import action_form, form
from milepost.sources.stored.form import FactPart, Placed

_FORMS: dict[str, type[BaseModel]] = {
    "answers": form.AnswerPart,
    "judged": form.JudgedPart,
    "plans": form.PlanPart,
    "waivers": form.WaiverPart,
    "actions": action_form.ActionPart,
}


@dataclass
class Gathered:
    """The evidence of one subject as data of its own; every entry keeps its place in the file.

    `at` is where it stands in the stored file; `places` are those that the entries had in the
    evidence files. `older` files show values as reports do.
    """

    at: At
    older: bool = False
    facts: list[tuple[FactPart, At]] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    _grafts: dict[Path, tuple[Read, Path]] = field(default_factory=dict)

    def section(self, *names: str) -> Read:
        """Some sections as a file of their own, whose problems are placed in the stored file."""
        data = {name: self.data[name] for name in names if name in self.data}
        grafts = {(): (self.at.read, self.at.path), **self._grafts}
        return Read(data, {}, {}, self.at.read.file, grafts=grafts)

    def add(self, part: Placed, at: At, *path: str | int) -> None:
        """The entry at `at`, by what people write of it; a number ends the path in a list."""
        *above, last = path
        into: Any = self.data
        for step, below in zip(above, path[1:], strict=True):
            into = into.setdefault(step, [] if isinstance(below, int) else {})
        entry = _entry(at, str(path[0]))
        if isinstance(into, list):
            into.append(entry)
        else:
            into[last] = entry
        self.places[path] = place_of(part)
        self._grafts[path] = (at.read, at.path)

    def count(self, *path: str) -> int:
        """How many entries a list has."""
        into: Any = self.data
        for step in path:
            into = into.get(step, {})
        return len(into)

    def list(self, section: str, parts: Iterable[Placed], at: At) -> None:
        """A section that is a list, in the order of the file."""
        for number, part in enumerate(parts):
            self.add(part, at.down(section, number), section, number)


def place_of(part: Placed) -> Place:
    """Where it stood in the evidence files."""
    return Place(part.file, part.line, part.digest)


def _entry(at: At, section: str) -> dict[str, Any]:
    """The keys of the form that say something."""
    known = {part.alias or name for name, part in _FORMS[section].model_fields.items()}
    entry = at.read.at(at.path)
    return {k: v for k, v in entry.items() if k in known and v not in (None, "", [], {})}

"""What backs a statement up: files beside the evidence, and facts that the evidence says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from milepost.loading.digests import digest
from milepost.loading.problems import Collector
from milepost.loading.sections import At
from milepost.model.choices import Reference
from milepost.model.evidence import FactValue, Place
from milepost.suggestions import did_you_mean


@dataclass(frozen=True)
class Evidenced:
    """Finds what statements name: `facts` are those known of the subject, `declared` all names.

    Files lie in `folder`, which is called `shown`.
    """

    folder: Path
    shown: str
    facts: Mapping[str, FactValue]
    declared: Collection[str]
    collector: Collector

    def references(self, names: Iterable[str], at: At) -> tuple[Reference, ...]:
        """Each name that is there; the others are problems."""
        found = (self._reference(name, at.down(n)) for n, name in enumerate(names))
        return tuple(reference for reference in found if reference is not None)

    def _reference(self, name: str, at: At) -> Reference | None:
        if name in self.facts:
            fact = self.facts[name]
            return Reference("fact", name, fact.place, fact.value)
        if name in self.declared:
            what = f"the evidence of {self.shown} does not say `{name}`"
            self.collector.add(at.problem(what, "supply it, or name what is there"))
            return None
        return self._file(name, at)

    def _file(self, name: str, at: At) -> Reference | None:
        root = self.folder.resolve()
        try:
            path = (root / name).resolve()
            there = path.is_file()
        except (OSError, RuntimeError, ValueError):  # too long, links in a circle, no text
            there = False
        if there and path.is_relative_to(root):
            place = Place(f"{self.shown}/{path.relative_to(root).as_posix()}", 0)
            return Reference("file", name, Place(place.file, 0, digest(path.read_bytes())))
        if there:
            what = f"the file {name} lies outside the subject's folder"
            self.collector.add(at.problem(what, "name a file inside it"))
        else:
            what = f"{self.shown} has no file and no fact `{name}`"
            self.collector.add(at.problem(what, did_you_mean(name, self._names())))
        return None

    def _names(self) -> list[str]:
        """What might have been meant."""
        held = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return [*self.facts, *(path.relative_to(self.folder).as_posix() for path in held)]

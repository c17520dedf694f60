"""Finding rule sets by id and version, in a workspace first and then among the built-in ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from milepost.errors import InvalidInput, Problem, UsageError
from milepost.loading.format import VERSION
from milepost.loading.linking import link
from milepost.loading.problems import Collector
from milepost.loading.rule_files import Written, read_rule_set
from milepost.loading.sections import At
from milepost.model.ruleset import RuleSet
from milepost.suggestions import did_you_mean


def built_in() -> Path:
    """The folder of the rule sets that come with the package."""
    packaged = Path(str(files("milepost"))) / "rulesets"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "rulesets"


@dataclass(frozen=True, slots=True)
class Found:
    """One version of a rule set: where it is, and the path that messages show."""

    id: str
    version: str
    path: Path
    shown: str

    @property
    def reference(self) -> str:
        """`id@version`."""
        return f"{self.id}@{self.version}"


@dataclass
class Catalogue:
    """The rule sets of some folders; the first folder that has a version wins.

    `root` is what shown paths are relative to.
    """

    folders: Sequence[Path]
    root: Path
    _loaded: dict[str, RuleSet] = field(default_factory=dict)

    def all(self) -> tuple[Found, ...]:
        """Every version found, by id and version, oldest first."""
        found: dict[tuple[str, str], Found] = {}
        for folder in self.folders:
            for entry in self._versions(folder):
                found.setdefault((entry.id, entry.version), entry)
        return tuple(sorted(found.values(), key=lambda f: (f.id, _rank(f.version))))

    def find(self, reference: str) -> Found:
        """The version `id@version` names; of an `id` alone the newest.

        Raises UsageError with a suggestion where there is none.
        """
        name, _, version = reference.partition("@")
        versions = [f for f in self.all() if f.id == name]
        if not versions:
            mend = did_you_mean(name, {f.id for f in self.all()})
            raise UsageError(f"there is no rule set `{name}`" + (f"; {mend}" if mend else ""))
        if not version:
            return versions[-1]
        for entry in versions:
            if entry.version == version:
                return entry
        known = ", ".join(f.version for f in versions)
        raise UsageError(f"{name} has no version {version}; there is {known}")

    def load(self, reference: str) -> RuleSet:
        """The rule set, linked with the libraries it pins.

        Raises UsageError where there is none, InvalidInput where it does not hold up.
        """
        found = self.find(reference)
        if found.reference not in self._loaded:
            self._loaded[found.reference] = self.load_file(found.path, found.shown)
        return self._loaded[found.reference]

    def load_file(self, path: Path, shown: str) -> RuleSet:
        """A rule set from a file or folder that need not lie among the others."""
        written = read_rule_set(path, shown)
        collector, libraries = Collector(), []
        for number in range(_pinned(written)):
            with collector.gathering():
                libraries.append(self._library(written, number))
        collector.raise_if_any()
        return link(written, libraries)

    def _library(self, written: Written, number: int) -> RuleSet:
        reference = written.identity.library[number]
        at = At(written.source, ("library", number))
        if "@" not in reference:
            what = f"the library `{reference}` is not pinned to a version"
            raise InvalidInput((at.problem(what, "write it as id@1.0.0"),))
        try:
            library = self.load(reference)
        except UsageError as error:
            raise InvalidInput((at.problem(str(error)),)) from None
        if library.kind != "library":
            problem = at.problem(f"{reference} is a {library.kind} rule set, not a library")
            raise InvalidInput((problem,))
        return library

    def _versions(self, folder: Path) -> list[Found]:
        entries = []
        for path in sorted(folder.glob("*/*")):
            version = path.name if path.is_dir() else path.name.removesuffix(".yaml")
            is_rules = path.is_dir() or path.suffix == ".yaml"
            if is_rules and re.fullmatch(VERSION, version):
                entries.append(Found(path.parent.name, version, path, self._shown(path)))
        return entries

    def _shown(self, path: Path) -> str:
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return "/".join(path.parts[-3:])


def _pinned(written: Written) -> int:
    return len(written.identity.library)


def _rank(version: str) -> tuple[tuple[int, ...], bool, str]:
    """SemVer order: a pre-release stands before its release."""
    numbers, _, pre = version.partition("-")
    return tuple(int(n) for n in numbers.split(".")), not pre, pre


def misplaced(found: Found, ruleset: RuleSet) -> tuple[Problem, ...]:
    """A problem where the file says another id or version than its path."""
    if (found.id, found.version) == (ruleset.id, ruleset.version):
        return ()
    what = f"the file says {ruleset.reference}, its path {found.reference}"
    return (Problem(found.shown, 1, 1, "", what, "rename the file or correct it"),)

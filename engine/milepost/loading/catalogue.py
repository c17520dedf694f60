"""Finding rule sets by id and version, in a workspace first and then among the built-in ones."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path

from milepost.errors import InvalidInput, Problem, UsageError
from milepost.loading.format import VERSION
from milepost.loading.linking import link
from milepost.loading.linking.using import used_by
from milepost.loading.problems import Collector
from milepost.loading.remembering import REMEMBERED, fingerprint
from milepost.loading.rule_files import Files, Written, read_files, written
from milepost.loading.sections import At
from milepost.loading.tailoring import Base, is_overlay, overlay_file, resolve
from milepost.loading.versions import CARET, Range, newest, rank
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
    _prints: dict[tuple[Path, ...], str] = field(default_factory=dict)
    _written: dict[Path, Written] = field(default_factory=dict)
    _open: dict[str, str] = field(default_factory=dict)

    def all(self) -> tuple[Found, ...]:
        """Every version found, by id and version, oldest first."""
        found: dict[tuple[str, str], Found] = {}
        for folder in self.folders:
            for entry in self._versions(folder):
                found.setdefault((entry.id, entry.version), entry)
        return tuple(sorted(found.values(), key=lambda f: (f.id, rank(f.version))))

    def find(self, reference: str) -> Found:
        """The version `id@version` names; the newest of an `id` alone, or of a range `id@^1.0`.

        Raises UsageError with a suggestion where there is none.
        """
        name, _, version = reference.partition("@")
        versions = {f.version: f for f in self.all() if f.id == name}
        if not versions:
            mend = did_you_mean(name, {f.id for f in self.all()})
            raise UsageError(f"there is no rule set `{name}`" + (f"; {mend}" if mend else ""))
        if not version:
            return [*versions.values()][-1]
        wanted = _within(version, [*versions]) if version.startswith(CARET) else version
        if wanted is not None and wanted in versions:
            return versions[wanted]
        known = ", ".join(versions)
        raise UsageError(f"{name} has no version {version}; there is {known}")

    def load(self, reference: str) -> RuleSet:
        """The rule set, linked with the libraries it pins, and tailored where it is an overlay.

        Raises UsageError where there is none, or where it rests on itself; InvalidInput where it
        does not hold up.
        """
        found = self.find(reference)
        if found.reference not in self._loaded:
            key = (self._fingerprint(found), found.shown, found.reference)
            known = REMEMBERED.get(key)
            if known is None:
                with self._opening(found):
                    known = self.load_file(found.path, found.shown)
                REMEMBERED.keep(key, known)
            self._loaded[found.reference] = known
        return self._loaded[found.reference]

    def _fingerprint(self, found: Found) -> str:
        """Of all that the rule set may be made of: its own folder, where no other overrides it."""
        own = next(folder for folder in self.folders if folder in found.path.parents)
        others = [folder for folder in self.folders if folder != own and folder.is_dir()]
        ids = {path.name for path in own.iterdir()}
        apart = not any(ids & {path.name for path in folder.iterdir()} for folder in others)
        last = own == self.folders[-1]
        folders = (own,) if apart and last else tuple(self.folders)
        if folders not in self._prints:
            self._prints[folders] = fingerprint(folders)
        return self._prints[folders]

    def load_file(self, path: Path, shown: str) -> RuleSet:
        """A rule set from a file or folder that need not lie among the others."""
        return self._linked(self._read(path, shown), {})

    def written(self, reference: str) -> Written:
        """The rule set as it is written, with the changes of an overlay made.

        Raises UsageError where there is none, InvalidInput where it does not hold up.
        """
        found = self.find(reference)
        return self._read(found.path, found.shown)

    def libraries(self, own: Written) -> dict[str, Written]:
        """The libraries of a rule set and those they pin themselves, by their references."""
        found: dict[str, Written] = {}
        for reference in own.identity.library:
            library = own.libraries.get(reference) or self.written(reference)
            found |= {**self.libraries(library), reference: library}
        return {**found, **{name: one for name, one in own.libraries.items() if name in found}}

    def _read(self, path: Path, shown: str) -> Written:
        if path not in self._written:
            files = read_files(path, shown)
            overlay = is_overlay(files.reads[0])
            self._written[path] = self._tailored(files) if overlay else written(files)
        return self._written[path]

    def _tailored(self, files: Files) -> Written:
        """What an overlay makes of the rule set that it extends."""
        overlay, at = overlay_file(files), At(files.reads[0], ("extends",))
        if "@" not in overlay.extends:
            what = f"`{overlay.extends}` names no version to extend"
            raise InvalidInput((at.problem(what, f"write it as {overlay.extends}@^1.0"),))
        base = self._referred(overlay.extends, at)
        own = self.written(base.reference)
        return resolve(files, overlay, Base(base.reference, own, base.digest, self.libraries(own)))

    def _linked(self, own: Written, changed: Mapping[str, Written]) -> RuleSet:
        """Linked with its libraries, those that it or who pins it has `changed` as they are now."""
        collector, libraries = Collector(), []
        tailored = {**own.libraries, **changed}
        for number, _ in enumerate(own.identity.library):
            with collector.gathering():
                libraries.append(self._library(own, number, tailored))
        used = used_by(own, self.load, collector)
        collector.raise_if_any()
        linked = link(own, libraries, used)
        mended = {done.item for done in own.tailoring if done.action == "change"}
        borrowed = linked.borrowed - mended
        return replace(linked, extends=own.extends, tailoring=own.tailoring, borrowed=borrowed)

    def _library(self, own: Written, number: int, tailored: Mapping[str, Written]) -> RuleSet:
        reference, at = own.identity.library[number], At(own.source, ("library", number))
        if "@" not in reference or f"@{CARET}" in reference:
            what = f"the library `{reference}` is not pinned to a version"
            raise InvalidInput((at.problem(what, "write it as id@1.0.0"),))
        library = self._referred(reference, at)
        if library.kind != "library":
            problem = at.problem(f"{reference} is a {library.kind} rule set, not a library")
            raise InvalidInput((problem,))
        if not self._rests_on(library, tailored):
            return library
        return self._linked(tailored.get(reference) or self.written(reference), tailored)

    def _rests_on(self, library: RuleSet, changed: Mapping[str, Written]) -> bool:
        if library.reference in changed:
            return True
        return any(self._rests_on(self.load(name), changed) for name in library.libraries)

    def _referred(self, reference: str, at: At) -> RuleSet:
        """What a file names. Raises InvalidInput at the name where it is not there."""
        try:
            return self.load(reference)
        except UsageError as error:
            raise InvalidInput((at.problem(str(error)),)) from None

    @contextmanager
    def _opening(self, found: Found) -> Iterator[None]:
        """While a rule set is loaded nothing that it rests on may rest on it."""
        if found.reference in self._open:
            circle = list(self._open).index(found.reference)
            files = ", ".join([*self._open.values()][circle:])
            raise UsageError(f"{found.reference} rests on itself by way of {files}")
        self._open[found.reference] = found.shown
        try:
            yield
        finally:
            del self._open[found.reference]

    def _versions(self, folder: Path) -> list[Found]:
        entries = []
        for home in _inside(folder):
            for entry in _inside(home) if home.is_dir() else ():
                is_rules = entry.is_dir() or entry.name.endswith(".yaml")
                version = entry.name if entry.is_dir() else entry.name.removesuffix(".yaml")
                if is_rules and re.fullmatch(VERSION, version):
                    path = folder / home.name / entry.name
                    entries.append(Found(home.name, version, path, self._shown(path)))
        return entries

    def _shown(self, path: Path) -> str:
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return "/".join(path.parts[-3:])


def _inside(folder: str | os.PathLike[str]) -> list[os.DirEntry[str]]:
    """What a folder holds, by name; nothing where it is not there or cannot be read."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError:
        return []


def _within(version: str, known: Sequence[str]) -> str | None:
    """The newest version in a range. Raises UsageError where it is not written as one."""
    asked = Range.read(version)
    if asked is None:
        raise UsageError(f"{version} is not a range of versions; write it as ^1.0")
    return newest(known, asked)


def misplaced(found: Found, ruleset: RuleSet) -> tuple[Problem, ...]:
    """A problem where the file says another id or version than its path."""
    if (found.id, found.version) == (ruleset.id, ruleset.version):
        return ()
    what = f"the file says {ruleset.reference}, its path {found.reference}"
    return (Problem(found.shown, 1, 1, "", what, "rename the file or correct it"),)

"""Reading the files of one rule set: a single file, or a folder merged under one digest."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from milepost.errors import InvalidInput, Problem
from milepost.loading.building import build
from milepost.loading.digests import digest_of_files
from milepost.loading.format import PLACES, LibraryPart, RuleSetFile
from milepost.loading.problems import Collector
from milepost.loading.read import Read
from milepost.loading.yaml_text import read_yaml_file
from milepost.model.tailoring import Tailoring

IDENTITY = "ruleset.yaml"
"""The file of a folder that says which rule set it is."""


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a rule set as read, the one that says which it is first, and their digest."""

    reads: tuple[Read, ...]
    digest: str
    folder: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A rule set as written: its identity, all parts with their files, and the files' digest.

    One that an overlay made keeps the base it `extends`, what was changed (`tailoring`), and by
    their references the `libraries` that were changed with it.
    """

    identity: RuleSetFile
    source: Read
    parts: tuple[tuple[LibraryPart, Read], ...]
    digest: str
    extends: str = ""
    tailoring: tuple[Tailoring, ...] = ()
    libraries: Mapping[str, Written] = field(default_factory=dict)


def read_files(path: Path, shown: str) -> Files:
    """The files of a rule set, be it one file or a folder.

    Raises InvalidInput with the problems of all its files.
    """
    files = _files(path)
    collector = Collector()
    reads: list[Read] = []
    for file in files:
        with collector.gathering():
            name = f"{shown}/{file.name}" if path.is_dir() else shown
            reads.append(read_yaml_file(file, name))
    collector.raise_if_any()
    if path.is_dir() and not any(file.name == IDENTITY for file in files):
        what = f"the folder has no {IDENTITY}"
        mend = "write `ruleset`, `version`, `kind` and `title` into one"
        raise InvalidInput((Problem(shown, 0, 0, "", what, mend),))
    digest = digest_of_files([(file.name, file.read_bytes()) for file in files])
    return Files(tuple(reads), digest, path.is_dir())


def written(files: Files, other_axes: Collection[str] = ()) -> Written:
    """The models of the files; criteria may lie on `other_axes` besides their own.

    Raises InvalidInput with everything in them that is amiss.
    """
    collector = Collector()
    axes = {*other_axes, *(axis for read in files.reads for axis in _keys(read.data, "axes"))}
    parts: list[LibraryPart] = []
    for number, read in enumerate(files.reads):
        with collector.gathering():
            model = LibraryPart if number else RuleSetFile
            parts.append(build(model, replace(read, data=_gathered(read.data, axes))))
    collector.raise_if_any()
    identity = parts[0]
    assert isinstance(identity, RuleSetFile)
    pairs = tuple(zip(parts, files.reads, strict=True))
    return Written(identity, files.reads[0], pairs, files.digest)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(path.glob("*.yaml"), key=lambda file: (file.name != IDENTITY, file.name))


def _gathered(data: Any, axes: set[str]) -> Any:
    """The data with each criterion's axis keys under one key that no author can write."""
    criteria = data.get("criteria") if isinstance(data, dict) else None
    if not isinstance(criteria, list):
        return data
    return {**data, "criteria": [_placed(criterion, axes) for criterion in criteria]}


def _placed(criterion: Any, axes: set[str]) -> Any:
    if not isinstance(criterion, dict) or not axes & criterion.keys():
        return criterion
    found = {key: value for key, value in criterion.items() if key in axes}
    rest = {key: value for key, value in criterion.items() if key not in axes}
    return {**rest, PLACES: found}


def _keys(data: Any, section: str) -> Sequence[str]:
    found = data.get(section) if isinstance(data, dict) else None
    return list(found) if isinstance(found, dict) else []

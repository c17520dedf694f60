"""Reading the files of one rule set: a single file, or a folder merged under one digest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from milepost.errors import InvalidInput, Problem
from milepost.loading.building import build
from milepost.loading.digests import digest_of_files
from milepost.loading.format import PLACES, LibraryPart, RuleSetFile
from milepost.loading.problems import Collector
from milepost.loading.read import Read
from milepost.loading.yaml_text import read_yaml_file

IDENTITY = "ruleset.yaml"
"""The file of a folder that says which rule set it is."""


@dataclass(frozen=True, slots=True)
class Written:
    """A rule set as written: its identity, all parts with their files, and the files' digest."""

    identity: RuleSetFile
    source: Read
    parts: tuple[tuple[LibraryPart, Read], ...]
    digest: str


def read_rule_set(path: Path, shown: str) -> Written:
    """Read a rule set from a file or a folder of files.

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
    axes = {axis for read in reads for axis in _keys(read.data, "axes")}
    if path.is_dir() and not any(file.name == IDENTITY for file in files):
        what = f"the folder has no {IDENTITY}"
        mend = "write `ruleset`, `version`, `kind` and `title` into one"
        raise InvalidInput((Problem(shown, 0, 0, "", what, mend),))
    parts = _built(reads, axes, path.is_dir(), collector)
    collector.raise_if_any()
    identity = next(part for part in parts if isinstance(part, RuleSetFile))
    source = reads[parts.index(identity)]
    digest = digest_of_files([(file.name, file.read_bytes()) for file in files])
    return Written(identity, source, tuple(zip(parts, reads, strict=True)), digest)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(path.glob("*.yaml"), key=lambda file: (file.name != IDENTITY, file.name))


def _built(
    reads: list[Read], axes: set[str], folder: bool, collector: Collector
) -> list[LibraryPart]:
    parts: list[LibraryPart] = []
    for read in reads:
        _gather_places(read.data, axes)
        identity = not folder or read.file.endswith(f"/{IDENTITY}")
        with collector.gathering():
            parts.append(build(RuleSetFile if identity else LibraryPart, read))
    return parts


def _gather_places(data: Any, axes: set[str]) -> None:
    """Move a criterion's axis keys under one key that no author can write."""
    criteria = data.get("criteria") if isinstance(data, dict) else None
    for criterion in criteria if isinstance(criteria, list) else ():
        if isinstance(criterion, dict):
            found = {key: criterion.pop(key) for key in list(criterion) if key in axes}
            if found:
                criterion[PLACES] = found


def _keys(data: Any, section: str) -> list[str]:
    found = data.get(section) if isinstance(data, dict) else None
    return list(found) if isinstance(found, dict) else []

"""A subject's `history`: results stored as JSON files, and earlier evidence in folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from milepost.errors import Problem
from milepost.loading.problems import Collector
from milepost.model.past import PastResult
from milepost.sources.results import read_results
from milepost.sources.subject_folder import is_empty

FOLDER = "history"


def past_folders(folder: Path) -> tuple[Path, ...]:
    """The folders of a subject's history that hold evidence of an earlier day, by name."""
    return tuple(path for path in _entries(folder) if path.is_dir() and not is_empty(path))


def stored_results(folder: Path, shown: str, subject: str) -> tuple[PastResult, ...]:
    """The results stored in a subject's history, in the order of files; `shown` is its folder.

    Raises InvalidInput with the problems of all files: one that holds no result, a result of
    another subject, two of one rule set, scope and day, and evidence that has no folder.
    """
    collector = Collector()
    found: list[PastResult] = []
    for path in _entries(folder):
        name = f"{shown}/{FOLDER}/{path.name}"
        if path.is_file() and path.suffix == ".json":
            with collector.gathering():
                found += read_results(path, name, subject)
        elif path.suffix in (".yaml", ".yml"):
            what = "evidence of an earlier day has a folder of its own"
            mend = f"move it into one, such as `{FOLDER}/2026-03-31`"
            collector.add(Problem(name, 0, 0, "", what, mend))
    collector.extend(_stored_once(found))
    collector.raise_if_any()
    return tuple(found)


def _entries(folder: Path) -> list[Path]:
    past = folder / FOLDER
    return sorted(past.iterdir()) if past.is_dir() else []


def _stored_once(results: Iterable[PastResult]) -> Iterator[Problem]:
    first: dict[tuple[object, ...], PastResult] = {}
    for result in results:
        other = first.setdefault((result.ruleset, result.scope, result.as_of), result)
        if other is not result and result.place is not None and other.place is not None:
            told = f"{result.ruleset} {result.scope or ''}".strip()
            there = f"{other.place.file}:{other.place.line}"
            what = f"{told} as of {result.as_of} is already stored at {there}"
            yield Problem(result.place.file, result.place.line, 1, "", what, "keep one of the two")

"""Everything the guard asks of the feature files below a folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from milepost.specs.guard.binding import unbound_steps
from milepost.specs.guard.problems import SpecProblem
from milepost.specs.guard.prose import misplaced_prose
from milepost.specs.guard.structure import outlines, scenario_names, something_to_run
from milepost.specs.guard.wordings import incomplete_wordings
from milepost.specs.guard.written import Unreadable, read
from milepost.specs.vocabulary import Phrase


def feature_files(folder: Path) -> tuple[Path, ...]:
    """The feature files below a folder, by path."""
    return tuple(sorted(folder.rglob("*.feature")))


def check_folder(folder: Path, known: Sequence[Phrase]) -> tuple[SpecProblem, ...]:
    """Every problem of the vocabulary and of the files; a folder without a file is one, too."""
    files = feature_files(folder)
    found = list(incomplete_wordings(known))
    if not files:
        found.append(SpecProblem(folder.name, 0, "EMPTY", "there is no feature file"))
    for path in files:
        found += check_file(path, path.relative_to(folder).as_posix(), known)
    return tuple(found)


def check_file(path: Path, shown: str, known: Sequence[Phrase]) -> tuple[SpecProblem, ...]:
    """Every problem of one file, by line."""
    return tuple(sorted(set(_problems(path, shown, known))))


def _problems(path: Path, shown: str, known: Sequence[Phrase]) -> Iterator[SpecProblem]:
    try:
        written = read(path, shown)
    except Unreadable as error:
        yield from error.problems
        return
    yield from something_to_run(written)
    yield from scenario_names(written)
    yield from outlines(written)
    yield from misplaced_prose(written)
    yield from unbound_steps(written, known)

"""What is not known across subjects, and whom to ask for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from milepost.model.summaries import Asked, Summary
from milepost.model.text import Text


@dataclass(frozen=True, slots=True)
class Lack:
    """A piece of evidence that some subjects do not have."""

    name: str
    asked: Asked
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A role (None: nobody is named) with what it is asked for: what most subjects lack first."""

    title: Text | None
    lacks: tuple[Lack, ...]

    @property
    def pieces(self) -> int:
        """Pieces of evidence over all subjects."""
        return sum(len(lack.subjects) for lack in self.lacks)

    @property
    def subjects(self) -> int:
        """Subjects that wait for this role."""
        return len({name for lack in self.lacks for name in lack.subjects})


def roles(summaries: Iterable[Summary]) -> tuple[Role, ...]:
    """Whom to ask, those asked for most first. A fact that two rule sets need counts once."""
    asked: dict[str, Asked] = {}
    lacking: dict[str, dict[str, None]] = {}
    for subject in summaries:
        for verdict in subject.verdicts:
            for name in verdict.lacking:
                asked.setdefault(name, verdict.rules.asked[name])
                lacking.setdefault(name, {})[subject.folder] = None
    found: dict[str, list[Lack]] = {}
    for name, subjects in lacking.items():
        role = asked[name].role
        found.setdefault(role.en if role else "", []).append(
            Lack(name, asked[name], tuple(subjects))
        )
    made = (_role(own) for own in found.values())
    return tuple(sorted(made, key=_order))


def _order(role: Role) -> tuple[object, ...]:
    return -role.pieces, role.title is None, role.title.en if role.title else ""


def _role(lacks: list[Lack]) -> Role:
    ordered = sorted(lacks, key=lambda lack: (-len(lack.subjects), lack.name))
    return Role(lacks[0].asked.role, tuple(ordered))

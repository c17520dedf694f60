"""A mistake in a feature file or in the vocabulary, placed so that its author finds it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class SpecProblem:
    """One mistake: `file:line: [CODE] what`."""

    file: str
    line: int
    code: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: [{self.code}] {self.what}"

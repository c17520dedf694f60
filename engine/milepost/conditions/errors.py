"""The mistake of whoever wrote a condition."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.errors import MilepostError


@dataclass(eq=False)
class ConditionError(MilepostError):
    """The author's mistake: a condition does not follow the grammar or the types.

    `column` counts characters of the condition from 1; `mend` says how to put it right.
    """

    message: str
    mend: str = ""
    column: int = 1
    exit_code = 3

    def __str__(self) -> str:
        return f"column {self.column}: {self.message}" + (f"; {self.mend}" if self.mend else "")

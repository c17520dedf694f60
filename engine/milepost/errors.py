"""What can go wrong, by whose mistake it is; each class names its exit code."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one file, placed so that an author finds it.

    `line` and `column` count from 1 (0: the file as a whole); `key` is the path of keys, such as
    `criteria[3].checks[0].check`; `what` says what is wrong and `mend` how to put it right.
    """

    file: str
    line: int
    column: int
    key: str
    what: str
    mend: str = ""

    def __str__(self) -> str:
        place = self.file if not self.line else f"{self.file}:{self.line}:{self.column}"
        key = f" {self.key}:" if self.key else ""
        return f"{place}:{key} {self.what}" + (f"; {self.mend}" if self.mend else "")


class MilepostError(Exception):
    """Base of every error this package raises on purpose."""

    exit_code = 70


class UsageError(MilepostError):
    """The caller's mistake: an unknown gate, subject, rule set or option value."""

    exit_code = 2


@dataclass
class InvalidInput(MilepostError):  # noqa: N818 - the name says what the reader holds
    """The author's mistake: a rule set, waiver or evidence file does not hold up.

    Carries every problem found in the files read, not only the first.
    """

    problems: tuple[Problem, ...] = field(default=())
    exit_code = 3

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in sorted(self.problems))


class NothingEvaluated(MilepostError):  # noqa: N818
    """Nobody's mistake, but no verdict either: not one criterion could be assessed."""

    exit_code = 5

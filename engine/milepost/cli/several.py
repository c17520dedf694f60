"""Several subjects in one run: one that is not ready does not keep the others from theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from milepost.cli.language import told
from milepost.cli.progress import each
from milepost.cli.saying import say
from milepost.errors import InvalidInput, MilepostError, NothingEvaluated, UsageError

if TYPE_CHECKING:
    from milepost.model.review import Review

NO_VERDICT = tuple(
    kind.exit_code for kind in (MilepostError, UsageError, InvalidInput, NothingEvaluated)
)
"""Exit codes of runs without a verdict, the one that counts most first."""

Reviews = tuple["Review", ...]
T = TypeVar("T")


class Several:
    """Work on subjects one by one; errors are told on the way and kept as exit codes."""

    def __init__(
        self,
        folders: Sequence[Path],
        label: str,
        failed: Callable[[Path, MilepostError], None] = lambda *_: None,
    ) -> None:
        """`failed` hears of each error; it must not keep it, since it holds on to the subject."""
        self.folders, self.label, self.failed = folders, label, failed
        self.codes: set[int] = set()

    def reviewed(self, review: Callable[[Path], Reviews]) -> Iterator[tuple[Path, Reviews]]:
        """Each subject that could be reviewed. The error of a single subject is raised."""
        return self.done(review)

    def done(self, work: Callable[[Path], T]) -> Iterator[tuple[Path, T]]:
        """Each subject that the work could be done for. That of a single subject is raised."""
        for folder in each(self.folders, self.label):
            try:
                yield folder, work(folder)
            except MilepostError as error:
                if len(self.folders) == 1:
                    raise
                self.failed(folder, error)
                self.tell(error)

    def exit_code(self, otherwise: int) -> int:
        """The worst error's code; `otherwise` where every subject was reviewed."""
        return next((code for code in NO_VERDICT if code in self.codes), otherwise)

    def tell(self, error: MilepostError) -> None:
        """Say an error and keep its exit code."""
        say(told(error), err=True)
        self.codes.add(error.exit_code)

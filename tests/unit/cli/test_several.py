"""Several subjects in one run: the worst error counts, an internal one above all."""

from __future__ import annotations

from pathlib import Path

import pytest
from milepost.cli.several import Several
from milepost.errors import InvalidInput, MilepostError, NothingEvaluated, UsageError

FOLDERS = [Path("a"), Path("b"), Path("c")]


def ended(*errors: MilepostError | None) -> int:
    waiting = list(errors)

    def review(folder: Path) -> tuple[()]:
        if (error := waiting.pop(0)) is not None:
            raise error
        return ()

    several = Several(FOLDERS[: len(errors)], "Assessing")
    list(several.reviewed(review))
    return several.exit_code(0)


@pytest.mark.parametrize(
    ("errors", "code"),
    [
        ((None, None), 0),
        ((None, NothingEvaluated("nothing")), 5),
        ((NothingEvaluated("nothing"), InvalidInput(())), 3),
        ((InvalidInput(()), UsageError("no gate")), 2),
        ((UsageError("no gate"), MilepostError("not linked"), None), 70),
    ],
)
def test_the_worst_error_decides(errors: tuple[MilepostError | None, ...], code: int) -> None:
    assert ended(*errors) == code


def test_the_error_of_a_single_subject_is_raised() -> None:
    with pytest.raises(NothingEvaluated):
        ended(NothingEvaluated("nothing"))

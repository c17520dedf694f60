"""Importing a model that a test has written, or what its author is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from milepost.errors import InvalidInput
from milepost.importing.format import Request, imported

Data = dict[str, Any]


@pytest.fixture
def data() -> Callable[..., Data]:
    """The rule set made of a model; further files by their option."""

    def read(form: str, path: Path, **further: Path) -> Data:
        given = {option: (file,) for option, file in further.items()}
        return imported(form, Request(path, given)).named()

    return read


@pytest.fixture
def refused(data: Callable[..., Data], tmp_path: Path) -> Callable[..., list[str]]:
    """What is told of a model that does not hold up, with paths below the test's folder."""

    def read(form: str, path: Path, **further: Path) -> list[str]:
        with pytest.raises(InvalidInput) as caught:
            data(form, path, **further)
        return str(caught.value).replace(f"{tmp_path.as_posix()}/", "").splitlines()

    return read

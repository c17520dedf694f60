"""What the unit tests share: the sample workspace, loaded once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from milepost.inference.chaining import Chainer
from milepost.workspace import Workspace


@pytest.fixture(scope="session")
def samples() -> Iterator[Workspace]:
    """The workspace at the root of the repository with its rule sets and four subjects."""
    with Workspace(Path(__file__).parents[2], Chainer("reference")) as workspace:
        yield workspace

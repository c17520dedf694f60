"""What the unit tests share: the sample workspace, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest
from milepost.workspace import Workspace


@pytest.fixture(scope="session")
def samples() -> Workspace:
    """The workspace at the root of the repository with its rule sets and four subjects."""
    return Workspace.around(Path(__file__).parents[2])

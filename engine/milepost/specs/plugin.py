"""The pytest plugin: `pytest_plugins = ["milepost.specs.plugin"]` in the top conftest loads it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from milepost.inference.chaining import Chainer
from milepost.specs.session import Session
from milepost.specs.stages import Case, Reviewed
from milepost.specs.vocabulary import STEP_MODULES
from milepost.workspace import Workspace

pytest_plugins = STEP_MODULES


@pytest.fixture(scope="session")
def governance_workspace(pytestconfig: pytest.Config) -> Iterator[Workspace]:
    """The workspace of the test run; a conftest may put another in its place."""
    with Workspace.around(pytestconfig.rootpath, Chainer("reference")) as workspace:
        yield workspace


@pytest.fixture(scope="session")
def governance_session(governance_workspace: Workspace) -> Session:
    """What this run has read and reviewed already."""
    return Session(governance_workspace)


@pytest.fixture
def governance_case() -> Case:
    """What the scenario stated so far; a scenario that stated nothing fails."""
    pytest.fail('no evidence is stated: begin with the evidence of "..."', pytrace=False)


@pytest.fixture
def governance_review() -> Reviewed:
    """What the review gave; a scenario without a review fails."""
    pytest.fail('nothing was reviewed: say when gate "..." is reviewed', pytrace=False)

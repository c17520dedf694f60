"""Reviews of the sample workspace, made once."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from milepost.analysis.reviewing import review
from milepost.inference.chaining import Chainer
from milepost.model.review import Review
from milepost.workspace import Workspace

ROOT = Path(__file__).parents[3]
SUBJECTS = ("metro-doors", "warehouse-automation", "bank-app", "transit-pmo")


@pytest.fixture(scope="session")
def sample_reviews() -> Mapping[str, tuple[Review, ...]]:
    """Every review of every sample subject, by subject; nothing drawn across findings."""
    workspace = Workspace(ROOT, Chainer("reference"))
    return {name: _reviews(workspace, name) for name in SUBJECTS}


def _reviews(workspace: Workspace, name: str) -> tuple[Review, ...]:
    evidence = workspace.evidence(ROOT / "assessments" / name)
    assert evidence.as_of is not None
    return tuple(
        review(workspace.assessment(evidence, target, evidence.as_of))
        for target in evidence.targets
    )

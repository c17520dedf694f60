"""Reviews of the sample workspace, made once."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from milepost.analysis.reviewing import review
from milepost.loading.catalogue import Catalogue
from milepost.model.review import Review
from milepost.scoring.assess import assess
from milepost.sources.declared import Declared
from milepost.sources.subject_folder import read_subject

ROOT = Path(__file__).parents[3]
SUBJECTS = ("metro-doors", "warehouse-automation", "bank-app", "transit-pmo")


@pytest.fixture(scope="session")
def sample_reviews() -> Mapping[str, tuple[Review, ...]]:
    """Every review of every sample subject, by subject."""
    catalogue = Catalogue([ROOT / "rulesets"], ROOT)
    declared = Declared.by([catalogue.load(found.reference) for found in catalogue.all()])
    return {name: _reviews(catalogue, declared, name) for name in SUBJECTS}


def _reviews(catalogue: Catalogue, declared: Declared, name: str) -> tuple[Review, ...]:
    evidence = read_subject(ROOT / "assessments" / name, f"assessments/{name}", declared)
    assert evidence.as_of is not None
    return tuple(
        review(assess(catalogue.load(t.ruleset), evidence, evidence.as_of, t.scope))
        for t in evidence.targets
    )

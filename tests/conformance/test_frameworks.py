"""Published frameworks, written as rule sets, come to their published numbers."""

from __future__ import annotations

import pytest
from conformance.frameworks.running import Case, cases, differences, frameworks

ALL = [case for framework in frameworks() for case in cases(framework)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.framework}: {case.name}")
def test_case(case: Case) -> None:
    assert differences(case) == []

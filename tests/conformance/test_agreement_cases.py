"""Agreement statistics against the values that well-known libraries give for the same ratings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from milepost.analysis.agreement.alpha import alpha
from milepost.analysis.agreement.icc import icc
from milepost.analysis.agreement.kappa import cohen, fleiss

FILE = Path(__file__).parent / "agreement" / "libraries.json"
CASES = json.loads(FILE.read_text("utf-8"))["cases"]


def _close(value: Any, expected: float | None) -> bool:
    """Equal to nine decimals; what a library cannot tell is not told here either."""
    if value is None or expected is None:
        return value is None and expected is None
    return float(value) == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize(
    "case", CASES, ids=[f"case{number}" for number in range(1, len(CASES) + 1)]
)
def test_every_statistic(case: dict[str, Any]) -> None:
    gaps = [[r for r in row if r is not None] for row in case["with_gaps"]]
    pairs = [(row[0], row[1]) for row in case["ratings"]]
    for metric, expected in case["alpha_with_gaps"].items():
        assert _close(alpha(gaps, metric), expected), metric
    for how, expected in case["kappa_of_the_first_two"].items():
        assert _close(cohen(pairs, how, range(1, 6)), expected), how
    for form, expected in case["icc"].items():
        assert _close(icc(case["ratings"], form), expected), form
    assert _close(fleiss(case["ratings"]), case["fleiss"])

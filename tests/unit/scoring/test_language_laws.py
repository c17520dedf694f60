"""What laws over generated rule sets have brought to light."""

from __future__ import annotations

from building import assessed, given

LOWER = """
better: lower
criteria:
  - {id: known, check: q}
  - {id: check, check: p}
  - {id: rated, scale: anchors, answer: {en: How}}
results:
  passing: {value: 'count(criteria, passed)'}
  risk: {take: mean, of: rating, only: 'id == "rated"'}
main: passing
"""


def test_where_lower_is_better_a_check_still_passes_at_best() -> None:
    results = assessed(LOWER, given(q=True)).results
    passing, risk = results["passing"], results["risk"]
    assert (passing.worst.exact, passing.best.exact) == (1, 3)
    assert (risk.worst.exact, risk.best.exact) == (4, 0)

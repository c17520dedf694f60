"""What a failed assertion says: expected, actual, and the reasons in the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import pytest

from milepost.analysis.reviewing import shortfalls_of
from milepost.model.assessment import Assessment, Finding
from milepost.model.results import Conclusion
from milepost.model.review import Shortfall
from milepost.model.values import Document, Number, Step, Value, shown_number


def expect(actual: object, wanted: object, what: str, why: Iterable[str]) -> None:
    """Fail the scenario unless `actual` is `wanted`."""
    if actual != wanted:
        refuse(f"{what}: expected {wanted}, got {actual}", why)


def refuse(what: str, why: Iterable[str] = ()) -> None:
    """Fail the scenario, with the reasons one a line."""
    pytest.fail("\n".join([what, *(f"  {line}" for line in why)]), pytrace=False)


def displayed(number: Number, decimals: int | None) -> str:
    """A number as reports show it, without zeros at its end."""
    shown = shown_number(number, 2 if decimals is None else decimals)
    return shown_number(Fraction(shown))


def reasons(assessment: Assessment) -> Iterator[str]:
    """Why the main result is what it is: the row that decided, then every gap."""
    conclusion = assessment.main.conclusion
    said = [conclusion.void, conclusion.why, *(limit.why for limit in conclusion.limits)]
    limits = {name: limit.shown for name, limit in assessment.ruleset.parameters.items()}
    yield from (text.filled(limits).en for text in said if text is not None)
    yield from (gap(assessment, finding) for finding in assessment.findings if finding.unmet)


def gap(assessment: Assessment, finding: Finding) -> str:
    """One criterion: how it ended, and what stands between its checks and their being met."""
    name = finding.criterion.id
    if not finding.unmet:
        return f"{name} is {'met' if finding.outcome == 'pass' else finding.outcome}"
    lacks = "; ".join(map(_shortfall, shortfalls_of(assessment, finding)))
    return f"{name} is {finding.outcome} ({finding.severity}): {lacks or 'no shortfall is known'}"


def result_said(conclusion: Conclusion, decimals: int | None) -> str:
    """One result in a word or number."""
    if conclusion.void is not None:
        return "not given"
    value = conclusion.value
    if value is None:
        return "undetermined"
    if isinstance(value, Number) and not isinstance(value, bool):
        return displayed(value, decimals)
    return _shown(value)


def _shortfall(short: Shortfall) -> str:
    subject = f"{short.leaf} {short.fact or short.text}".strip()
    if short.lack in ("short", "share"):
        return f"{subject} is {_shown(short.actual)}, {short.operator} {_shown(short.wanted)} asked"
    if short.lack == "rated":
        return f"{short.leaf} is rated {_shown(short.actual)}"
    return f"{subject} {_LACKS[short.lack]}"


_LACKS = {
    "missing": "is missing",
    "stale": "is stale",
    "lost": "names a document that is not there",
    "absent": "is not so",
    "unusable": "is unusable",
    "unanswered": "is not answered",
    "few": "is over too few assessed",
    "open": "is over some not assessed",
}


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Step):
        return value.name
    if isinstance(value, Document):
        return f"{value.status} {value.date or ''}".strip()
    return shown_number(value) if isinstance(value, Number) else str(value)

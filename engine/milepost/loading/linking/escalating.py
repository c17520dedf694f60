"""`escalation`: the severities it names are there."""

from __future__ import annotations

from milepost.loading.linking.context import Linking
from milepost.suggestions import did_you_mean


def escalation_problems(linking: Linking) -> None:
    """Note every line that names a severity which does not exist."""
    known = linking.merged.severities
    for number, line in enumerate(linking.identity.escalation):
        if line.severity is not None and line.severity not in known:
            at = linking.top.down("escalation", number, "severity")
            mend = did_you_mean(line.severity, known)
            linking.collector.add(at.problem(f"there is no severity `{line.severity}`", mend))

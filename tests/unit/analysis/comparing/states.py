"""States of the demo subject for tests of comparing."""

from __future__ import annotations

from datetime import date

from building import rule_set
from milepost.analysis.comparing.states import State
from milepost.analysis.comparing.telling import told
from milepost.model.evidence import Evidence
from milepost.scoring.assess import assess

THEN, NOW = date(2026, 3, 31), date(2026, 6, 30)


def state(text: str, evidence: Evidence, day: date = NOW) -> State:
    """A state that can be scored again."""
    assessment = assess(rule_set(text), evidence, day)
    return State(told(assessment), "here", assessment, assessment.ruleset)


def stored(live: State, rules: bool = False) -> State:
    """The same as a stored result; its rules at hand where they are."""
    return State(live.result, "r.json", None, live.ruleset if rules else None)

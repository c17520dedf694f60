"""What a condition may name in the place where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from milepost.model.types import DATE, NUMBER, STEP, TEXT, YES_NO, Type

_OUTCOME_WORDS = (
    "passed",
    "partial",
    "failed",
    "unknown",
    "not_applicable",
    "errored",
    "met",
    "unmet",
    "waived",
    "skipped",
    "planned",
    "justified",
    "disputed",
    "counted",
    "all_ticked",
    "evidenced",
)
WORDS: Mapping[str, Type] = MappingProxyType(
    {
        **dict.fromkeys(_OUTCOME_WORDS, YES_NO),
        "id": TEXT,
        "severity": TEXT,
        "weight": NUMBER,
        "credit": NUMBER,
        "rating": NUMBER,
        "target": NUMBER,
        "share_ticked": NUMBER,
        "rationale": TEXT,
        "url": TEXT,
        "due": DATE,
        "value": NUMBER,
        "step": STEP,
    }
)
"""The words every criterion and check has; severities, tags and axes of a rule set join them."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Names and their types; whether results may be asked for, and by which ids.

    `words` are the words over an item of `under(...)`: the common ones unless said otherwise.
    """

    names: Mapping[str, Type] = field(default_factory=dict)
    results: bool = False
    ids: frozenset[str] = frozenset()
    words: Mapping[str, Type] = field(default_factory=lambda: WORDS)

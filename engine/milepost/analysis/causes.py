"""Weaknesses grouped by cause: which of them one pattern draws its conclusion from."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.model.assessment import Derived
from milepost.model.review import Weakness
from milepost.model.standing import Cause

KINDS = ("cause", "weakness")
"""Root causes and systemic weaknesses. An escalation or a contradiction names no cause."""


def causes(derived: Sequence[Derived], weaknesses: Sequence[Weakness]) -> tuple[Cause, ...]:
    """Each cause with the weaknesses it stands behind, in the order of their ranks.

    A weakness may have several causes, or none. The cause of the first weakness comes first.
    """
    ranked = [weakness.finding.criterion.id for weakness in weaknesses]
    found = [
        Cause(one, tuple(name for name in ranked if name in one.criteria))
        for one in derived
        if one.kind in KINDS
    ]
    standing = [cause for cause in found if cause.weaknesses]
    return tuple(sorted(standing, key=lambda cause: ranked.index(cause.weaknesses[0])))

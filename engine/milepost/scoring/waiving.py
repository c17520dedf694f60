"""Waivers: which one marks a finding, and why another has no effect."""

from __future__ import annotations

from datetime import date
from typing import Literal

from milepost.model.assessment import Finding
from milepost.model.evidence import Waiver
from milepost.model.kinds import last_instant

Standing = Literal["live", "expired", "unapproved", "unused"]


def live_waiver(waivers: tuple[Waiver, ...], criterion: str, as_of: date) -> Waiver | None:
    """The waiver that marks a criterion: live, and the first by id."""
    named = [w for w in waivers if w.criterion == criterion and _validity(w, as_of) == "live"]
    return min(named, key=lambda waiver: waiver.id, default=None)


def standing(waiver: Waiver, findings: tuple[Finding, ...], as_of: date) -> Standing:
    """What became of a waiver; a live one that no gap needs is unused.

    One that says `run: no` is used wherever it marks a finding, since a rule may ask for `skipped`.
    """
    validity = _validity(waiver, as_of)
    if validity != "live":
        return validity
    marked = (f for f in findings if f.waiver is not None and f.waiver.id == waiver.id)
    return "live" if any(f.unmet or is_skipped(f) for f in marked) else "unused"


def is_skipped(finding: Finding) -> bool:
    """Whether a live waiver says that nobody looks at the criterion meanwhile (`run: no`)."""
    return finding.waiver is not None and not finding.waiver.run


def in_question(waiver: Waiver, findings: tuple[Finding, ...]) -> bool:
    """Whether the waiver speaks of a criterion that was assessed."""
    return any(finding.criterion.id == waiver.criterion for finding in findings)


def _validity(waiver: Waiver, as_of: date) -> Standing:
    """The as-of date stands for its last instant, so a bare day of expiry is already over."""
    approver, requester = (_person(p) for p in (waiver.approver, waiver.requested_by))
    if not approver or approver == requester:
        return "unapproved"
    if waiver.expires is None or waiver.expires <= last_instant(as_of):
        return "expired"
    return "live"


def _person(name: str) -> str:
    return " ".join(name.split()).casefold()

"""Waivers: which one marks a finding, and why another has no effect."""

from __future__ import annotations

from datetime import date
from typing import Literal

from milepost.model.assessment import Finding
from milepost.model.evidence import Waiver

Standing = Literal["live", "expired", "unapproved", "unused"]


def live_waiver(waivers: tuple[Waiver, ...], criterion: str, as_of: date) -> Waiver | None:
    """The waiver that marks a criterion: live, and the first by id."""
    named = [w for w in waivers if w.criterion == criterion and _validity(w, as_of) == "live"]
    return min(named, key=lambda waiver: waiver.id, default=None)


def standing(waiver: Waiver, findings: tuple[Finding, ...], as_of: date) -> Standing:
    """What became of a waiver; a live one that no gap needs is unused."""
    validity = _validity(waiver, as_of)
    if validity != "live":
        return validity
    used = any(f.waiver is not None and f.waiver.id == waiver.id and f.unmet for f in findings)
    return "live" if used else "unused"


def in_question(waiver: Waiver, findings: tuple[Finding, ...]) -> bool:
    """Whether the waiver speaks of a criterion that was assessed."""
    return any(finding.criterion.id == waiver.criterion for finding in findings)


def _validity(waiver: Waiver, as_of: date) -> Standing:
    approver, requester = (_person(p) for p in (waiver.approver, waiver.requested_by))
    if not approver or approver == requester:
        return "unapproved"
    if waiver.expires is None or waiver.expires <= as_of:
        return "expired"
    return "live"


def _person(name: str) -> str:
    return " ".join(name.split()).casefold()

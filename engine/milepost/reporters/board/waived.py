"""Waivers for those who decide: which are in force, which are not, and what each changes."""

from __future__ import annotations

from collections import Counter

from milepost.model.evidence import Waiver
from milepost.reporters.board.told import Told
from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Column,
    Line,
    Lines,
    Mark,
    Prose,
    Small,
    Table,
    Tone,
)
from milepost.reporters.view.shapes import WaiverLine

_TONES: dict[str, Tone] = {
    "live": "warning",
    "expired": "bad",
    "unapproved": "bad",
    "unused": "quiet",
}
_SIGNS = {"live": "◐", "expired": "✕", "unapproved": "✕", "unused": "–"}


def waivers(told: Told) -> tuple[Block, ...]:
    """Every waiver with reason, approver, expiry and effect; a sentence where there is none."""
    if not told.part.waivers:
        return (Prose(told.board("waivers.none")),)
    shares = {"criterion": 24, "reason": 30, "approval": 16, "expires": 11, "standing": 19}
    columns = tuple(Column(told.say(key), wide=True, share=share) for key, share in shares.items())
    pairs = zip(told.assessment.waivers, told.part.waivers, strict=True)
    rows = tuple(_row(told, waiver, standing, line) for (waiver, standing), line in pairs)
    return (Prose(counted(told)), Table(columns, rows, named=0))


def counted(told: Told) -> str:
    """How many waivers stand in which way, in one sentence."""
    found = Counter(standing for _, standing in told.assessment.waivers)
    if not found:
        return told.board("waivers.none")
    named = (
        told.board("waivers.counted", count=found[standing], standing=_said(told, standing))
        for standing in _TONES
        if found[standing]
    )
    return told.board("waivers.sum", named=told.words.joined(named))


def _said(told: Told, standing: str) -> str:
    return told.board(f"waiver.{standing}")


def _row(told: Told, waiver: Waiver, standing: str, line: WaiverLine) -> tuple[Cell, ...]:
    finding = told.finding(waiver.criterion)
    title = told.context.criterion(finding) if finding else waiver.criterion
    requested = told.say("requested_by", name=line.requested_by)
    approved = told.say("approver", name=line.approver)
    return (
        Lines((Line((told.cited(waiver.criterion), title)), Small(line.id))),
        line.reason,
        Lines((approved, Small(requested))),
        line.expires,
        Lines((Mark(line.standing, _TONES[standing], _SIGNS[standing]), Small(line.meaning))),
    )

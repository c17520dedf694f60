"""Judged against practised: where an assessor's level stands above what the practices show."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.profile import Place
from milepost.reporters.documents.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Lines,
    Mark,
    Prose,
    Small,
    Table,
)
from milepost.reporters.maturity.told import Told


def proof(told: Told) -> tuple[Block, ...]:
    """That nobody judged, that every judged level is shown, or those that are not."""
    return tuple(_told(told))


def _told(told: Told) -> Iterator[Block]:
    profile = told.profile
    if not profile.given:
        yield Prose(told.say("proof.none"))
        return
    if not profile.above:
        yield Prose(told.say("proof.held", count=profile.given), "good")
        return
    said = told.say("proof.above", above=len(profile.above), given=profile.given)
    yield Prose(said, "poor")
    columns = (
        Column(told.say("dimension"), wide=True),
        Column(told.say("judged")),
        Column(told.say("practised")),
        Column(told.say("above"), "right"),
        Column(told.say("shown"), wide=True),
        Column(told.say("reason"), wide=True, share=36),
    )
    yield Table(columns, tuple(_row(told, one) for one in profile.above), named=0)


def _row(told: Told, one: Place) -> tuple[Cell, ...]:
    judged, shown = one.judged, one.practised
    value = judged.judged if judged else None
    reason = (
        value.rationale.to(told.language) if value and value.rationale else told.say("no_reason")
    )
    source = (
        told.words.joined(part for part in (value.by, value.place.shown) if part) if value else ""
    )
    return (
        told.name(one),
        told.step(judged.step if judged else None),
        told.step(shown.step if shown else None),
        Amount(one.above, signed=True),
        _standing(told, one),
        Lines((reason, Small(source))),
    )


def _standing(told: Told, one: Place) -> Cell:
    """Not proven, or beyond what any evidence could still show."""
    if one.beyond:
        return Mark(told.say("beyond", step=told.step(one.high)), "bad", "✕")
    return Mark(told.say("not_proven", coverage=told.percent(one)), "warning", "?")

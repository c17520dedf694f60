"""Verdicts as the cards of a first screen."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.reporters.documents.blocks import Card, Cards, Cell, Ref
from milepost.reporters.parts.saying import Say
from milepost.reporters.parts.toning import mark
from milepost.reporters.view.shapes import Card as Shape
from milepost.reporters.view.shapes import Part

_MANY = 3
"""Cards that fit on a first screen with all their reasons."""


def cards(parts: Sequence[Part], say: Say) -> Cards:
    """One card for each assessment; where there are many, the reasons stand with the answers."""
    brief = len(parts) > _MANY
    return Cards(tuple(card(part.card, say, brief) for part in parts), say("why"))


def card(shape: Shape, say: Say, brief: bool = False) -> Card:
    """Verdict, score with its interval, coverage and reasons; the numbers lead to how they came."""
    return Card(
        name="" if shape.name == shape.title else shape.name,
        title=shape.title,
        label=shape.verdict_label,
        verdict=mark(shape.verdict),
        figures=_figures(shape, say),
        whys=() if brief else shape.whys,
        to=shape.anchor,
    )


def _figures(shape: Shape, say: Say) -> tuple[tuple[str, Cell], ...]:
    scored: tuple[tuple[str, Cell], ...] = ()
    if shape.score_label:
        scored = (
            (shape.score_label, Ref(shape.score, f"{shape.anchor}-how")),
            (say("interval.label"), shape.interval),
        )
    return (*scored, (say("coverage"), Ref(shape.coverage, f"{shape.anchor}-missing")))

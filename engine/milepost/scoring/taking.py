"""`take` as written: one aggregation for all layers of a tree, or one for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from milepost.model.facts import Part
from milepost.model.kinds import Plain
from milepost.model.results import Rounding
from milepost.scoring import aggregations
from milepost.scoring.aggregation import Aggregation, made
from milepost.scoring.listing import listed
from milepost.suggestions import did_you_mean

ROOT = "all"
"""The layer that stands for the root of a tree."""

EVERY = ""
"""Stands for every layer that is not named."""


@dataclass(frozen=True, slots=True)
class Layer:
    """How the nodes of one layer are made from what is in them."""

    aggregation: Aggregation
    shown: str
    round: Rounding | None = None


class _Written(Part):
    """`{take, round}` of one layer."""

    take: Any
    round: Rounding | None = None


@lru_cache(maxsize=1)
def aggregation_kinds() -> dict[str, type[Aggregation]]:
    """Every aggregation by the name `take` uses."""
    return listed(aggregations, Aggregation)  # type: ignore[type-abstract]


def read_take(raw: Any) -> dict[str, Layer]:
    """The layers of a `take`. Raises ValueError for an aggregation there is not."""
    if isinstance(raw, Mapping) and not _is_one(raw):
        if all(isinstance(layer, Layer) for layer in raw.values()):
            return dict(raw)
        return {str(name): _layer(written) for name, written in raw.items()}
    return {EVERY: _layer(raw)}


def _is_one(raw: Mapping[Any, Any]) -> bool:
    """Whether a mapping is one aggregation, with its argument or its rounding.

    `{mean: 2}` is one too, and a mistake: what stands behind a layer is an aggregation.
    """
    with_argument = len(raw) == 1 and all(_has_argument(*one) for one in raw.items())
    return with_argument or "take" in raw


def _has_argument(name: Any, written: Any) -> bool:
    kinds = aggregation_kinds()
    if name not in kinds or kinds[name].argument != "none":
        return name in kinds
    return name != ROOT and not isinstance(written, Layer | Mapping) and str(written) not in kinds


def _layer(raw: Any) -> Layer:
    if isinstance(raw, Layer):
        return raw
    if isinstance(raw, Mapping) and "take" in raw:
        written = _Written.model_validate(raw)
        inner = _layer(written.take)
        return Layer(inner.aggregation, inner.shown, written.round)
    name, argument = _named(raw)
    kinds = aggregation_kinds()
    if name not in kinds:
        guess = did_you_mean(name, kinds) or f"use one of {', '.join(kinds)}"
        raise ValueError(f"there is no aggregation `{name}`", guess)
    return Layer(made(kinds[name], name, argument), _shown(name, argument))


def _named(raw: Any) -> tuple[str, Any]:
    if isinstance(raw, Mapping) and len(raw) == 1:
        return next((str(name), argument) for name, argument in raw.items())
    if not isinstance(raw, str | Plain):
        raise ValueError("an aggregation is a name", "write `take: mean`, or one for each layer")
    return str(raw), None


def _shown(name: str, argument: Any) -> str:
    if argument is None:
        return name
    words = ", ".join(map(str, argument)) if isinstance(argument, list | tuple) else str(argument)
    return f"{name} {words}"

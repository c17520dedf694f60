"""Scales that make sense: ends and lower ends that rise, and a mark that can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from milepost.errors import Problem
from milepost.loading.sections import At
from milepost.model.kinds import Plain, read_number
from milepost.model.scales import NumericScale, ScaleStep, StepScale
from milepost.model.values import Number

End = tuple[Number, bool]
"""A lower end, and whether it is itself left out."""


def scale_problems(scale: StepScale | NumericScale, at: At) -> Iterator[Problem]:
    """What keeps a scale from being one."""
    return _numeric(scale, at) if isinstance(scale, NumericScale) else _banded(scale, at)


def _numeric(scale: NumericScale, at: At) -> Iterator[Problem]:
    if not scale.low < scale.high:
        what = f"`to` is {scale.high}, and must be above `from`, {scale.low}"
        yield at.down("to").problem(what)
    elif scale.met_from is not None and not scale.low <= scale.met_from <= scale.high:
        what = (
            f"`met_from` is {scale.met_from}, and the scale goes from {scale.low} to {scale.high}"
        )
        yield at.down("met_from").problem(what)


def _banded(scale: StepScale, at: At) -> Iterator[Problem]:
    """Lower ends that are calculated, as from a parameter, are passed over."""
    ends = {name: end for name, step in scale.root.items() if (end := _end(step)) is not None}
    for (below, low), (name, high) in pairwise(ends.items()):
        if not low < high:
            what = f"the lower end of `{name}` is not above that of `{below}`"
            key = "above" if high[1] else "at_least"
            yield at.down(name, key).problem(what, "list the lowest step first")


def _end(step: ScaleStep) -> End | None:
    written = step.at_least if step.at_least is not None else step.above
    if written is None:
        return None
    try:
        return read_number(Plain(written.source.strip())), step.above is not None
    except ValueError:
        return None

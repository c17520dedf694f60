"""`steps`: the highest step of a scale whose condition holds."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import ClassVar

from pydantic import model_validator

from milepost.model.criteria import Judgement, Leaf, Seen
from milepost.model.kinds import Expr, Words
from milepost.model.scales import StepScale
from milepost.model.values import UNUSABLE, Value
from milepost.scoring.rating import rated


class StepsLeaf(Leaf):
    """One condition per step of the scale; a step that is not listed is never reached.

    A higher step that is unknown only widens the interval; where none is true and one is unknown
    the leaf is not assessed; where none is true the lowest step holds.
    """

    example: ClassVar[str] = 'steps: {"3": milestones_on_time_pct >= 85}'

    steps: dict[Words, Expr]

    @model_validator(mode="after")
    def _needs_scale(self) -> StepsLeaf:
        if self.scale is None:
            raise ValueError("`steps` needs a scale", "name it: `scale: anchors`")
        return self

    def judge(self, seen: Seen) -> Judgement:
        """The highest true step, with what unknown higher steps could still make of it."""
        scale = seen.scale(self)
        assert isinstance(scale, StepScale)
        asked = {n: seen.ask(n, self.steps[n]) for n in reversed(scale.names) if n in self.steps}
        reached = next((name for name, value in asked.items() if value is True), None)
        above = _above(asked, reached)
        if reached is None and UNUSABLE in above.values():
            return Judgement("error", Fraction(0), reason="unusable")
        possible = next((name for name, value in above.items() if value is None), None)
        return _judgement(scale, reached, possible)


def _above(asked: dict[str, Value], reached: str | None) -> dict[str, Value]:
    names = list(asked)
    upto = names.index(reached) if reached is not None else len(names)
    return {name: asked[name] for name in names[:upto]}


def _judgement(scale: StepScale, reached: str | None, possible: str | None) -> Judgement:
    best = None if possible is None else _at(scale, possible)
    if reached is None and best is not None:
        lowest = _at(scale, scale.names[0])
        return Judgement("not-assessed", Fraction(0), worst=lowest, best=best)
    return replace(_at(scale, reached or scale.names[0]), best=best)


def _at(scale: StepScale, name: str) -> Judgement:
    value = scale.root[name].value
    assert value is not None
    return rated(scale, value)

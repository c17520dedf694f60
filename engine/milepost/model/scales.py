"""Scales: answers, verdicts, grades and levels alike are places on one, lowest first."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Any

from pydantic import Discriminator, Field, RootModel, Tag, model_validator

from milepost.model.facts import Part
from milepost.model.kinds import ExactNumber, Expr, Whole, Words, YesNo
from milepost.model.text import Text
from milepost.model.values import Number, Step


class ScaleStep(Part):
    """One step. `met` and `meets_bar` hold from their step upwards.

    A conclusion on a step that `expires_days` lapses that many days after the as-of date.
    `at_least` (closed) or `above` (open) is the lower end where the scale bands a number.
    """

    title: Text | None = None
    value: ExactNumber | None = None
    expires_days: Whole | None = Field(default=None, gt=0)
    colour: Words | None = None
    met: YesNo = False
    meets_bar: YesNo = False
    at_least: Expr | None = None
    above: Expr | None = None

    @model_validator(mode="after")
    def _one_lower_end(self) -> ScaleStep:
        if self.at_least is not None and self.above is not None:
            raise ValueError("a step has one lower end", "keep `at_least` or `above`, not both")
        return self


class StepScale(RootModel[dict[Words, ScaleStep]]):
    """A scale of named steps, lowest first."""

    model_config = {"frozen": True, "arbitrary_types_allowed": True}

    @property
    def names(self) -> tuple[str, ...]:
        """Step names, lowest first."""
        return tuple(self.root)

    def step(self, name: str) -> Step:
        """The step as a value of the expression language. Raises KeyError for an unknown name."""
        return Step(name, self.names, self.root[name].value)

    def at_or_after(self, name: str, mark: str) -> bool:
        """Whether `mark` (`met` or `meets_bar`) holds at this step."""
        upto = self.names[: self.names.index(name) + 1]
        return any(getattr(self.root[step], mark) for step in upto)

    @property
    def span(self) -> tuple[Number, Number] | None:
        """Lowest and highest value, where every step has one."""
        values: list[Number] = [s.value for s in self.root.values() if s.value is not None]
        complete = values and len(values) == len(self.root)
        return (min(values), max(values)) if complete else None

    @property
    def bands(self) -> bool:
        """Whether a number falls on one of its steps: some have a lower end."""
        return any(s.at_least is not None or s.above is not None for s in self.root.values())

    @property
    def rises(self) -> bool:
        """Whether each step's value is above that of the step before; steps without one aside."""
        values: list[Number] = [s.value for s in self.root.values() if s.value is not None]
        return all(low < high for low, high in pairwise(values))


class NumericScale(Part):
    """An answer scale of numbers from `from` to `to`; `met_from` is where it counts as met."""

    low: ExactNumber = Field(alias="from")
    high: ExactNumber = Field(alias="to")
    whole: YesNo = False
    met_from: ExactNumber | None = None

    @property
    def span(self) -> tuple[Number, Number]:
        """Both ends."""
        return self.low, self.high


def _scale_form(raw: Any) -> str:
    if isinstance(raw, NumericScale):
        return "numeric"
    return "numeric" if isinstance(raw, dict) and "from" in raw else "steps"


Scale = Annotated[
    Annotated[NumericScale, Tag("numeric")] | Annotated[StepScale, Tag("steps")],
    Discriminator(_scale_form),
]

"""How far each weight and parameter may move before the verdict is another one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from milepost.analysis.headline import said
from milepost.analysis.whatif.knobs import in_results, parameters, weights
from milepost.analysis.whatif.leaf_limits import CheckLimits
from milepost.analysis.whatif.trying import Trying
from milepost.analysis.whatif.turning import turn
from milepost.model.criteria import Parameter
from milepost.model.values import Number
from milepost.model.whatif import Edge, Ending, Leeway, Setting

_DOUBLINGS = 12
_FINENESS = 10**9


def sensitivity(trying: Trying) -> tuple[Leeway, ...]:
    """The leeway of every parameter and weight that this assessment rests on.

    By how near the verdict changes, in parts of the value; then those that may move however far,
    in the order of the rules. Each is moved alone.
    """
    knobs = (*parameters(trying.assessment), *weights(trying.assessment))
    limits = CheckLimits(trying.assessment)
    found = [_Knob(trying, limits, setting).leeway() for setting in knobs]
    return tuple(sorted(found, key=_nearness))


def _nearness(leeway: Leeway) -> tuple[bool, Fraction]:
    nearest = leeway.nearest
    return nearest is None, nearest or Fraction(0)


@dataclass
class _Knob:
    """One parameter or weight; its verdicts by its value."""

    trying: Trying
    limits: CheckLimits
    setting: Setting

    def leeway(self) -> Leeway:
        """Both ways from its value."""
        return Leeway(self.setting, self.unit, self._edge(-1), self._edge(1))

    @cached_property
    def unit(self) -> str:
        """Its unit; empty for a weight."""
        parameter = self._parameter
        return (parameter.unit or "") if parameter is not None else ""

    @cached_property
    def value(self) -> Fraction:
        """Where it stands now."""
        return Fraction(self.setting.before)  # type: ignore[arg-type]

    @property
    def _parameter(self) -> Parameter | None:
        rules = self.trying.assessment.ruleset
        if self.setting.kind == "weight":
            return None
        if self.setting.of:
            return rules.leaves[self.setting.of[0]].parameters[self.setting.name]
        return rules.parameters[self.setting.name]

    def _edge(self, way: int) -> Edge | None:
        """Where the verdict first changes on the way down (-1) or up (1)."""
        if not self._in_results:
            return next((e for turn in self._turns(way) if (e := self._at(turn, way))), None)
        beyond = self._beyond(way)
        if beyond is None:
            return None
        return self._at(turn(self._verdict, *beyond), way)

    def _turns(self, way: int) -> list[Fraction]:
        """Where a check that it stands in turns, the nearest first."""
        turns = self.limits.turns(self.setting)
        return sorted((t for t in turns if (t - self.value) * way >= 0), key=lambda t: t * way)

    @cached_property
    def _in_results(self) -> bool:
        return in_results(self.trying.assessment, self.setting)

    def _at(self, value: Fraction, way: int) -> Edge | None:
        """The edge at a value: right there, or only behind it; None where nothing changes."""
        behind = value + Fraction(
            way * max(1, abs(value.numerator) // value.denominator), _FINENESS
        )
        for place in (value, behind):
            if place != self.value and self._verdict(place) != self._now:
                return Edge(_number(value), place == value, self._ending(place))
        return None

    def _beyond(self, way: int) -> tuple[Fraction, Fraction] | None:
        """Two values between which the verdict changes, the first still without a change.

        A mean moves one way with a weight, so what is the same at the far end is so before.
        """
        near, path = self.value, self._path(way)
        if self.setting.kind == "weight" and self._verdict(path[-1]) == self._now:
            return None
        for far in path:
            if self._verdict(far) != self._now:
                return near, far
            near = far
        return None

    def _path(self, way: int) -> list[Fraction]:
        """Ever farther out, up to the end."""
        low, high = self._ends()
        first = max(abs(self.value), Fraction(1)) / 32
        steps = (self.value + way * first * 2**number for number in range(_DOUBLINGS))
        inside = [place for place in steps if low < place < high]
        return [*inside, low if way < 0 else high]

    def _ends(self) -> tuple[Fraction, Fraction]:
        """No weight is below 0, and a share within 0 and 100 stays there."""
        far = (abs(self.value) + 1) * 2**_DOUBLINGS
        if self.setting.kind == "weight":
            return Fraction(0), far
        share = self.unit == "%" and 0 <= self.value <= 100
        return (Fraction(0), Fraction(100)) if share else (-far, far)

    @cached_property
    def _now(self) -> str:
        return said(self.trying.assessment.main.conclusion)

    def _verdict(self, value: Fraction) -> str:
        return said(self._ending(value).main)

    def _ending(self, value: Fraction) -> Ending:
        """A parameter of checks alone changes what they are judged to be, and nothing else."""
        setting = replace(self.setting, value=_number(value))
        if self._in_results or self.trying.assessment.ruleset.answer_axes:
            return self.trying.ending((setting,))
        return self.trying.forced(self.limits.judged(setting))


def _number(value: Fraction) -> Number:
    return int(value) if value.denominator == 1 else value

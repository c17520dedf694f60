"""The figures of a management report, and the checks that use them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from milepost.analysis.comparing.limits import limits
from milepost.conditions.comparison import INVERSE
from milepost.model.assessment import Finding, LeafFinding
from milepost.model.evidence import FactValue
from milepost.model.facts import Fact
from milepost.model.past import PastLimit
from milepost.model.review import Shortfall
from milepost.model.values import Number, Value

Lack = Literal["", "missing", "stale", "lost"]


@dataclass(frozen=True, slots=True)
class Use:
    """A check that reads a figure: in which review (by number), and of which criterion.

    `worst` says whether it is of the worst severity; `lacks` is what keeps it from being met.
    """

    review: int
    finding: Finding
    check: LeafFinding
    worst: bool
    lacks: tuple[Shortfall, ...]

    @property
    def short(self) -> bool:
        """Whether the check was judged and is not met."""
        return self.check.unmet and self.check.judgement.outcome != "not-assessed"

    def because(self, names: Collection[str]) -> tuple[Shortfall, ...]:
        """What lacks by one of these facts; all of it where no fact is named."""
        own = tuple(one for one in self.lacks if _facts(one).intersection(names))
        return own if any(_facts(one) for one in self.lacks) else self.lacks


def _facts(short: Shortfall) -> frozenset[str]:
    """The facts that a shortfall names; a rating alone names none."""
    if short.lack == "rated":
        return frozenset()
    return frozenset({short.fact} if short.fact else ()) | short.actual_from | short.wanted_from


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact of the section: its value, or why it has none that counts, and who uses it.

    `given` is there for a stale value too; `stale_since` is the first day it no longer counted.
    """

    name: str
    fact: Fact
    lack: Lack
    given: FactValue | None
    stale_since: date | None
    uses: tuple[Use, ...]

    @property
    def reported(self) -> bool:
        """Whether there is a value that counts."""
        return not self.lack

    @property
    def limits(self) -> tuple[PastLimit, ...]:
        """What its checks ask of it: the strictest limit of each direction."""
        found = [one for use in self.uses for one in _limits(use) if one.fact == self.name]
        strict = sorted(dict.fromkeys(found), key=_strictness)
        return tuple({one.operator[0]: one for one in strict}.values())

    @property
    def missed(self) -> bool:
        """Whether this very figure keeps a check from being met, or is beyond a limit."""
        named = any(one.fact == self.name for use in self.uses for one in use.lacks)
        return named or any(not one.holds for one in self.limits)

    @property
    def open(self) -> bool:
        """Whether no check that reads it could be assessed."""
        return all(use.check.judgement.outcome == "not-assessed" for use in self.uses)


def _limits(use: Use) -> Iterator[PastLimit]:
    """The limits of a check: those of the step it should reach, where it is rated by steps."""
    yield from limits(use.check)
    for one in use.lacks:
        if one.fact and one.operator in INVERSE and _is_number(one.wanted):
            assert isinstance(one.wanted, Number)
            yield PastLimit(one.fact, one.operator, one.wanted, False)


def _is_number(value: Value) -> bool:
    return isinstance(value, Number) and not isinstance(value, bool)


def _strictness(limit: PastLimit) -> Fraction:
    """Rising as a limit of its direction asks more."""
    return Fraction(limit.limit if limit.operator[0] == ">" else -limit.limit)

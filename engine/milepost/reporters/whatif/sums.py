"""The headline number as a plain weighted mean, where it is one: its sum, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from milepost.analysis.boards import branch
from milepost.model.assessment import Assessment
from milepost.model.values import Number, shown_number
from milepost.reporters.phrases import Phrases
from milepost.reporters.wording import decimals
from milepost.scoring.aggregations.mean import Mean
from milepost.scoring.branching import Contribution
from milepost.scoring.results.aggregate import Aggregate


@dataclass(frozen=True, slots=True)
class Sum:
    """Weight and value of each criterion that counts, and what the mean is multiplied by."""

    parts: Mapping[str, tuple[Fraction, Fraction]]
    times: Number

    @property
    def weights(self) -> Fraction:
        """The sum of the weights."""
        return sum((weight for weight, _ in self.parts.values()), Fraction(0))

    @property
    def product(self) -> Fraction:
        """The sum of weight x value."""
        return sum((weight * value for weight, value in self.parts.values()), Fraction(0))

    @property
    def number(self) -> Fraction:
        """The number itself."""
        return self.times * self.product / self.weights

    def points(self, criterion: str) -> Fraction:
        """What one criterion brings to the number."""
        weight, value = self.parts.get(criterion, (Fraction(0), Fraction(0)))
        return self.times * weight * value / self.weights if self.weights else Fraction(0)

    def told(self, phrases: Phrases, name: str) -> str:
        """`42 / 51 x 100 = 82.4`."""
        return phrases.say(
            "whatif.sum.one",
            product=shown_number(self.product, None if self.product.denominator == 1 else 2),
            weights=shown_number(self.weights),
            times=self.told_times(phrases),
            number=phrases.number(self.number, decimals(phrases.ruleset, name)),
        )

    def told_times(self, phrases: Phrases) -> str:
        """What it is multiplied by; empty where it is not."""
        if self.times == 1:
            return ""
        return phrases.say("whatif.sum.times", times=shown_number(self.times))


def plain_mean(assessment: Assessment, name: str | None) -> Sum | None:
    """The sum behind a result; None where it is more than one weighted mean of all criteria."""
    result = assessment.ruleset.results.get(name or "")
    if not isinstance(result, Aggregate) or result.tree or result.by or result.limits:
        return None
    if not isinstance(result.root.aggregation, Mean) or result.round or result.root.round:
        return None
    if assessment.results[name or ""].conclusion.value is None:
        return None
    times: Number = 1 if result.times is None else result.times
    parts = branch(assessment, name or "").parts
    held = {p.criterion: p for p in parts if isinstance(p, Contribution) and p.counted}
    known = {
        n: (Fraction(p.weight), Fraction(p.value)) for n, p in held.items() if p.value is not None
    }
    found = Sum(known, times)
    return found if len(known) == len(held) and found.weights else None

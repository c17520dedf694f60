"""Policies that turn credits: outcomes out of order, and ratings forced on good things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from milepost.authoring.monotony.directions import Direction
from milepost.authoring.monotony.walking import Walker
from milepost.authoring.monotony.words import Speaking
from milepost.model.criteria import Leaf
from milepost.model.policies import Adjustment
from milepost.model.ruleset import RuleSet
from milepost.model.scales import NumericScale, Scale
from milepost.model.text import Text
from milepost.model.values import Number
from milepost.scoring.rating import met_from, span_of

Ends = tuple[Number, Number]
_NOT_ASSESSED = "outcomes.not-assessed"
_RISING = (("fail", "partial"), ("partial", "pass"), ("fail", "pass"))


def outcome_turns(ruleset: RuleSet) -> Iterator[tuple[str, Text]]:
    """Why an outcome may count less than a worse one, with what it starts at."""
    for name, rule in ruleset.outcomes.items():
        if rule.credit == "excluded" and (rule.like or name) in ("fail", "partial", "pass"):
            yield (
                f"outcomes.{name}",
                Text(
                    en=f"`{name}` leaves every mean, so a better outcome may lower it",
                    zh=f"`{name}` 不计入均值，结果改善时均值反而可能下降",
                ),
            )
    scales = {leaf.scale or "": ruleset.scales.get(leaf.scale or "") for leaf in _leaves(ruleset)}
    found = {why[1].en: why for scale in scales.values() for why in _out_of_order(ruleset, scale)}
    yield from found.values()
    yield from _unanswered(ruleset)


def _out_of_order(ruleset: RuleSet, scale: Scale | None) -> Iterator[tuple[str, Text]]:
    """Outcomes whose credit on this scale may be above that of a better one."""
    ends = {name: _ends(ruleset, scale, name) for name in ("fail", "partial", "pass")}
    for worse, better in _RISING:
        low, high = ends[worse], ends[better]
        if low is None or high is None:
            continue
        if (low[0] < high[1]) if _turned(ruleset, scale) else (low[1] > high[0]):
            told = worse if worse in ruleset.outcomes else better
            yield (
                f"outcomes.{told}",
                Text(
                    en=f"`{worse}` may count more than `{better}`",
                    zh=f"`{worse}` 的计分可能优于 `{better}`",
                ),
            )


def _ends(ruleset: RuleSet, scale: Scale | None, outcome: str) -> Ends | None:
    """The least and the greatest credit an outcome may have; None where it has none."""
    rule = ruleset.outcomes.get(outcome)
    if rule is None or rule.credit is None:
        return _natural(ruleset, scale)[outcome]
    if rule.credit in ("excluded", "inconclusive"):
        return None
    if rule.credit == "target":
        return 0, 1
    credit = _number(rule.credit)
    return credit, credit


def _number(credit: Any) -> Number:
    if isinstance(credit, str):
        return 1 if credit == "highest" else 0
    number: Number = credit
    return number


def _natural(ruleset: RuleSet, scale: Scale | None) -> dict[str, Ends | None]:
    """The credits of the outcomes without a policy."""
    if scale is None:
        return {"fail": (0, 0), "partial": (Fraction(1, 2), Fraction(1, 2)), "pass": (1, 1)}
    places = _places(scale)
    if _turned(ruleset, scale):
        return {"fail": (1, 1), "partial": _span(places[1:-1]), "pass": (0, 0)}
    low, high = span_of(scale)
    met = Fraction(met_from(scale) - low) / Fraction(high - low)
    between = [place for place in places if 0 < place < met]
    upper: Ends = (0, met) if isinstance(scale, NumericScale) else (0, 0)
    return {"fail": (0, 0), "partial": _span(between) or upper, "pass": (met, 1)}


def _places(scale: Scale) -> list[Number]:
    low, high = span_of(scale)
    if isinstance(scale, NumericScale):
        return [0, 1]
    values = [step.value for step in scale.root.values() if step.value is not None]
    return [Fraction(value - low) / Fraction(high - low) for value in values]


def _span(places: list[Number]) -> Ends | None:
    return (min(places), max(places)) if places else None


def _turned(ruleset: RuleSet, scale: Scale | None) -> bool:
    return ruleset.better == "lower" and scale is not None


def _unanswered(ruleset: RuleSet) -> Iterator[tuple[str, Text]]:
    """No evidence counts more than bad evidence."""
    rule = ruleset.outcomes.get("not-assessed")
    for leaf in _leaves(ruleset):
        own = leaf.not_assessed if leaf.not_assessed is not None else rule.credit if rule else 0
        if own != "inconclusive" and _beats_failing(ruleset, leaf, own):
            yield (
                leaf.id if leaf.not_assessed is not None or rule is None else _NOT_ASSESSED,
                Text(
                    en="what is not assessed counts more than what is failed",
                    zh="未评估项的计分高于未达标项",
                ),
            )
            return


def _beats_failing(ruleset: RuleSet, leaf: Leaf, credit: Any) -> bool:
    scale = ruleset.scales.get(leaf.scale or "")
    failing = _ends(ruleset, scale, "fail")
    if credit in ("excluded", "target") or failing is None:
        return credit != "inconclusive" and failing is not None
    number = _number(credit)
    return bool(number < failing[1] if _turned(ruleset, scale) else number > failing[0])


def _leaves(ruleset: RuleSet) -> Iterator[Leaf]:
    return (leaf for criterion in ruleset.criteria for leaf in criterion.leaves)


def forced(ruleset: RuleSet, speaking: Speaking, walker: Walker) -> Iterator[tuple[int, Direction]]:
    """Each line of `adjust` with what it adds to the direction of credits, in their order."""
    credit = speaking.credit
    for number, line in enumerate(ruleset.adjust):
        spoken = replace(speaking, credit=credit)
        items = {"criteria": spoken.criteria(), "checks": spoken.checks()}
        whole = replace(walker, names={**walker.names, **items})
        one = replace(whole, names={**whole.names, **items["criteria"].words})
        held = whole.of(line.when).direction | one.of(line.only).direction
        added = _pull(ruleset, line, held)
        credit |= added
        yield number, added


def _pull(ruleset: RuleSet, line: Adjustment, held: Direction) -> Direction:
    """Forced up where it holds: the direction of that; down: its opposite; between: either."""
    if line.at_least is not None or line.at_most is not None:
        return held if line.at_least is not None else held.flipped
    assert line.set is not None
    number: Number = line.set
    spans: list[Ends] = [(0, 1), *(span_of(s) for s in ruleset.scales.values() if s.span)]
    if number <= min(low for low, _ in spans):
        return held.flipped
    return held if number >= max(high for _, high in spans) else held.either

"""Questions that could be answered otherwise, at every step of their scales."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from milepost.analysis.whatif.atoms import leaves_asked
from milepost.analysis.whatif.changing import NOT_APPLICABLE
from milepost.analysis.whatif.switching import Switch
from milepost.model.assessment import Assessment
from milepost.model.criteria import Leaf
from milepost.model.evidence import Answer
from milepost.model.scales import NumericScale, Scale
from milepost.model.values import Number, shown_number
from milepost.model.whatif import Setting, Way
from milepost.scoring.leaves.answer import answered, lacks
from milepost.scoring.rating import met_from

_MOST_STEPS = 101
_OUTCOMES: Mapping[str, Number] = {"fail": 0, "partial": 1, "pass": 2}
Places = Mapping[str, Number]


def answer_switches(assessment: Assessment, way: Way, straight: bool) -> Mapping[str, Switch]:
    """The questions whose answers could save or sink the verdict, by check."""
    found: dict[str, Switch] = {}
    for leaf in (one for one in leaves_asked(assessment) if one.answered):
        scale = assessment.ruleset.scales.get(leaf.scale or "")
        turned = scale is not None and assessment.ruleset.better == "lower"
        switch = _switch(assessment, leaf, scale, (way == "save") != turned, straight)
        if switch is not None:
            found[leaf.id] = switch
    return found


def answered_now(assessment: Assessment, leaf: Leaf) -> str | None:
    """The answer that counts now, as it would be written; None where there is none that does."""
    given = assessment.evidence.answers.get(leaf.id, ())
    complete = [answer for answer in given if not lacks(leaf, answer)]
    rated = [answer for answer in complete if not answer.not_applicable]
    if not rated:
        return NOT_APPLICABLE if complete else None
    return _said(assessment, leaf, rated)


def _said(assessment: Assessment, leaf: Leaf, rated: Sequence[Answer]) -> str | None:
    """One answer as it stands; of several, and of dated ones, the place on the scale."""
    scale = assessment.ruleset.scales.get(leaf.scale or "")
    if len(rated) == 1 and not rated[0].dates:
        return rated[0].answer
    if scale is None:
        return next((answer.answer for answer in rated), None)
    numbers = sorted(Fraction(answered(scale, answer, assessment.as_of)) for answer in rated)
    middle = numbers[(len(numbers) - 1) // 2]
    return next((n for n, v in _places(scale).items() if v == middle), shown_number(middle))


def _switch(
    assessment: Assessment, leaf: Leaf, scale: Scale | None, up: bool, straight: bool
) -> Switch | None:
    """One question with the answers that move it the way wanted, the nearest first."""
    before, places = answered_now(assessment, leaf), _places(scale)
    now = places.get(before or "")
    there = [name for name in places if now is None or places[name] != now]
    moved = [name for name in there if _helps(places[name], now, up) or not straight]
    if not moved:
        return None
    first = now if now is not None else (min if up else max)(places.values())
    moved.sort(key=lambda name: (abs(places[name] - first), name))
    settings = {name: Setting("answer", leaf.id, name, before) for name in moved}
    ends = [(max if up else min)(moved, key=lambda name: places[name])]
    if not straight:
        ends.append((min if up else max)(moved, key=lambda name: places[name]))
    best = tuple(settings[name] for name in dict.fromkeys(ends))
    return Switch(best, tuple(settings.values()))


def _helps(place: Number, now: Number | None, up: bool) -> bool:
    return now is None or (place > now if up else place < now)


def _places(scale: Scale | None) -> Places:
    """The answers there are, each with its place: steps, numbers, or outcomes without a scale."""
    if scale is None:
        return _OUTCOMES
    if isinstance(scale, NumericScale):
        return {shown_number(number): number for number in _numbers(scale)}
    return {name: step.value for name, step in scale.root.items() if step.value is not None}


def _numbers(scale: NumericScale) -> Iterator[Number]:
    """The ends, where it counts as met, and the whole numbers between where they are not many."""
    low, high = scale.span
    whole = range(int(low), int(high) + 1) if high - low < _MOST_STEPS else ()
    inside = (number for number in whole if low <= number <= high)
    yield from sorted({low, high, met_from(scale), *inside})

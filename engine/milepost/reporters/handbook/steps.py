"""Steps of scales: what each means, when it is reached, and what counts from it upwards."""

from __future__ import annotations

from milepost.model.criteria import Leaf
from milepost.model.scales import NumericScale, StepScale
from milepost.model.values import shown_number
from milepost.reporters.handbook.shapes import StepLine
from milepost.reporters.handbook.terms import Terms, code
from milepost.reporters.wording import span
from milepost.scoring.leaves.steps import StepsLeaf


def steps(terms: Terms, name: str) -> tuple[StepLine, ...]:
    """The steps of a scale, lowest first, with the numbers that fall on each."""
    scale = terms.ruleset.scales[name]
    if isinstance(scale, NumericScale):
        return (StepLine(numbers(terms, scale)),)
    return tuple(
        StepLine(
            terms.words.place(name, step), _reach(terms, scale, step), "", marks(terms, scale, step)
        )
        for step in scale.names
    )


def steps_of(terms: Terms, leaf: Leaf) -> tuple[StepLine, ...]:
    """The steps of a check, highest first: its anchors, and the conditions of its steps."""
    scale = terms.ruleset.scales.get(leaf.scale or "")
    if scale is None:
        return ()
    if isinstance(scale, NumericScale):
        return (StepLine(numbers(terms, scale)), *_anchored(terms, leaf))
    return tuple(_step_of(terms, leaf, scale, name) for name in reversed(scale.names))


def _step_of(terms: Terms, leaf: Leaf, scale: StepScale, name: str) -> StepLine:
    condition = leaf.steps.get(name) if isinstance(leaf, StepsLeaf) else None
    text = terms.text(leaf.anchors.get(name), leaf)
    if not text and isinstance(leaf, StepsLeaf) and condition is None:
        text = terms.say("step.rest" if name == scale.names[0] else "step.never")
    return StepLine(
        terms.words.place(leaf.scale, name), text, code(condition), marks(terms, scale, name)
    )


def _anchored(terms: Terms, leaf: Leaf) -> tuple[StepLine, ...]:
    """Numbers of a scale of numbers that say what they stand for."""
    return tuple(StepLine(name, terms.text(text, leaf)) for name, text in leaf.anchors.items())


def _reach(terms: Terms, scale: StepScale, name: str) -> str:
    """Its value, and for a scale that bands a number which numbers lie in it."""
    value = scale.root[name].value
    told = [] if value is None else [terms.say("step.value", value=shown_number(value))]
    if scale.bands:
        told.append(span(terms.ruleset, scale, name).to(terms.words.language))
    return terms.words.joined(told)


def marks(terms: Terms, scale: StepScale, name: str) -> str:
    """Whether a step counts as met or meets the bar, and how long it holds."""
    held = (mark for mark in ("met", "meets_bar") if scale.at_or_after(name, mark))
    found, days = [terms.say(f"step.{mark}") for mark in held], scale.root[name].expires_days
    if days is not None:
        found.append(terms.say("step.expires", days=terms.words.measured(str(days), "d")))
    return terms.words.joined(found)


def numbers(terms: Terms, scale: NumericScale) -> str:
    """A scale of numbers in words."""
    low, high = shown_number(scale.low), shown_number(scale.high)
    told = [terms.say("step.whole" if scale.whole else "step.any", low=low, high=high)]
    if scale.met_from is not None:
        told.append(terms.say("step.met_from", number=shown_number(scale.met_from)))
    return terms.words.joined(told)

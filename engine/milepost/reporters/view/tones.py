"""Tones and signs: how good a word is, seen at a glance; the word says it without them."""

from __future__ import annotations

from milepost.model.outcomes import Outcome
from milepost.model.scales import StepScale
from milepost.reporters import marks
from milepost.reporters.phrases import Phrases
from milepost.reporters.view.shapes import Word

_TONES = {"green": "good", "lightgreen": "good", "yellow": "fair", "amber": "poor", "red": "bad"}
_SIGNS = {"good": "✓", "fair": "◐", "poor": "△", "bad": "✕", "none": "?"}
_OUTCOMES: dict[Outcome, tuple[str, str]] = {
    "pass": ("good", "✓"),
    "partial": ("fair", "◐"),
    "fail": ("bad", "✕"),
    "not-assessed": ("none", "?"),
    "not-applicable": ("none", "–"),
    "error": ("bad", "!"),
}


def toned(text: str, tone: str) -> Word:
    """A text with a tone and the sign that belongs to it."""
    return Word(text, tone, _SIGNS[tone])


def tone_of(scale: StepScale | None, step: str) -> str:
    """The tone of a step's colour; without one, of whether it meets the bar."""
    if scale is None:
        return "none"
    colour = scale.root[step].colour
    if colour in _TONES:
        return _TONES[colour]
    return "good" if scale.at_or_after(step, "meets_bar") else "poor"


def outcome(phrases: Phrases, outcome: Outcome, named: str = "") -> Word:
    """An outcome in words; `named` is the further one of the rule set that it is."""
    tone, sign = _OUTCOMES[outcome]
    return Word(marks.outcome(phrases, outcome, named), tone, sign)

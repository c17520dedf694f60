"""How well a colour is read on its ground, by the Web Content Accessibility Guidelines."""

from __future__ import annotations

LEAST = 4.5
"""The ratio that text needs at level AA (WCAG 2.2, success criterion 1.4.3)."""

_WEIGHTS = (0.2126, 0.7152, 0.0722)


def contrast(colour: str, ground: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, from 1 to 21.

    WCAG 2.2: (lighter + 0.05) / (darker + 0.05) of their relative luminances. Floats, as the
    formula has a power of 2.4; no result of an assessment rests on it.
    """
    darker, lighter = sorted((_luminance(colour), _luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return sum(weight * _linear(part) for weight, part in zip(_WEIGHTS, parts, strict=True))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

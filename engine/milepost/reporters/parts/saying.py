"""The sentences of the reports in one language."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from milepost.model.text import Language
from milepost.reporters.messages import say

Say = Callable[..., str]
"""`say("answers")` is the message `report.answers`."""


def saying(language: Language) -> Say:
    """The messages of the reports in a language."""
    return partial(_said, language)


def _said(language: Language, key: str, **values: object) -> str:
    return say(f"report.{key}", language, **values)

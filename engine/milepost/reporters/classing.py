"""The class of a report in words, and what it withholds from its readers."""

from __future__ import annotations

from milepost.model.confidentiality import CLASSES, Class
from milepost.model.text import Language
from milepost.model.withholding import TITLES
from milepost.reporters.messages import say


def classed(level: Class, audience: Class | None, language: Language) -> str:
    """`Class: internal`; with the readers it is made for where something could be withheld."""
    name = TITLES[level].to(language)
    if audience is None or audience == CLASSES[-1]:
        return say("audience.class", language, name=name)
    readers = TITLES[audience].to(language)
    return say("audience.class.for", language, name=name, audience=readers)

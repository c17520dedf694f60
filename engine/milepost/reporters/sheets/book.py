"""All sheets of the reviews of one subject, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.model.review import Review
from milepost.model.text import Language
from milepost.reporters.documents.blocks import Sheet
from milepost.reporters.sheets.ahead import ACTIONS, CONDITIONS, WEAKNESSES
from milepost.reporters.sheets.checks import EVIDENCE, FINDINGS
from milepost.reporters.sheets.missing import MISSING
from milepost.reporters.view.page import contexts

_ORDER = (FINDINGS, WEAKNESSES, ACTIONS, CONDITIONS, MISSING, EVIDENCE)


def sheets(reviews: Sequence[Review], language: Language) -> tuple[Sheet, ...]:
    """The sheets; one without rows holds its head alone. Raises IndexError where no review is."""
    found = contexts(reviews, language)
    names = [_named(context.ruleset.reference, context.assessment.scope) for context in found]
    return tuple(layout.sheet(found, names) for layout in _ORDER)


def _named(reference: str, scope: str | None) -> str:
    """The assessment in one word, to filter by."""
    return f"{reference} {scope}" if scope else reference

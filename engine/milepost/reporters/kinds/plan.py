"""The improvement plan: what to do to reach the next step, what it takes, and what it brings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from milepost.model.text import Language, Text
from milepost.reporters.material import Material, Report, named
from milepost.reporters.plans.data import data
from milepost.reporters.plans.document import TITLE as TITLE
from milepost.reporters.plans.document import document

PURPOSE = Text(
    en="the way to the next step: actions with owner, target, date, effort and gain",
    zh="达到下一级的途径：各项措施的责任人、目标值、期限、工作量与提升",
)
ASKED_FOR = True


def reports(material: Material, language: Language) -> Iterator[Report]:
    """One plan for each assessment that has a next step.

    Raises UsageError where no plan can be computed here.
    """
    for planned in material.planned():
        prefix = f"plan-{planned.assessment.ruleset.kind}"
        name = named(prefix, material.reviews, planned.review)
        yield Report(name, document(planned, language, whole=True), partial(data, planned))

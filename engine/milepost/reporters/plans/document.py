"""A plan as a document: the answer first, then what it takes, brings and rests on."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.text import Language
from milepost.reporters.documents.blocks import Document, Section
from milepost.reporters.plans.lead import lead
from milepost.reporters.plans.parts import actions, conflict, curve, left, method, results, schedule
from milepost.reporters.plans.planned import Planned
from milepost.reporters.plans.rows import rows
from milepost.reporters.plans.told import Told


def document(planned: Planned, language: Language, pictures: bool = False) -> Document:
    """The plan in one language; `pictures` asks for drawings where they can be made."""
    told = Told(planned, language)
    return Document(
        title=told.say("title", subject=told.text(planned.assessment.evidence.subject.shown)),
        about=_about(told),
        lead=lead(told),
        sections=tuple(_sections(told, pictures)),
        language=language,
    )


def _about(told: Told) -> str:
    assessment = told.planned.assessment
    title = f"{told.text(assessment.ruleset.title)} {assessment.ruleset.version}"
    parts = [assessment.evidence.subject.id, title, assessment.scope or ""]
    return told.words.joined([*filter(None, parts), assessment.as_of.isoformat()])


def _sections(told: Told, pictures: bool) -> Iterator[Section]:
    plan, found = told.planned.plan, rows(told)
    if plan.conflict is not None:
        yield conflict.section(told, plan.conflict)
    if found:
        yield actions.section(told, found)
        yield actions.details(told, found)
        yield schedule.section(told, found, pictures)
        yield results.section(told)
    if len(plan.curve) > 1:
        yield curve.section(told, pictures)
    yield left.section(told)
    yield method.section(told, found)

"""A decision as a document: the answer, the order, what flips it, the advice, and the reckoning."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.loading.digests import short
from milepost.model.rankings import Decision
from milepost.model.text import Language
from milepost.reporters.documents.blocks import Document, Items, Section
from milepost.reporters.ranking.advised import advised
from milepost.reporters.ranking.evidence import Evidence
from milepost.reporters.ranking.formulas import formulas, grounds
from milepost.reporters.ranking.opening import opening
from milepost.reporters.ranking.order import order, parts, ratings
from milepost.reporters.ranking.told import Told
from milepost.reporters.ranking.turning import turning


def document(decision: Decision, language: Language) -> Document:
    """The decision in one language."""
    told = Told(language, decision)
    title = told.text(decision.case.title)
    return Document(title, _about(told), tuple(opening(told)), tuple(_sections(told)), language)


def _about(told: Told) -> str:
    case = told.case
    day = told.say("about.day", day=case.as_of.isoformat()) if case.as_of else ""
    by = told.say("about.by", by=case.by) if case.by else ""
    question = told.text(case.question)
    return told.say("about", question=question, name=case.name, day=day, by=by)


def _sections(told: Told) -> Iterator[Section]:
    evidence = Evidence(told)
    yield order(told)
    yield parts(told)
    yield ratings(told)
    yield from turning(told)
    if told.case.advice is not None and told.decision.graded is not None:
        yield advised(told, told.case.advice, told.decision.graded, evidence)
    yield _how(told)
    yield _grounds(told, evidence)
    files = (f"{name} ({short(digest)})" for name, digest in told.case.digests.items())
    yield evidence.section(files, "evidence.case")


def _how(told: Told) -> Section:
    """The formulas with the figures of the first alternative."""
    first = told.ranking.scored[0]
    one = told.case.alternative(first.name)
    lines = list(formulas(told, one, first, told.case.criteria, told.ranking.shares))
    if told.ranking.open:
        lines.append(told.say("how.open"))
    return Section(told.say("section.how"), (Items(tuple(("", line) for line in lines)),))


def _grounds(told: Told, evidence: Evidence) -> Section:
    several = {letter: told.case.alternative(name) for name, letter in told.letters.items()}
    table = grounds(told, several, told.case.criteria, evidence, "alternative")
    return Section(told.say("section.grounds"), (table,))

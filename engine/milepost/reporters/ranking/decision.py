"""A decision as a document in four sections: summary, analysis, options, advice."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.loading.digests import short
from milepost.model.rankings import Decision
from milepost.model.text import Language, Text
from milepost.reporters.documents.blocks import Document, Items, Prose, Section
from milepost.reporters.messages import say
from milepost.reporters.parts.nesting import nested
from milepost.reporters.ranking.advised import advised
from milepost.reporters.ranking.evidence import Evidence
from milepost.reporters.ranking.formulas import formulas
from milepost.reporters.ranking.opening import advice, first, opening
from milepost.reporters.ranking.options import options
from milepost.reporters.ranking.order import order, parts, ratings
from milepost.reporters.ranking.origin import origin
from milepost.reporters.ranking.resolving import resolution
from milepost.reporters.ranking.summary import summary
from milepost.reporters.ranking.told import Told
from milepost.reporters.ranking.turning import turning

TITLE = Text(en="Decision pack", zh="决策材料")


def document(decision: Decision, language: Language, whole: bool = False) -> Document:
    """The decision in one language.

    The `whole` one is for files: with a first screen, a picture, the resolution to be signed, and
    the digests in full. A terminal is spared these.
    """
    told = Told(language, decision)
    return Document(
        title=told.text(decision.case.title),
        about=_about(told),
        lead=(first(told), advice(told)) if whole else tuple(opening(told)),
        sections=tuple(_sections(told, whole)),
        language=language,
        kind=TITLE.to(language),
        contents=say("report.contents", language) if whole else "",
    )


def _about(told: Told) -> str:
    case = told.case
    day = told.say("about.day", day=case.as_of.isoformat()) if case.as_of else ""
    by = told.say("about.by", by=case.by) if case.by else ""
    question = told.text(case.question)
    return told.say("about", question=question, name=case.name, day=day, by=by)


def _sections(told: Told, whole: bool) -> Iterator[Section]:
    evidence = Evidence(told)
    screen = summary(told, evidence) if whole else ()
    yield Section(told.say("section.summary"), (*screen, *nested(order(told))))
    yield _analysis(told)
    yield Section(told.say("section.options"), tuple(options(told, evidence, whole)), "options")
    yield _advice(told, evidence)
    if whole:
        yield resolution(told)
    files = (f"{name} ({short(digest)})" for name, digest in told.case.digests.items())
    yield evidence.section(files, "evidence.case")
    if whole:
        yield origin(told)


def _analysis(told: Told) -> Section:
    """What the scores consist of, what turns the order, and how all of it is computed."""
    several = (parts(told), ratings(told), *turning(told), _how(told))
    blocks = tuple(block for one in several for block in nested(one))
    return Section(told.say("section.analysis"), blocks, "analysis")


def _how(told: Told) -> Section:
    """The formulas with the figures of the first alternative."""
    best = told.ranking.scored[0]
    one = told.case.alternative(best.name)
    lines = list(formulas(told, one, best, told.case.criteria, told.ranking.shares))
    if told.ranking.open:
        lines.append(told.say("how.open"))
    return Section(told.say("section.how"), (Items(tuple(("", line) for line in lines)),), "how")


def _advice(told: Told, evidence: Evidence) -> Section:
    """The advice with its reasons; a sentence where the case gives none."""
    given, graded = told.case.advice, told.decision.graded
    if given is None or graded is None:
        return Section(told.say("section.advice"), (Prose(told.say("advice.none")),), "advice")
    return advised(told, given, graded, evidence)

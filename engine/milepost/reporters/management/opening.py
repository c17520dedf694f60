"""The first screen of a management report: the sentences that say it all, and a card a section."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.figures import Use
from milepost.analysis.sections import STANDINGS, Section
from milepost.reporters.documents.blocks import Card, Cards, Cell, Prose, Ref
from milepost.reporters.management.decisions import matters
from milepost.reporters.management.told import MARKS, Told

_WHYS = 2


def lead(told: Told) -> tuple[Prose, ...]:
    """How the sections stand, what weighs most, how complete the report is, what is to decide."""
    worst = min((one.standing for one in told.sections), key=STANDINGS.index)
    return (
        Prose(_standings(told), MARKS[worst][0] if worst != "silent" else "warning"),
        Prose(_heaviest(told)),
        Prose(_complete(told)),
        Prose(_asked(told), "warning" if matters(told) else "good"),
    )


def _standings(told: Told) -> str:
    """`Critical: Money. On track: Risks and mitigation.`"""
    said = []
    for word in MARKS:
        names = [told.title(one) for one in told.sections if told.word(one) == word]
        if names:
            label = told.say(f"is.{word}")
            said.append(told.say("stands", standing=label, sections=told.joined(names)))
    return told.say("space").join(said)


def _heaviest(told: Told) -> str:
    """The worst check that is not met; that none is where all hold."""
    found = _short(told)
    if not found:
        return told.say("lead.none")
    use, section = found[0]
    title = told.words(use.review).text(use.finding.criterion.title)
    key = "lead.worst" if len(found) > 1 else "lead.only"
    return told.say(key, title=title, why=told.why(use, section), more=len(found) - 1)


def _short(told: Told) -> list[tuple[Use, Section]]:
    """The checks not met over all sections, each once, the worst first."""
    found = {
        (use.review, use.finding.criterion.id, use.check.leaf.id): (use, section)
        for section in told.sections
        for use in section.short
    }
    return sorted(found.values(), key=lambda pair: not pair[0].worst)


def _complete(told: Told) -> str:
    figures = [one for section in told.sections for one in section.figures]
    reported, stale = sum(f.reported for f in figures), sum(f.lack == "stale" for f in figures)
    key = "lead.complete" if not stale else "lead.stale"
    return told.say(key, count=reported, total=len(figures), stale=stale)


def _asked(told: Told) -> str:
    found = matters(told)
    if not found:
        return told.say("matter.none")
    first = found[0]
    key = "lead.matter" if len(found) == 1 else "lead.matters"
    return told.say(key, count=len(found), what=first.what, who=first.who)


def cards(told: Told) -> Cards:
    """One card for each section, in their order."""
    return Cards(tuple(_cards(told)), told.say("why"))


def _cards(told: Told) -> Iterator[Card]:
    for section in told.sections:
        yield Card(
            name="",
            title=told.title(section),
            label=told.say("standing"),
            verdict=told.standing(section),
            figures=_figures(told, section),
            whys=tuple(_whys(told, section)),
            to=section.name,
        )


def _figures(told: Told, section: Section) -> tuple[tuple[str, Cell], ...]:
    return ((told.say("reported"), Ref(told.count(section), section.name)),)


def _whys(told: Told, section: Section) -> Iterator[str]:
    """The first reasons, and how many more there are."""
    if section.standing == "silent":
        yield told.say("why.silent")
        return
    whys = (told.why(use, section) for use in (*section.short, *section.open))
    found = list(dict.fromkeys(whys))
    stale = sum(one.lack == "stale" for one in section.figures)
    if stale:
        found.append(told.say("why.stale", count=stale))
    yield from found[:_WHYS]
    if len(found) > _WHYS:
        yield told.say("why.more", count=len(found) - _WHYS)
    if not found:
        yield told.say("why.held" if section.uses else "why.unjudged", count=len(section.uses))

"""The whole handbook of a rule set, ready to be placed."""

from __future__ import annotations

from collections.abc import Iterator

from milepost import __version__
from milepost.model.ruleset import RuleSet
from milepost.model.text import TAGS, Language
from milepost.reporters.handbook.chapters import BEHIND, chapters, matrix
from milepost.reporters.handbook.checklist import checklists
from milepost.reporters.handbook.deciding import results
from milepost.reporters.handbook.glossary import glossary
from milepost.reporters.handbook.limits import limits
from milepost.reporters.handbook.looking import patterns
from milepost.reporters.handbook.purpose import about
from milepost.reporters.handbook.shapes import Book, Checklist, Entry, Group, Ref, Section
from milepost.reporters.handbook.spoken import notice
from milepost.reporters.handbook.terms import Terms
from milepost.reporters.phrases import Phrases
from milepost.reporters.view.rests import tailored
from milepost.reporters.view.ways import rules


def book(ruleset: RuleSet, language: Language) -> Book:
    """The handbook in one language."""
    terms = Terms(Phrases(ruleset, language))
    sections, lists = chapters(terms), checklists(terms)
    return Book(
        lang=TAGS[language],
        kind=terms.words.say(f"kind.{ruleset.kind}"),
        title=terms.words.text(ruleset.title),
        reference=ruleset.reference,
        digest=ruleset.digest,
        notice=notice(terms),
        about=about(terms),
        tailored=tailored(terms.words),
        contents=tuple(_contents(terms, sections, lists)),
        results=results(terms),
        rules=tuple(rules(terms.words)),
        limits=limits(terms, ruleset.parameters),
        matrix=matrix(terms),
        sections=sections,
        patterns=patterns(terms),
        glossary=glossary(terms),
        checklists=lists,
        engine=__version__,
    )


def _contents(
    terms: Terms, sections: tuple[Section, ...], lists: tuple[Checklist, ...]
) -> Iterator[Entry]:
    """The chapters in their order; those that the rule set has nothing for do not stand there."""
    if terms.ruleset.results:
        yield Entry(Ref(terms.say("deciding"), "deciding"))
    yield from (Entry(Ref(one.title, one.anchor), _inner(one)) for one in sections)
    if terms.ruleset.patterns:
        yield Entry(Ref(terms.say("patterns"), "patterns"))
    yield Entry(Ref(terms.say("glossary"), "glossary"))
    if lists:
        yield Entry(Ref(terms.say("checklist"), "checklist"))


def _inner(section: Section) -> tuple[Entry, ...]:
    """The criteria of a chapter, under its groups where these have titles.

    Checks behind roll-ups are looked up from there: their groups are enough.
    """
    if section.anchor == BEHIND:
        return tuple(Entry(Ref(group.title, group.anchor)) for group in section.groups)
    if not any(group.title for group in section.groups):
        return tuple(entry for group in section.groups for entry in _entries(group))
    return tuple(Entry(Ref(g.title, g.anchor), _entries(g)) for g in section.groups)


def _entries(group: Group) -> tuple[Entry, ...]:
    return tuple(Entry(Ref(f"{one.id} {one.title}".rstrip(), one.anchor)) for one in group.criteria)

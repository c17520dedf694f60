"""A comparison as a document: what the main result became and why, then everything behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from milepost.analysis.comparing.comparing import Compared, Comparison
from milepost.analysis.comparing.states import State
from milepost.model.past import PastResult
from milepost.model.text import Language
from milepost.reporters.comparing import leading, moving, over_time, places, recurring, warning
from milepost.reporters.comparing.words import Words
from milepost.reporters.documents.blocks import Document, Items, Prose, Section
from milepost.reporters.grounds import short


def document(compared: Compared, language: Language) -> Document:
    """The comparisons in turn; several name their rule set in every section."""
    told = [(_words(compared, one.last.result, language), one) for one in compared.comparisons]
    several = len(told) > 1
    words, first = told[0]
    sections = chain.from_iterable(_sections(w, one, compared, several) for w, one in told)
    result = first.last.result
    title = words.text(result.title)
    named = title if title == result.subject else f"{title} ({result.subject})"
    return Document(
        words.say("title", subject=named),
        _about(words, compared.comparisons),
        tuple(chain.from_iterable(leading.lead(w, one) for w, one in told)),
        (*sections, *_alone(words, compared, language)),
        language,
    )


def _words(compared: Compared, result: PastResult, language: Language) -> Words:
    return Words(compared.rulesets.get(result.ruleset), language)


def _about(words: Words, found: Sequence[Comparison]) -> str:
    """The days compared, and how far back the trend goes."""
    days = sorted({state.result.as_of for one in found for state in one.states})
    longest = max(found, key=lambda one: len(one.states))
    if longest.latest is None:
        return words.say("about.one", day=days[-1])
    before, after = longest.latest.before.result.as_of, longest.latest.after.result.as_of
    key = "about" if len(longest.states) > 2 else "about.two"
    return words.say(key, before=before, after=after, first=days[0], count=len(longest.states))


def _sections(
    words: Words, found: Comparison, compared: Compared, several: bool
) -> Iterator[Section]:
    prefix = words.rules(found.last.result) if several else ""
    for section in _own(words, found, compared):
        title = (
            words.say("prefixed", rules=prefix, title=section.title) if prefix else section.title
        )
        yield Section(title, section.blocks)


def _own(words: Words, found: Comparison, compared: Compared) -> Iterator[Section]:
    if found.latest is not None:
        yield from moving.criteria(words, found.latest)
        yield from places.sections(words, found.latest)
        yield from moving.grounds(words, found.latest)
        yield over_time.results(words, found)
    yield from warning.sections(words, found, compared.looking)
    yield from recurring.sections(words, found)
    yield Section(words.say("section.states"), (_states(words, found.states),))


def _states(words: Words, states: Sequence[State]) -> Items:
    """What each state rests on."""
    return Items(tuple((state.result.as_of.isoformat(), _state(words, state)) for state in states))


def _state(words: Words, state: State) -> str:
    one = state.result
    return words.say(
        "state",
        reference=one.reference,
        rules=_signs(one.rules),
        evidence=_signs(one.evidence),
        source=state.source,
    )


def _signs(digest: str) -> str:
    """The first signs of a digest, without the name of its method."""
    return short(digest).partition(":")[2][:8] or short(digest)


def _alone(words: Words, compared: Compared, language: Language) -> Iterator[Section]:
    if not compared.alone:
        return
    named = (
        _words(compared, state.result, language).rules(state.result) for state in compared.alone
    )
    told = words.say("alone", names=words.joined(dict.fromkeys(named)))
    yield Section(words.say("section.alone"), (Prose(told, "quiet"),))

"""A comparison as a document: what the main result became and why, then everything behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from milepost.analysis.comparing.comparing import Compared, Comparison
from milepost.analysis.comparing.states import State
from milepost.model.past import PastResult
from milepost.model.text import Language, Text
from milepost.reporters.comparing import leading, moving, over_time, places, recurring, warning
from milepost.reporters.comparing.opening import Told, opening
from milepost.reporters.comparing.origin import origin
from milepost.reporters.comparing.words import Words
from milepost.reporters.documents.blocks import Document, Items, Prose, Section
from milepost.reporters.grounds import short
from milepost.reporters.parts.nesting import nested

TITLE = Text(en="Comparison", zh="变化对比")


def document(compared: Compared, language: Language, whole: bool = False) -> Document:
    """The comparisons in turn; several name their rule set in every section.

    The `whole` one is for files: with a first screen, and the digests in full at its end. A
    terminal is spared these.
    """
    told = [
        (_words(compared, one.last.result, language, f"c{number}"), one)
        for number, one in enumerate(compared.comparisons, 1)
    ]
    words, first = told[0]
    result = first.last.result
    title = words.text(result.title)
    named = title if title == result.subject else f"{title} ({result.subject})"
    return Document(
        title=title if whole else words.say("title", subject=named),
        about=_about(words, compared.comparisons),
        lead=tuple(chain.from_iterable(_lead(w, one, whole) for w, one in told)),
        sections=tuple(_whole(told, compared) if whole else _brief(told, compared)),
        language=language,
        kind=TITLE.to(language),
        contents=words.common("report.contents") if whole else "",
    )


def _lead(words: Words, found: Comparison, whole: bool) -> Iterator[Prose]:
    """What the first screen tells besides is not said twice."""
    if not whole:
        yield from leading.lead(words, found)
    elif found.latest is not None:
        yield leading.main(words, found.latest)


def _brief(told: Sequence[Told], compared: Compared) -> Iterator[Section]:
    for words, one in told:
        yield from _sections(words, one, compared, len(told) > 1)
    yield from _alone(told[0][0], compared, told[0][0].language)


def _whole(told: Sequence[Told], compared: Compared) -> Iterator[Section]:
    """A first screen where there is a before and an after, then each comparison in full."""
    if any(one.latest is not None for _, one in told):
        yield opening(told)
    for words, one in told:
        parts = _own(words, one, compared)
        blocks = chain.from_iterable(nested(part, words.anchor) for part in parts)
        yield Section(words.rules(one.last.result), tuple(blocks), words.anchor, apart=True)
    yield from _alone(told[0][0], compared, told[0][0].language)
    yield origin(told)


def _words(compared: Compared, result: PastResult, language: Language, anchor: str = "c1") -> Words:
    return Words(compared.rulesets.get(result.ruleset), language, anchor)


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
    yield Section(words.say("section.states"), (_states(words, found.states),), "states")


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
    yield Section(words.say("section.alone"), (Prose(told, "quiet"),), "alone")

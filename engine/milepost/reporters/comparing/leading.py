"""The answer first: what the main result became, which criteria moved and by what, what looms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from milepost.analysis.comparing.comparing import Comparison, Latest
from milepost.analysis.comparing.criteria import CriterionMove
from milepost.analysis.comparing.lines import LineMove
from milepost.analysis.comparing.splitting import headline_of
from milepost.analysis.comparing.trend import Indicator
from milepost.analysis.comparing.verdict import FELL
from milepost.analysis.comparing.why import CAUSES
from milepost.reporters.comparing.moving import BETTER, WORSE
from milepost.reporters.comparing.places import moved_places
from milepost.reporters.comparing.warning import warned
from milepost.reporters.comparing.words import Words
from milepost.reporters.documents.blocks import Prose, Tone

_MOST_NAMED = 6
_TONES: dict[str, Tone] = {"down": "bad", "lost": "bad", "up": "good", "found": "good"}


def lead(words: Words, found: Comparison) -> Iterator[Prose]:
    """A few sentences for one rule set."""
    if found.latest is not None:
        yield main(words, found.latest)
        yield Prose(words.sentences(criteria(words, found.latest)))
        fallen = [m for m in moved_places(found.latest) if m.way in FELL]
        if fallen:
            yield Prose(places(words, fallen), "bad")
    yield from _warnings(words, warned(found))


def main(words: Words, latest: Latest) -> Prose:
    """What the main result became, and the headline number."""
    move = latest.moves.line(latest.after.result.main)
    rules = words.rules(latest.after.result)
    if move is None:
        return Prose(words.say("lead.none", rules=rules))
    said = words.say(
        f"lead.{move.way}",
        rules=rules,
        title=words.result(move.line),
        before=words.line(move.before),
        after=words.line(move.after),
    )
    return Prose(
        words.say("stop", said=said + _number(words, latest)), _TONES.get(move.way, "plain")
    )


def _number(words: Words, latest: Latest) -> str:
    """The move of the headline number, where that is not the main result itself."""
    before, after = latest.before.result, latest.after.result
    one, other, name = headline_of(before), headline_of(after), after.headline
    move = latest.moves.line(name)
    if one is None or other is None or move is None or name == after.main:
        return ""
    key = "lead.number.same" if one == other else "lead.number"
    return words.say(
        key,
        title=words.result(move.line),
        before=words.number(one, name),
        after=words.number(other, name),
        gain=words.number(other - one, name, signed=True),
    )


def criteria(words: Words, latest: Latest) -> Iterator[str]:
    """How many criteria are worse and better, by what; and whether the rules differ."""
    worse = [move for move in latest.moves.criteria if move.kind in WORSE]
    better = [move for move in latest.moves.criteria if move.kind in BETTER]
    if not worse and not better:
        yield words.say("lead.still")
    for key, moves in (("lead.worse", worse), ("lead.better", better)):
        if moves:
            yield words.counted(key, len(moves), names=_named(words, moves), by=_by(words, moves))
    before, after = latest.before.result, latest.after.result
    if before.rules == after.rules:
        yield words.say("lead.rules.same")
    else:
        key = "lead.rules.version" if before.version != after.version else "lead.rules.digest"
        yield words.say(key, before=before.version, after=after.version)


def _named(words: Words, moves: Sequence[CriterionMove]) -> str:
    names = [move.finding.criterion for move in moves]
    more = len(names) - _MOST_NAMED
    rest = [words.common("why.more", count=more)] if more > 0 else []
    return words.joined([*names[:_MOST_NAMED], *rest])


def _by(words: Words, moves: Sequence[CriterionMove]) -> str:
    """By what the criteria moved: one cause of all, or how many by each."""
    found = Counter(move.causes for move in moves if move.causes)
    causes = [
        (one, found[one]) for one in sorted(found, key=lambda c: [CAUSES.index(x) for x in c])
    ]
    said = {one: words.say("and").join(words.say(f"cause.{c}") for c in one) for one, _ in causes}
    if len(causes) == 1:
        key = "by.one" if len(moves) == 1 else "by.all"
        return words.say(key, cause=said[causes[0][0]])
    parts = (words.say("by.some", count=count, cause=said[one]) for one, count in causes)
    return words.say("by.each", parts=words.joined(parts)) if causes else ""


def places(words: Words, fallen: Sequence[LineMove]) -> str:
    """The places that fell, with both values."""
    said = [
        words.say(
            "lead.place",
            place=words.place(move.line),
            before=words.line(move.before),
            after=words.line(move.after),
        )
        for move in fallen[:_MOST_NAMED]
    ]
    more = len(fallen) - _MOST_NAMED
    rest = [words.common("why.more", count=more)] if more > 0 else []
    return words.say("lead.places", places=words.common("list.semicolon").join([*said, *rest]))


def _warnings(words: Words, warned: Sequence[Indicator]) -> Iterator[Prose]:
    if not warned:
        return
    said = [
        words.say("lead.figure", fact=words.fact(one.fact), on=one.forecast.on)
        for one in warned[:_MOST_NAMED]
    ]
    more = len(warned) - _MOST_NAMED
    rest = [words.common("why.more", count=more)] if more > 0 else []
    told = words.counted("lead.warning", len(warned), figures=words.joined([*said, *rest]))
    yield Prose(told, "warning")

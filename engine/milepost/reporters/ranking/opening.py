"""The answer of a decision in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.ranking.margins import is_close, runner_up
from milepost.model.rankings import Flip
from milepost.model.values import shown_number
from milepost.reporters.documents.blocks import Prose, Tone
from milepost.reporters.ranking.told import Told
from milepost.reporters.ranking.turning import tipping
from milepost.reporters.ranking.words import PLACES, fine, stated


def opening(told: Told) -> Iterator[Prose]:
    """Who is first and by how much, doing nothing, what flips it, the advice."""
    yield first(told)
    if told.ranking.leader:
        yield Prose(idle(told, told.ranking.leader))
        yield Prose(nearest(told))
    elif len(told.ranking.tipping) == 1:
        yield Prose(tipping(told, told.ranking.tipping[0]))
    yield advice(told)
    if told.decision.reweighted:
        names = told.joined(told.criterion(name) for name in told.decision.reweighted)
        yield Prose(told.say("lead.weights", names=names), "warning")


def first(told: Told) -> Prose:
    """Who is first and by how much; that nobody is, where so."""
    ranking = told.ranking
    if ranking.leader is None:
        return _several(told)
    leader = ranking.of(ranking.leader)
    second = runner_up(leader, ranking.scored)
    close = is_close(ranking.lead, told.case.close)
    key = {True: "close", None: "maybe", False: "first"}[close]
    values = {
        "first": told.alternative(leader.name),
        "second": told.alternative(second.name),
        "score": told.told(leader.score),
        "lead": told.told(ranking.lead, told.case.close),
        "close": stated(told.case.close),
    }
    return Prose(told.say(f"lead.{key}", **values), "good" if close is False else "warning")


def _several(told: Told) -> Prose:
    """Nobody alone is first: a tie, or not known."""
    ranking = told.ranking
    if ranking.leaders:
        names = told.joined(told.quoted(name) for name in ranking.leaders)
        score = told.told(ranking.scored[0].score)
        return Prose(told.say("lead.tie", leaders=names, score=score), "warning")
    contenders = [one.name for one in ranking.scored if one.first == 1]
    names = told.say("or").join(told.quoted(name) for name in contenders)
    return Prose(told.say("lead.open", contenders=names), "bad")


def idle(told: Told, leader: str) -> str:
    """How doing nothing compares."""
    nothing = told.case.nothing
    values = {
        "nothing": told.text(nothing.title),
        "score": told.told(told.ranking.of(nothing.name).score),
    }
    if leader == nothing.name:
        return told.say("idle.behind", **values)
    lead = told.ranking.over_nothing[leader]
    key = "idle.ahead" if lead.low > 0 else "idle.maybe"
    return told.say(key, **values, first=told.alternative(leader), lead=told.told(lead))


def nearest(told: Told) -> str:
    """The nearest weight of one criterion at which the order flips."""
    if not told.ranking.flips:
        return told.say("flip.never")
    flip = told.ranking.flips[0]
    return told.say(
        "flip.nearest",
        criterion=told.criterion(flip.criterion),
        moves=told.say("flip.rises" if flip.change >= 0 else "flip.falls"),
        weight=fine(flip.weight),
        at=fine(flip.at, flip.weight),
        change=change(told, flip),
        to=told.alternative(flip.to),
    )


def change(told: Told, flip: Flip) -> str:
    """The percentage points to a flip, with their sign."""
    sign = "" if flip.change < 0 else "+"
    return f"{sign}{shown_number(flip.change, PLACES)} {told.say('percent_points')}"


def advice(told: Told) -> Prose:
    """The grade of the advice; that there is none, where so."""
    given, graded = told.case.advice, told.decision.graded
    if given is None or graded is None:
        return Prose(told.say("advice.none"), "quiet")
    on = told.alternative(given.on)
    if graded.grade is None:
        grades = told.say("or").join(told.text(one.title) for one in graded.possible)
        return Prose(told.say("advice.open", on=on, grades=grades), "bad")
    tone: Tone = "good" if graded.grade.meets_bar else "bad"
    grade = told.text(graded.grade.title)
    return Prose(told.say("advice.lead", on=on, grade=grade), tone)

"""The first screen of a decision: what is recommended, how firmly, what turns it, what is next."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.ranking.margins import is_close, runner_up
from milepost.model.rankings import Turn
from milepost.reporters.charts.axis import Axis
from milepost.reporters.charts.stacked import Stack, stacked
from milepost.reporters.documents.blocks import (
    Block,
    Card,
    Cards,
    Cell,
    Heading,
    Items,
    Mark,
    Prose,
    Ref,
    Tone,
)
from milepost.reporters.messages import say
from milepost.reporters.ranking.evidence import Evidence
from milepost.reporters.ranking.opening import advice, first, idle, nearest
from milepost.reporters.ranking.options import anchor
from milepost.reporters.ranking.told import Told
from milepost.reporters.ranking.turning import tipping
from milepost.reporters.ranking.words import PLACES, fine, pointed, stated

_REASONS = 3


def summary(told: Told, evidence: Evidence) -> tuple[Block, ...]:
    """What a board reads before anything else."""
    return (
        Cards((_card(told, evidence),), say("report.why", told.language)),
        *_bars(told),
        Heading(told.say("turns.title")),
        Items(tuple(_turning(told))),
        Heading(told.say("next")),
        Items(tuple(_next(told))),
    )


def _card(told: Told, evidence: Evidence) -> Card:
    leader = told.ranking.leader
    return Card(
        name=told.text(told.case.question),
        title=told.alternative(leader) if leader else told.say("card.nobody"),
        label=told.say("card.advice" if _is_advised(told) else "card.order"),
        verdict=_verdict(told),
        figures=tuple(_figures(told, leader)) if leader else (),
        whys=tuple(_whys(told, evidence)),
        to=anchor(told, leader) if leader else "",
    )


def _is_advised(told: Told) -> bool:
    """Whether there is a grade, and for the one that is first."""
    given, graded = told.case.advice, told.decision.graded
    known = given is not None and graded is not None and graded.grade is not None
    return known and given is not None and given.on == told.ranking.leader


def _verdict(told: Told) -> Mark:
    graded = told.decision.graded
    if _is_advised(told) and graded is not None and graded.grade is not None:
        good = graded.grade.meets_bar
        tone: Tone = "bad" if not good else "good" if _is_firm(told) else "warning"
        return Mark(told.text(graded.grade.title), tone, {"good": "✓", "bad": "✕"}.get(tone, "◐"))
    if told.ranking.leader is None:
        return Mark(told.say("card.open"), "bad", "?")
    return Mark(told.say("card.first"), "good" if _is_firm(told) else "warning", "◐")


def _is_firm(told: Told) -> bool:
    return is_close(told.ranking.lead, told.case.close) is False


def _figures(told: Told, leader: str) -> Iterator[tuple[str, Cell]]:
    ranking = told.ranking
    one = ranking.of(leader)
    second = runner_up(one, ranking.scored)
    yield told.say("card.score"), Ref(told.told(one.score), anchor(told, leader))
    label = told.say("card.lead", letter=told.letters[second.name])
    lead = told.told(ranking.lead, told.case.close)
    flagged = told.say("card.close", lead=lead, close=stated(told.case.close))
    yield label, Ref(lead, "order") if _is_firm(told) else Mark(flagged, "warning", "△")
    if leader in ranking.over_nothing and leader != told.case.nothing.name:
        yield told.say("over_nothing"), Ref(told.told(ranking.over_nothing[leader]), "order")
    if ranking.shift is not None:
        moved = f"{fine(ranking.shift.total)} {told.say('percent_points')}"
        yield told.say("card.shift"), Ref(moved, "flips")


def _whys(told: Told, evidence: Evidence) -> Iterator[Cell]:
    """The reasons of the advice; without any, what the scores say."""
    if told.case.advice is not None:
        for one in told.case.advice.reasons[:_REASONS]:
            yield evidence.cited(one.text, one.evidence)
    else:
        yield first(told).text
        yield advice(told).text


def _bars(told: Told) -> tuple[Block, ...]:
    """The scores as bars of their parts; the numbers stand in the analysis."""
    stacks = [
        Stack(
            told.say("lettered", letter=told.letters[one.name], title=told.alternative(one.name)),
            {told.criterion(name): part for name, part in one.parts.items()},
            one.score,
        )
        for one in told.ranking.scored
    ]
    title = told.say("bars")
    axis = Axis(told.say("score"), 0, 100, PLACES)
    words = told.joined(f"{one.label} {told.told(one.total)}" for one in stacks)
    picture = stacked("decision-bars", stacks, axis, title, words, told.language)
    return picture.figure, Prose(Ref(say("report.picture.data", told.language), "parts"), "quiet")


def _turning(told: Told) -> Iterator[tuple[Cell, Cell]]:
    """Doing nothing beside it, then the nearest weight and the nearest rating that flip it."""
    ranking = told.ranking
    if ranking.leader:
        yield told.say("turn.nothing"), idle(told, ranking.leader)
        yield Ref(told.say("turn.weight"), "flips"), nearest(told)
    for one in ranking.turns[:1]:
        yield Ref(told.say("turn.rating"), "turns"), _rating(told, one)
    for found in ranking.tipping[:1]:
        yield Ref(told.say("turn.rating"), "open"), tipping(told, found)


def _rating(told: Told, one: Turn) -> str:
    criterion = told.by_name(one.criterion)
    return told.say(
        "turn.rating.how",
        title=told.alternative(one.alternative),
        other=told.alternative(one.other),
        criterion=told.text(criterion.title),
        figure=told.figure(criterion, one.figure),
        at=told.figure(criterion, one.at),
    )


def _next(told: Told) -> Iterator[tuple[Cell, Cell]]:
    """What the meeting is to do."""
    if told.ranking.open:
        one = told.ranking.open[0]
        values = {
            "title": told.alternative(one.alternative),
            "criterion": told.criterion(one.criterion),
            "stake": pointed(one.stake),
        }
        yield Ref(told.say("next.find"), "open"), told.say("next.find.how", **values)
    if not _is_firm(told):
        yield Ref(told.say("next.close"), "order"), told.say("next.close.how")
    if told.decision.reweighted:
        names = told.joined(told.criterion(name) for name in told.decision.reweighted)
        yield told.say("next.weights"), told.say("lead.weights", names=names)
    yield Ref(told.say("next.resolve"), "resolution"), told.say("next.resolve.how")

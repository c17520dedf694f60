"""The first screen of a maturity profile: the level, what holds it down, what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from milepost.model.values import shown_number
from milepost.reporters.documents.blocks import Cards, Cell, Mark, Prose, Ref
from milepost.reporters.maturity.told import Told
from milepost.reporters.parts.cards import card
from milepost.reporters.plans.rows import due
from milepost.reporters.wording import decimals, titled


def lead(told: Told) -> tuple[Prose, ...]:
    """What holds the level down, how far it is proven, and what comes next."""
    ahead = told.shared("space").join(one for one in _next(told) if one)
    return (Prose(_holds(told)), _proven(told), Prose(ahead))


def opening(told: Told) -> Cards:
    """The overall level with the mean level and the coverage; the lead says why."""
    shown = card(told.part.card, told.shared)
    if told.profile.above:
        verdict = Mark(told.say("unproven_level", step=shown.verdict.text), "warning", "?")
        shown = replace(shown, verdict=verdict, figures=_figures(told, shown.figures))
    return Cards((replace(shown, whys=()),), "")


def _figures(told: Told, figures: tuple[tuple[str, Cell], ...]) -> tuple[tuple[str, Cell], ...]:
    """Without the interval: judged levels do not move with the evidence, so it says nothing."""
    label = told.shared("interval.label")
    kept = tuple(pair for pair in figures if pair[0] != label)
    count = told.say("judged.count", given=told.profile.given, total=len(told.profile.places))
    return (*kept, (told.say("judged.by"), Ref(count, "proof")))


def _holds(told: Told) -> str:
    """The dimensions at the lowest level, and how far the mean is from the next one."""
    known = [one for one in told.profile.places if one.level.step is not None]
    if not known:
        return told.say("holds.unknown")
    least = min((one.level.step for one in known if one.level.step), key=lambda step: step.rank)
    names = [told.name(one) for one in known if one.level.step == least]
    return told.say(
        "holds",
        count=len(names),
        total=len(told.profile.places),
        step=told.step(least),
        names=told.joined(names),
        mean=_mean(told),
    )


def _mean(told: Told) -> str:
    """`Mean level 2.36 where 3 is the next overall level.`; empty without a number."""
    review, target = told.profile.review, told.profile.target
    name = review.headline
    if name is None or target is None:
        return ""
    exact = review.assessment.results[name].conclusion.exact
    if exact is None or target.value is None:
        return ""
    ruleset = review.assessment.ruleset
    shown = shown_number(exact, decimals(ruleset, name))
    title = titled(ruleset, name).to(told.language)
    key = "mean" if exact < target.value else "mean.reached"
    return told.say(key, title=title, mean=shown, step=told.step(target))


def _proven(told: Told) -> Prose:
    """How far evidence carries the levels."""
    profile, above = told.profile, len(told.profile.above)
    total, given, coverage = len(profile.places), profile.given, told.part.card.coverage
    lacking = len(profile.review.assessment.coverage.lacking)
    if not profile.review.assessment.coverage.supplied:
        key = "proven.nothing" if given else "proven.empty"
        return Prose(told.say(key, given=given, total=total, lacking=lacking), "bad")
    if above:
        said = told.say("proven.above", above=above, total=total, coverage=coverage)
        return Prose(said, "poor")
    key = "proven.open" if lacking else "proven.all"
    tone = "warning" if lacking else "good"
    return Prose(told.say(key, coverage=coverage, lacking=lacking), tone)  # type: ignore[arg-type]


def _next(told: Told) -> Iterator[str]:
    """The smallest set of actions that lifts the overall level, or what stands before it."""
    planned, target = told.planned, told.profile.target
    if target is None or not told.profile.review.next:
        yield told.say("next.top" if target else "next.none")
        return
    if planned and planned.plan.lines and planned.plan.reached:
        first = planned.plan.lines[0].action
        yield told.say(
            "next.plan" if planned.plan.proof == "optimal" else "next.plan.best",
            count=len(planned.plan.lines),
            effort=shown_number(planned.plan.effort),
            step=told.step(target),
            action=told.words.text(first.action),
            owner=told.words.owner(first.owner),
            due=due(planned, planned.plan.lines[0]),
        )
    elif told.profile.above:
        yield told.say("next.prove", step=told.step(target))
        yield _ask(told)
    else:
        yield told.say("next.out", step=told.step(target))
        yield from told.part.outlook.next_lines[:1]


def _ask(told: Told) -> str:
    """Whom to ask for evidence first."""
    owners = [
        told.say("ask.one", owner=one.owner, count=len(one.lines))
        for one in told.part.missing.owners
    ]
    return told.say("ask", owners=told.joined(owners)) if owners else ""

"""The portfolio as a whole: goals covered, risk held, dependencies open."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.portfolios import RiskRule
from milepost.model.priorities import Counts, Risky, Served
from milepost.model.values import shown_number
from milepost.reporters.documents.blocks import Block, Cell, Column, Items, Section, Table, Tone
from milepost.reporters.ranking.portfolio.told import Told
from milepost.reporters.ranking.words import PLACES, stated


def whole(told: Told) -> Section | None:
    """What the file asks to be counted; None where it asks for nothing."""
    blocks = tuple(_blocks(told))
    return Section(told.of("section.portfolio"), blocks) if blocks else None


def _blocks(told: Told) -> Iterator[Block]:
    found = told.priorities
    if found.all.goals:
        yield _goals(told)
    lines = [*_risk(told), *_dependencies(told, found.chosen or found.all)]
    if lines:
        yield Items(tuple(lines))


def _goals(told: Told) -> Table:
    """Every goal; those that are not selected in brackets."""
    columns = (
        Column(told.of("goal"), wide=True),
        Column(told.of("served"), wide=True),
        Column(told.of("led"), wide=True),
    )
    found = told.priorities
    rows = tuple(_goal(told, one) for one in found.all.goals)
    counts = found.chosen or found.all
    bare = [n for n, one in enumerate(counts.goals) if not one.led]
    tones: tuple[tuple[int, Tone], ...] = tuple((n, "warning") for n in bare)
    caption = told.of("goals")
    if found.chosen:
        caption = told.sentences((caption, told.of("goals.selected")))
    return Table(columns, rows, caption, tones=tones)


def _goal(told: Told, one: Served) -> tuple[Cell, ...]:
    led = [_bracketed(told, name) for name in one.led]
    led += [told.of("maybe", names=_bracketed(told, name)) for name in one.unknown]
    served = [_bracketed(told, name) for name in one.served]
    none = told.of("nobody")
    return told.goal(one.goal), told.joined(served) or none, told.joined(led) or none


def _bracketed(told: Told, name: str) -> str:
    selection, letter = told.priorities.selection, told.letters[name]
    out = selection is not None and name not in selection.names
    return told.of("bracket", name=letter) if out else letter


def _risk(told: Told) -> Iterator[tuple[str, str]]:
    rule, found = told.portfolio.risk, told.priorities
    if rule is None or found.all.risk is None:
        return
    both = [("all", found.all.risk)]
    if found.chosen is not None and found.chosen.risk is not None:
        both.append(("chosen", found.chosen.risk))
    for who, risk in both:
        yield told.of("risk", who=told.of(who)), _held(told, rule, risk)
    if found.all.risk.unknown:
        yield "", told.of("risk.unknown", names=told.projects(found.all.risk.unknown))
    if rule.exposure:
        for who, risk in both:
            yield told.of("exposure", who=told.of(who)), _exposure(told, rule, risk)


def _held(told: Told, rule: RiskRule, risk: Risky) -> str:
    most = told.of("risk.most", most=f"{stated(rule.at_most)}%") if rule.at_most is not None else ""
    return told.of(
        "risk.of",
        names=told.short(risk.high) or told.of("none"),
        share=told.of("risk.unknown_share") if risk.share is None else told.percent(risk.share),
        resource=told.resource_title(rule.share_of),
        most=most,
    )


def _exposure(told: Told, rule: RiskRule, risk: Risky) -> str:
    if risk.exposure is None:
        names = told.short(risk.unexposed)
        return told.of("exposure.unknown" if names else "exposure.none", names=names)
    resource, shown = told.resource_title(rule.share_of), shown_number(risk.exposure, PLACES)
    return told.of("exposure.of", exposure=shown, resource=resource)


def _dependencies(told: Told, counts: Counts) -> Iterator[tuple[str, str]]:
    label = told.of("dependencies")
    if counts.gaps:
        for number, gap in enumerate(counts.gaps):
            values = {"name": told.quoted(gap.name), "on": told.quoted(gap.on)}
            yield label if not number else "", told.of(f"gap.{gap.why}", **values)
    elif any(one.needs for one in told.portfolio.candidates):
        yield label, told.of("gaps.none")
    known = {name: number for name, number in counts.waiting.items() if number is not None}
    if known:
        told_counts = (
            told.of("waiting.one", name=told.project(name), count=stated(number))
            for name, number in known.items()
        )
        yield "", told.of("waiting", names=told.joined(told_counts))
    lacking = [name for name in counts.waiting if name not in known]
    if lacking:
        yield "", told.of("waiting.unknown", names=told.projects(lacking))

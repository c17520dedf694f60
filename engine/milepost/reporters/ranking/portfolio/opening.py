"""The answer of a prioritisation in a few sentences, and what a board must not miss."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.ranking.placing import leaders
from milepost.model.priorities import Blocked, Counts, Selection
from milepost.model.values import shown_number
from milepost.reporters.documents.blocks import Prose
from milepost.reporters.ranking.portfolio.told import Told
from milepost.reporters.ranking.words import PLACES, stated


def opening(told: Told) -> Iterator[Prose]:
    """What is selected, else who is first; what is not known; goals, roles, risk, dependencies."""
    found = told.priorities
    if found.blocked is not None:
        yield Prose(told.of("lead.blocked", why=_blocked(told, found.blocked)), "bad")
    elif found.selection is not None:
        yield from _selected(told, found.selection)
    else:
        yield _first(told)
    yield from flags(told, found.chosen or found.all)
    if found.reweighted:
        titles = {one.name: told.text(one.title) for one in told.portfolio.criteria}
        names = told.joined(titles[name] for name in found.reweighted)
        yield Prose(told.say("lead.weights", names=names), "warning")


def _selected(told: Told, selection: Selection) -> Iterator[Prose]:
    found = told.priorities
    values = {
        "selected": len(selection.names),
        "count": len(told.portfolio.candidates),
        "total": shown_number(selection.total, PLACES),
        "names": told.projects(selection.names),
    }
    yield Prose(told.of("lead.selected", **values), "good")
    bound = shown_number(selection.bound, PLACES)
    proof = told.of("lead.proven") if selection.proven else told.of("lead.unproven", bound=bound)
    top = told.of("lead.top") if found.from_top else ""
    tone = "plain" if selection.proven else "warning"
    yield Prose(told.sentences((proof, top)), tone)  # type: ignore[arg-type]
    if found.at_best is not None:
        yield _at_best(told)


def _at_best(told: Told) -> Prose:
    """Whether what is not known could change the selection."""
    change = told.priorities.at_best
    if change is None or not (change.into or change.out):
        return Prose(told.of("lead.firm"))
    out = told.of("lead.best.out", out=told.projects(change.out)) if change.out else ""
    return Prose(told.of("lead.best", into=told.projects(change.into), out=out), "warning")


def _first(told: Told) -> Prose:
    """The order alone, where nothing limits a selection."""
    scored = told.priorities.scored
    limit = "" if any(r.binds for r in told.portfolio.resources) else told.of("lead.unlimited")
    first = leaders(scored)
    if len(first) == 1:
        score = told.told(scored[0].score)
        line = told.of("lead.first", first=told.project(first[0]), score=score)
        return Prose(told.sentences((line, limit)), "good")
    if first:
        names, score = told.projects(first), told.told(scored[0].score)
        line = told.say("lead.tie", leaders=names, score=score)
    else:
        contenders = (told.quoted(one.name) for one in scored if one.first == 1)
        line = told.of("lead.open", names=told.say("or").join(contenders))
    return Prose(told.sentences((line, limit)), "warning")


def _blocked(told: Told, blocked: Blocked) -> str:
    over = (
        told.of("blocked.over", resource=told.resource_title(n), amount=told.amount(n, excess))
        for n, excess in blocked.over.items()
    )
    clashes = (told.of("blocked.clash", names=told.projects(group)) for group in blocked.clashes)
    lacking = (told.of("blocked.lacking", names=told.quoted(name)) for name in blocked.lacking)
    return told.joined((*over, *clashes, *lacking))


def flags(told: Told, counts: Counts) -> Iterator[Prose]:
    """Goals without lead, over-booked resources, too much risk, projects that others miss."""
    bare = [told.goal(one.goal) for one in counts.goals if not one.led and not one.unknown]
    if bare:
        yield Prose(told.of("flag.goals", goals=told.joined(bare)), "warning")
    over = [told.resource_title(name) for name in counts.overbooked]
    if over:
        yield Prose(told.of("flag.roles", names=told.joined(over)), "warning")
    yield from _risk(told, counts)
    if counts.gaps:
        gaps = (
            told.of("gap", name=told.quoted(one.name), on=told.quoted(one.on))
            for one in counts.gaps
        )
        yield Prose(told.of("flag.gaps", gaps=told.joined(gaps)), "warning")


def _risk(told: Told, counts: Counts) -> Iterator[Prose]:
    rule, risk = told.portfolio.risk, counts.risk
    if rule is None or risk is None or rule.at_most is None or risk.share is None:
        return
    if risk.share > rule.at_most:
        values = {"share": told.percent(risk.share), "most": f"{stated(rule.at_most)}%"}
        resource = told.resource_title(rule.share_of)
        yield Prose(told.of("flag.risk", **values, resource=resource), "bad")

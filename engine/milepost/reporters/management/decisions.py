"""What management has to decide: late actions, conditions, critical gaps, silent sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from milepost.analysis.figures import Use
from milepost.analysis.following import Followed, FollowUp
from milepost.analysis.sections import Section
from milepost.model.review import Condition
from milepost.reporters.documents.blocks import Block, Cell, Column, Lines, Prose, Small, Table
from milepost.reporters.management.told import Told
from milepost.reporters.phrases import Phrases

_RAISED = ("overdue", "no-effect")


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to decide: of which sort, what, why, who answers for it, and until when."""

    kind: str
    what: str
    why: Cell
    who: str
    due: date | None


def matters(told: Told) -> tuple[Matter, ...]:
    """What is late first, then conditions, critical gaps without one, and what is not reported."""
    conditions = [(n, one) for n, r in enumerate(told.reviews) for one in r.conditions]
    bound = {(n, one.finding.criterion.id) for n, one in conditions} | set(_acted(told))
    return (
        *(
            _late(told, one, f)
            for f in told.followed
            for one in f.actions
            if one.standing in _RAISED
        ),
        *(_condition(told, number, one) for number, one in conditions),
        *_critical(told, bound),
        *(_silent(told, one) for one in told.sections if one.standing == "silent"),
    )


def _acted(told: Told) -> Iterator[tuple[int, str]]:
    """The criteria that a late action serves: what is to decide is that action."""
    rules = [review.assessment.ruleset.id for review in told.reviews]
    for one in (one for all_ in told.followed for one in all_.actions if one.standing in _RAISED):
        for name in one.record.criteria:
            yield from ((n, name) for n, rule in enumerate(rules) if rule == one.record.ruleset)


def _late(told: Told, one: Followed, all_: FollowUp) -> Matter:
    words = Phrases(all_.assessment.ruleset, told.language)
    hears = [line.to for line in one.raised] or [one.record.supervisor or one.record.owner]
    standing = words.say(f"followup.is.{one.standing}", late=one.late, since=one.since)
    return Matter(
        "late",
        told.say("matter.late", action=words.text(one.record.action)),
        Lines((standing, Small(told.say("owned", owner=words.owner(one.record.owner))))),
        words.joined(dict.fromkeys(words.owner(role) for role in hears)),
        one.record.due,
    )


def _condition(told: Told, number: int, one: Condition) -> Matter:
    words, part = told.words(number), told.page.parts[number]
    action = (
        words.text(one.actions[0].action)
        if one.actions
        else words.text(one.finding.criterion.title)
    )
    use = Use(number, one.finding, one.finding.leaves[0], worst=False, lacks=())
    verdict = told.say("matter.of", name=part.card.name, verdict=part.card.verdict.text)
    return Matter(
        "condition",
        told.say("matter.condition", action=action),
        Lines((told.led(use), Small(verdict))),
        words.owner(one.owner) if one.owner else told.say("owner.none"),
        one.due,
    )


def _critical(told: Told, bound: set[tuple[int, str]]) -> Iterator[Matter]:
    """The worst checks not met, each criterion once."""
    seen = set(bound)
    for section in told.sections:
        for use in (use for use in section.short if use.worst):
            key = use.review, use.finding.criterion.id
            if key not in seen:
                seen.add(key)
                yield _gap(told, use, section)


def _gap(told: Told, use: Use, section: Section) -> Matter:
    words, action = told.words(use.review), told.action(use)
    title = words.text(use.finding.criterion.title)
    what = "matter.critical" if action else "matter.open"
    owner = action.owner if action else (use.check.leaf.owner or "")
    return Matter(
        "critical",
        told.say(what, action=words.text(action.action) if action else "", title=title),
        Lines((told.led(use), told.why(use, section))),
        words.owner(owner) if owner else told.say("owner.none"),
        action.due if action else None,
    )


def _silent(told: Told, section: Section) -> Matter:
    owners = dict.fromkeys(told.of(f).owner(f.fact.owner) for f in section.figures if f.fact.owner)
    return Matter(
        "silent",
        told.say("matter.silent", section=told.title(section)),
        told.say("matter.silent.why", count=len(section.figures)),
        told.joined(list(owners)),
        None,
    )


def decisions(told: Told) -> tuple[Block, ...]:
    """The matters as a table; that there is none where there is none."""
    found = matters(told)
    if not found:
        return (Prose(told.say("matter.none"), "good"),)
    columns = (
        Column(told.say("number"), share=5),
        Column(told.say("matter"), wide=True, share=38),
        Column(told.say("why"), wide=True, share=30),
        Column(told.say("who"), wide=True),
        Column(told.say("by")),
    )
    rows = tuple(_row(told, number, one) for number, one in enumerate(found, 1))
    return (Table(columns, rows, named=1),)


def _row(told: Told, number: int, one: Matter) -> tuple[Cell, ...]:
    kind = Small(told.say(f"kind.{one.kind}"))
    return str(number), Lines((one.what, kind)), one.why, one.who, one.due or told.say("by.now")

"""The statement in words: what holds, except for what, and what it rests on."""

from __future__ import annotations

from dataclasses import replace

from milepost.analysis.verdict import meets_bar
from milepost.reporters.board.told import Told
from milepost.reporters.board.unknown import change
from milepost.reporters.board.waived import counted
from milepost.reporters.compliance.counting import applicable, collected, exceptions, unassessed
from milepost.reporters.documents.blocks import (
    Cards,
    Cell,
    Heading,
    Items,
    Line,
    Prose,
    Ref,
    Section,
    Small,
)
from milepost.reporters.grounds import short
from milepost.reporters.parts.cards import card


def lead(told: Told) -> tuple[Prose, ...]:
    """The statement, then what was not assessed just as loud, then what it does not claim."""
    return (
        Prose(statement(told)),
        Prose(limits(told), "warning" if told.assessment.coverage.lacking else "plain"),
    )


def statement(told: Told) -> str:
    """Whether the subject complies, and except for how many criteria."""
    met, count = meets_bar(told.assessment), len(exceptions(told.assessment))
    if met is None:
        key = "open"
    elif not met:
        key = "not"
    else:
        key = "full" if not count else "one" if count == 1 else "except"
    return told.own(
        f"statement.{key}",
        date=told.page.as_of,
        subject=told.page.subject,
        ruleset=ruleset(told),
        count=count,
        applicable=len(applicable(told.assessment)),
    )


def ruleset(told: Told) -> str:
    """The rule set by title and version, as the statement names it."""
    rules = told.context.ruleset
    title = told.words.text(rules.title)
    return told.own("ruleset", title=title, version=rules.version)


def limits(told: Told) -> str:
    """How much was assessed, and that nothing is said of the rest."""
    count, total = len(unassessed(told.assessment)), len(applicable(told.assessment))
    if not told.assessment.coverage.lacking and not count:
        return told.own("assessed.all", total=total, coverage=told.part.card.coverage)
    shown = {"count": count, "total": total, "coverage": told.part.card.coverage}
    key = "assessed.some" if count else "assessed.thin"
    return told.joined(told.own(key, **shown), change(told))


def opening(told: Told) -> Section:
    """The conclusion with its figures, then scope and basis."""
    own = replace(card(told.part.card, told.say), name="", to="exceptions")
    blocks = (
        Cards((own,), told.say("why")),
        Heading(told.own("basis.title")),
        Items(_basis(told)),
        Prose(told.own("claim"), "quiet"),
    )
    return Section("", blocks)


def _basis(told: Told) -> tuple[tuple[Cell, Cell], ...]:
    total, apply_ = len(told.assessment.findings), len(applicable(told.assessment))
    scope = told.own("scope", total=total, applicable=apply_, out=total - apply_)
    return (
        (told.own("scope.title"), Line((told.part.card.scope, scope))),
        (told.say("origin.ruleset"), Line((ruleset(told), Small(_in_force(told))))),
        (told.own("evidence.title"), Line((_evidence(told), Small(_digest(told))))),
        (Ref(told.own("exceptions"), "exceptions"), told.own("counted", count=_unmet(told))),
        (Ref(told.say("waivers"), "waivers"), counted(told)),
    )


def _unmet(told: Told) -> int:
    return len(exceptions(told.assessment))


def _in_force(told: Told) -> str:
    origin = told.part.origin
    digest = short(origin.digest)
    return f"{told.say('origin.effective')} {origin.effective} · {digest}"


def _evidence(told: Told) -> str:
    """How many facts and answers, of how many needed, and from which days."""
    found = told.assessment.coverage
    supplied = len(found.supplied)
    needed = supplied + len(found.lacking)
    days = collected(told.assessment)
    first, last = days or (None, None)
    key = "evidence.dated" if days else "evidence"
    return told.own(key, supplied=supplied, needed=needed, first=first, last=last)


def _digest(told: Told) -> str:
    return short(told.page.evidence_digest)

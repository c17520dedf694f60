"""Tables to be filled in by hand: signatures and dissenting opinions."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.model.ruleset import RuleSet
from milepost.reporters.board.told import Told
from milepost.reporters.documents.blocks import Column, Table
from milepost.reporters.parts.saying import Say

_LEAST = 5
"""Rows of a signature table, filled up with blank ones."""


def signatures(told: Told, roles: Iterable[str], decision: tuple[str, str] = ("", "")) -> Table:
    """Role, name, signature and date; with `decision`, a column of that title with its boxes."""
    return signed(told.board, roles, decision)


def signed(say: Say, roles: Iterable[str], decision: tuple[str, str] = ("", "")) -> Table:
    """The same out of the messages of boards alone."""
    title, boxes = decision
    shares = {"role": 22, "name": 22, "signature": 24, "date": 14}
    columns = [Column(say(f"sign.{key}"), share=share) for key, share in shares.items()]
    rows: list[tuple[str | None, ...]] = [(role, None, None, None) for role in roles]
    rows += [(None,) * len(columns)] * (_LEAST - len(rows))
    if title:
        columns.insert(2, Column(title, wide=True, share=18))
        rows = [(*row[:2], boxes, *row[2:]) for row in rows]
    return Table(tuple(columns), tuple(rows), to_fill=True)


def dissenting(told: Told) -> Table:
    """Blank rows for the members of a board who do not agree."""
    shares = {"name": 22, "point": 26, "reason": 32, "signature": 20}
    columns = tuple(
        Column(told.board(f"sign.{key}"), wide=True, share=share) for key, share in shares.items()
    )
    return Table(columns, ((None,) * len(columns),) * 3, to_fill=True)


def roles(told: Told) -> tuple[str, ...]:
    """The roles that the rule set sends matters to for decision, as people read them."""
    return tuple(told.words.owner(role) for role in _escalated(told.context.ruleset))


def _escalated(ruleset: RuleSet) -> tuple[str, ...]:
    """Those of its escalation, then those its patterns escalate to."""
    drawn = (p.then.value for p in ruleset.patterns if p.then.kind == "escalation")
    return tuple(dict.fromkeys((*(one.to for one in ruleset.escalation), *drawn)))

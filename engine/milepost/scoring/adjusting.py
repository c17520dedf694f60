"""`adjust`: ratings forced line by line, each line seeing the numbers the lines before left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from milepost.conditions import reads
from milepost.model.assessment import Finding, Forced
from milepost.model.criteria import Judgement
from milepost.model.expression import Expression
from milepost.model.policies import Adjustment
from milepost.model.results import Item
from milepost.model.ruleset import RuleSet
from milepost.model.scales import Scale
from milepost.model.values import Number, Step, Value
from milepost.scoring.board import Board
from milepost.scoring.crediting import credit_at
from milepost.scoring.rating import place_of

Boarding = Callable[[Sequence[Finding]], Board]


def adjusted(
    ruleset: RuleSet, findings: Sequence[Finding], movable: Collection[str], boarding: Boarding
) -> tuple[Finding, ...]:
    """The findings as the lines of `adjust` leave them; only those in `movable` move.

    A line of which it is not known whether it holds leaves the ratings it would move without a
    value, so that what rests on them is undetermined. Outcomes never move.
    """
    current, board = tuple(findings), boarding(findings)
    for line in ruleset.adjust:
        holds = True if line.when is None else board.ask(line.when)
        if holds is False:
            continue
        before, items = current, board.items("criteria")
        current = tuple(
            _forced(ruleset, board, line, finding, item, holds is True)
            if finding.criterion.id in movable
            else finding
            for finding, item in zip(before, items, strict=True)
        )
        if current != before:
            board = boarding(current)
    return current


def _forced(
    ruleset: RuleSet, board: Board, line: Adjustment, finding: Finding, item: Item, holds: bool
) -> Finding:
    picked = _picked(board, line, finding, item)
    if picked is False:
        return finding
    return _moved(ruleset, finding, line, holds and picked is True)


def _picked(board: Board, line: Adjustment, finding: Finding, item: Item) -> Value:
    """Whether the line speaks of a finding; None where it cannot be told.

    A line that asks for ratings does not speak of what has none.
    """
    if not finding.counted:
        return False
    if line.only is None:
        return True
    picked = board.ask(line.only, item)
    if picked is None and finding.rating is None and _asks_ratings(line.only):
        return False
    return picked


def _asks_ratings(only: Expression) -> bool:
    return only.tree is not None and bool(reads(only.tree) & {"rating", "value", "step"})


def _moved(ruleset: RuleSet, finding: Finding, line: Adjustment, certain: bool) -> Finding:
    scale = _scale(ruleset, finding)
    before = _number(finding, scale)
    after = _within(scale, line.moved(before) if before is not None else line.set)
    if after == before:
        return finding
    forced = Forced(line, before, after if certain else None)
    return _at(finding, scale, forced)


def _within(scale: Scale | None, number: Number | None) -> Number | None:
    """No line moves a credit beyond 0 and 1; a rating may be forced below its scale (a raw 0)."""
    return number if number is None or scale is not None else min(max(number, 0), 1)


def _scale(ruleset: RuleSet, finding: Finding) -> Scale | None:
    """The scale of a criterion that is one rated leaf."""
    leaf = finding.leaves[0].leaf if len(finding.leaves) == 1 else None
    return ruleset.scales.get(leaf.scale or "") if leaf is not None else None


def _number(finding: Finding, scale: Scale | None) -> Number | None:
    rating = finding.rating.value if isinstance(finding.rating, Step) else finding.rating
    return finding.credit if scale is None else rating


def _at(finding: Finding, scale: Scale | None, forced: Forced) -> Finding:
    """The finding, and the judgement of a criterion that is one leaf, at the forced number."""
    number = forced.after
    credit = None if number is None else credit_at(scale, number)
    rating = (
        finding.rating if scale is None else None if number is None else place_of(scale, number)
    )
    leaves = finding.leaves
    if len(leaves) == 1:
        judgement: Judgement = replace(leaves[0].judgement, credit=credit, rating=rating)
        leaves = (replace(leaves[0], judgement=judgement),)
    lines = (*finding.forced, forced)
    return replace(finding, credit=credit, rating=rating, leaves=leaves, forced=lines)

"""One comparison: the states of a subject under one rule set, what moved last, and the trend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from milepost.analysis.comparing.criteria import CriterionMove
from milepost.analysis.comparing.crossing import crossed
from milepost.analysis.comparing.effects import Effects, effects
from milepost.analysis.comparing.forecasting import Looking
from milepost.analysis.comparing.moved import Moves, moved
from milepost.analysis.comparing.rules import RuleChange, rule_changes
from milepost.analysis.comparing.splitting import Split, split
from milepost.analysis.comparing.states import State
from milepost.analysis.comparing.trend import Trend, trend
from milepost.analysis.comparing.why import Cause
from milepost.model.ruleset import RuleSet


@dataclass(frozen=True, slots=True)
class Latest:
    """What moved from the last state but one to the last."""

    before: State
    after: State
    moves: Moves
    rules: tuple[RuleChange, ...]
    split: Split
    effects: Effects | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The states of one subject, rule set and scope, oldest first; `latest` with two or more."""

    states: tuple[State, ...]
    latest: Latest | None
    trend: Trend

    @property
    def last(self) -> State:
        """The newest state."""
        return self.states[-1]


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparisons of one subject, one for each rule set and scope, one at least.

    `alone` are states that nothing is there to be compared with; `rulesets` are those at hand by
    id, for the titles of what results only name.
    """

    comparisons: tuple[Comparison, ...]
    alone: tuple[State, ...]
    rulesets: Mapping[str, RuleSet]
    looking: Looking


def comparison(states: Sequence[State], looking: Looking) -> Comparison:
    """Compare states of one subject, rule set and scope, in the order of their dates."""
    latest = _latest(states[-2], states[-1]) if len(states) > 1 else None
    return Comparison(tuple(states), latest, trend([state.result for state in states], looking))


def _latest(before: State, after: State) -> Latest:
    moves = moved(before.result, after.result)
    one, other = before.assessment, after.assessment
    crossing = crossed(one, other) if one is not None and other is not None else None
    found = split(before, after, crossing)
    settled = tuple(_settled(move, found.causes) for move in moves.criteria)
    worth: Effects | None = None
    if one is not None and other is not None and crossing is not None:
        worth = effects(one, other, crossing, settled)
    told = rule_changes(before, after)
    return Latest(before, after, replace(moves, criteria=settled), told, found, worth)


def _settled(move: CriterionMove, causes: Mapping[str, frozenset[Cause]]) -> CriterionMove:
    """The move with the reasons that scoring confirms, where it can tell them apart."""
    known = causes.get(move.finding.criterion, frozenset())
    kept = tuple(reason for reason in move.reasons if reason.cause in known)
    return replace(move, reasons=kept) if kept else move

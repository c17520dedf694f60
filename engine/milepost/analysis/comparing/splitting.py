"""How much of a move is due to time, evidence, waivers and rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from milepost.analysis.comparing.crossing import Change, Crossed, causes, scored
from milepost.analysis.comparing.scoring_again import Rules, Scored
from milepost.analysis.comparing.shapley import shares
from milepost.analysis.comparing.states import State
from milepost.analysis.comparing.why import Cause
from milepost.model.past import PastResult
from milepost.model.values import Number

Source = Literal["time", "evidence", "waivers", "rules", "evidence-time"]
"""Where points come from; `evidence-time` where the earlier evidence is not at hand."""

Side = Literal["before", "after"]

Unsplit = Literal["rules", "number"]
"""Why a move is not split: old evidence or rules are not at hand; there is no number."""


@dataclass(frozen=True, slots=True)
class Part:
    """Points of the headline number that one source moved."""

    source: Source
    points: Fraction


@dataclass(frozen=True, slots=True)
class Corner:
    """What one evidence says under one version of the rules, both on the later day."""

    evidence: Side
    rules: Side
    score: Number | None
    main: str


@dataclass(frozen=True, slots=True)
class Split:
    """The parts of the move of the headline number; they sum to `total`.

    `corners` show each evidence under each version of the rules, where the rules differ. `causes`
    says by criterion what moves it, as far as scoring tells. `unsplit` is why there are no parts.
    """

    total: Fraction | None
    parts: tuple[Part, ...] = ()
    corners: tuple[Corner, ...] = ()
    causes: Mapping[str, frozenset[Cause]] = field(default_factory=dict)
    unsplit: Unsplit | None = None


def split(before: State, after: State, crossing: Crossed | None) -> Split:
    """Split the move between two states of one subject, rule set and scope.

    First time passes: the earlier evidence under the earlier rules on the later day, where only
    what was not renewed grows older. Then evidence, waivers and rules change: each has the mean of
    what its change moves in every order of changes (the Shapley value), so the parts sum to the
    whole. Where the earlier evidence is not at hand, evidence and time change first and are one
    part; the rules change last. `crossing` is given where both can be scored.
    """
    return _half(before, after) if crossing is None else _whole(crossing)


def headline_of(result: PastResult) -> Number | None:
    """The number that sums a result up; None where there is none."""
    lines = (line for line in result.lines if line.name == result.headline and not line.place)
    return next((line.exact for line in lines if line.told == "value"), None)


def _whole(found: Crossed) -> Split:
    """The split where both evidences can be scored under both versions of the rules."""
    known = found.scores.items() if "rules" in found.changes else ()
    corners = tuple(_corner(done, one) for done, one in known if _is_corner(found, done))
    then, now = _exact(found.then), _exact(found.now)
    scores = {done: _exact(one) for done, one in found.scores.items()}
    exact = {done: one for done, one in scores.items() if one is not None}
    if then is None or now is None or len(exact) < len(scores):
        moved = None if then is None or now is None else now - then
        return Split(moved, (), corners, causes(found), "number")
    by_time = Part("time", exact[frozenset()] - then)
    parts = (Part(change, points) for change, points in shares(found.changes, exact).items())
    return Split(now - then, (by_time, *parts), corners, causes(found))


def _exact(one: Scored) -> Fraction | None:
    return None if one.score is None else Fraction(one.score)


def _is_corner(found: Crossed, done: frozenset[Change]) -> bool:
    """Whether the waivers go with the evidence, as far as they changed."""
    return "waivers" not in found.changes or ("waivers" in done) is ("evidence" in done)


def _half(before: State, after: State) -> Split:
    """The split where at most the later evidence can be scored."""
    then, now = headline_of(before.result), headline_of(after.result)
    if then is None or now is None:
        return Split(None, unsplit="number")
    moved = Fraction(now) - Fraction(then)
    if before.result.rules == after.result.rules:
        return Split(moved, (Part("evidence-time", moved),))
    later, rules = after.assessment, before.ruleset
    if later is None or rules is None:
        return Split(moved, unsplit="rules")
    under_old = Rules(rules, later.used, later.scope, later.as_of).score(
        later.evidence, later.ruleset
    )
    corners = (_corner({"evidence"}, under_old), _corner({"evidence", "rules"}, scored(later)))
    if under_old.score is None:
        return Split(moved, (), corners, unsplit="number")
    by_rules = Fraction(now) - Fraction(under_old.score)
    parts = (Part("evidence-time", moved - by_rules), Part("rules", by_rules))
    return Split(moved, parts, corners)


def _corner(done: set[Change] | frozenset[Change], one: Scored) -> Corner:
    sides: dict[bool, Side] = {True: "after", False: "before"}
    return Corner(sides["evidence" in done], sides["rules" in done], one.score, one.main)

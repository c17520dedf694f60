"""The evidence of each side under the rules of each side, all on the later day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from milepost.analysis.comparing.ageing import aged
from milepost.analysis.comparing.scoring_again import Rules, Scored
from milepost.analysis.comparing.shapley import subsets
from milepost.analysis.comparing.why import Cause
from milepost.model.assessment import Assessment

Change = Literal["evidence", "waivers", "rules"]
Done = frozenset[Change]
"""What has changed so far, once time has passed."""


@dataclass(frozen=True, slots=True)
class Crossed:
    """`then` is the earlier side on its own day; `scores` hold the later day by what changed."""

    then: Scored
    changes: tuple[Change, ...]
    scores: Mapping[Done, Scored]

    @property
    def aged(self) -> Scored:
        """What time alone made of the earlier side."""
        return self.scores[frozenset()]

    @property
    def now(self) -> Scored:
        """The later side."""
        return self.scores[frozenset(self.changes)]


def crossed(before: Assessment, after: Assessment) -> Crossed:
    """Score everything that can have changed, each in every company of the others."""
    changes, score = _changes(before, after), _scorer(before, after)
    return Crossed(scored(before), changes, {done: score(done) for done in subsets(changes)})


def scored(one: Assessment) -> Scored:
    """The assessment's own pass."""
    rules = Rules(one.ruleset, one.used, one.scope, one.as_of)
    return rules.score(one.evidence, one.ruleset)


def _changes(before: Assessment, after: Assessment) -> tuple[Change, ...]:
    """What can have moved the number, beside time."""
    found: list[Change] = ["evidence"]
    if before.evidence.waivers != after.evidence.waivers:
        found.append("waivers")
    if before.ruleset.digest != after.ruleset.digest:
        found.append("rules")
    return tuple(found)


def _scorer(before: Assessment, after: Assessment) -> Callable[[Done], Scored]:
    """Scores on the later day with what has changed so far.

    What other assessments say goes with the rules where these differ, else with the evidence.
    """
    days = (after.as_of - before.as_of).days
    old = aged(before.evidence, after.evidence, days)
    same_rules = before.ruleset.digest == after.ruleset.digest

    @cache
    def score(done: Done) -> Scored:
        told = after if "evidence" in done else before
        ruled = after if "rules" in done or same_rules else before
        used = (told if same_rules else ruled).used
        evidence = after.evidence if told is after else old
        waived = (after if "waivers" in done else before).evidence.waivers
        rules = Rules(ruled.ruleset, used, after.scope, after.as_of)
        return rules.score(replace(evidence, waivers=waived), told.ruleset)

    return score


def causes(found: Crossed) -> dict[str, frozenset[Cause]]:
    """By criterion: what moves it alone, once time has; evidence and rules where only both do."""
    return {name: frozenset(_causes(found, name)) for name in found.now.findings}


def _causes(found: Crossed, name: str) -> set[Cause]:
    base, alone = found.aged.judged(name), _ALONE & {*found.changes}
    causes: set[Cause] = {"time"} if base != found.then.judged(name) else set()
    moving = {c for c in alone if found.scores[frozenset({c})].judged(name) != base}
    if not moving and found.now.judged(name) != base:
        moving = set(alone)
    return causes | {_CAUSE[change] for change in moving}


_CAUSE: Mapping[Change, Cause] = {"evidence": "evidence", "rules": "rules"}
_ALONE: frozenset[Change] = frozenset(_CAUSE)

"""Which way the words over items go in one rule set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from milepost.authoring.monotony.directions import (
    BOTH,
    FALLS,
    RISES,
    STILL,
    UNMOVED,
    Direction,
    Listed,
    Moving,
    joined,
)
from milepost.authoring.monotony.walking import Words
from milepost.model.criteria import Criterion, Leaf
from milepost.model.ruleset import RuleSet
from milepost.scoring.items import further_outcomes, outcome_word
from milepost.scoring.rating import span_of

RATED = frozenset({"rating", "value", "step", "credit"})
"""The words for what a criterion or check counts."""

_LIKE = {"not-assessed": FALLS, "not-applicable": STILL, "error": STILL}


@dataclass(frozen=True, slots=True)
class Speaking:
    """The words of a rule set.

    `better` is where outcomes go; `credit` what moves ratings and credits besides.
    """

    ruleset: RuleSet
    better: Direction = RISES
    credit: Direction = STILL

    def criteria(self) -> Listed:
        """The words of the criteria; of one with several checks more words move."""
        leaves = [leaf for criterion in self.ruleset.criteria for leaf in criterion.leaves]
        several = any(len(criterion.leaves) > 1 for criterion in self.ruleset.criteria)
        open_ = BOTH if several else self.better.flipped
        unknown = Moving(open_, mark="gap")
        return Listed({**self._common(leaves), "unknown": unknown, **self._severities()})

    def checks(self) -> Listed:
        """The words of the checks, those of libraries included."""
        return Listed(self._common(self.ruleset.leaves.values()))

    def leaf(self, id: str) -> Words:
        """The words of one check."""
        leaf = self.ruleset.leaves.get(id)
        return self._common([leaf] if leaf is not None else ())

    def _common(self, leaves: Iterable[Leaf]) -> dict[str, Moving]:
        good = Moving(self.better, mark="met")
        bad = Moving(self.better.flipped, mark="gap")
        return {
            **{outcome_word(name): self._further(name) for name in further_outcomes(self.ruleset)},
            **dict.fromkeys(("passed", "met"), good),
            **dict.fromkeys(("failed", "unmet", "unknown"), bad),
            "partial": Moving(self.better.either, mark="gap"),
            "disputed": Moving(self.better.either),
            "all_ticked": Moving(self.better),
            **self._numbers(tuple(leaves)),
            "share_ticked": Moving(self.better, 0, 1),
            "weight": Moving(STILL, 0),
        }

    def _further(self, name: str) -> Moving:
        like = self.ruleset.outcomes[name].like
        direction = _LIKE.get(like or "", BOTH)
        return Moving(direction if self.better == RISES else direction.either)

    def _numbers(self, leaves: Sequence[Leaf]) -> dict[str, Moving]:
        """Credit and rating; where lower is better a rating falls and a check's credit rises."""
        scales = {name: self.ruleset.scales.get(name or "") for name in {x.scale for x in leaves}}
        turned = self.ruleset.better == "lower"
        way = joined(
            self.better.flipped if turned and scale is not None else self.better
            for scale in scales.values()
        )
        spans = [span_of(scale) for scale in scales.values() if scale is not None]
        rating = Moving(
            way | self.credit,
            min((low for low, _ in spans), default=None),
            max((high for _, high in spans), default=None),
        )
        rated = dict.fromkeys(("rating", "value", "step"), rating)
        return {**rated, "credit": Moving(way | self.credit, 0, 1)}

    def _severities(self) -> dict[str, Moving]:
        """A criterion's severity is that of its worst unmet check, so it may move."""
        several = [own for c in self.ruleset.criteria if len(own := _severities_of(c)) > 1]
        moving = set().union(*several)
        marked: dict[str, Moving] = {name: Moving(BOTH, mark="severity") for name in moving}
        return {**marked, "severity": Moving(BOTH) if moving else UNMOVED}


def worse_beside(ruleset: RuleSet, named: Iterable[str]) -> frozenset[str]:
    """The severities that checks have beside, and worse than, one that is named.

    Once such a check is mended, the criterion's severity becomes the one named.
    """
    wanted = set(named)
    found: set[str] = set()
    for criterion in ruleset.criteria:
        own = _severities_of(criterion)
        least = max((ruleset.severity_rank(s) for s in own & wanted), default=-1)
        found |= {s for s in own - wanted if ruleset.severity_rank(s) < least}
    return frozenset(found)


def _severities_of(criterion: Criterion) -> set[str]:
    return {leaf.severity for leaf in criterion.leaves if leaf.severity is not None}

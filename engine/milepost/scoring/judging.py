"""Judging the leaves: each once, on demand, a roll-up after the checks it is over."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal

from milepost.conditions import Names
from milepost.model.criteria import Judgement, Leaf
from milepost.model.evidence import Answer, Evidence
from milepost.model.outcomes import Outcome
from milepost.model.ruleset import RuleSet, Severity
from milepost.model.values import Number, Value
from milepost.scoring.applying import NO_CREDIT, applied
from milepost.scoring.crediting import credited
from milepost.scoring.disputing import disputed
from milepost.scoring.items import leaf_item
from milepost.scoring.leaves.answer import rating
from milepost.scoring.rating import span_of
from milepost.scoring.sight import Sight
from milepost.scoring.usable import Usable, usable

Assume = Literal["actual", "worst", "best"]
"""What is taken for evidence that is missing: nothing, the worst or the best it could say."""

At = tuple[tuple[str, str], ...]
"""A place on the axes that come with the answers: (("team", "red"),)."""

Judged = Mapping[str, Judgement]
"""Judgements by leaf."""

_AFTER_A_POINT = chr(ord(".") + 1)
"""Ids that go on with a point stand before the first that goes on with this."""


class Judging:
    """All leaves of one rule set against one subject's evidence at one date.

    `given` forces leaves to a judgement, as examples of roll-ups do. Without `traced` judgements
    and what is concluded from them hold no traces, which is faster. `targets` gives the step or
    number aimed at by leaf. `results` are those that checks may use. `judged` holds what was judged
    so far, by the place of the answers.
    """

    def __init__(
        self,
        ruleset: RuleSet,
        known: Usable,
        answers: Mapping[str, tuple[Answer, ...]],
        as_of: date,
        assume: Assume = "actual",
        given: Judged | None = None,
        traced: bool = True,
        targets: Mapping[str, str] | None = None,
    ) -> None:
        self.ruleset, self.known, self.answers = ruleset, known, answers
        self.as_of, self.assume, self.traced = as_of, assume, traced
        self.targets = targets or {}
        self.results: Names = {}
        self.at = counting(ruleset)
        self.judged: dict[At, dict[str, Judgement]] = {}
        self._given, self._kept = dict(given or {}), dict[At, Judged]()
        self._begin()

    @classmethod
    def over(
        cls,
        ruleset: RuleSet,
        evidence: Evidence,
        as_of: date,
        assume: Assume = "actual",
        given: Judged | None = None,
        traced: bool = True,
        known: Usable | None = None,
    ) -> Judging:
        """Over all that a subject's evidence says; `known` is what counts of it, where at hand."""
        counts = usable(ruleset, evidence, as_of) if known is None else known
        answers, targets = evidence.answers, evidence.targets_of
        return cls(ruleset, counts, answers, as_of, assume, given, traced, targets)

    def keep(self, judged: Mapping[At, Judged]) -> None:
        """Take over judgements that were made before and still hold, by the place of the answers.

        Before anything is judged.
        """
        self._kept = dict(judged)
        self._begin()

    def narrowed(self, at: At) -> Judging:
        """The same with the answers of one place on the axes that come with the answers."""
        other = copy(self)
        other.at = tuple(sorted({**dict(self.at), **dict(at)}.items()))
        other._begin()
        return other

    def _begin(self) -> None:
        """Nothing is judged yet but what is given or kept."""
        self._own = {**self._kept.get(self.at, {}), **self._given}
        self._items: dict[str, dict[str, Value]] = {}
        self.judged[self.at] = self._own

    def of(self, leaf: Leaf) -> Judgement:
        """The leaf's judgement under the assumption made about missing evidence."""
        if leaf.id not in self._own:
            judged = self._turned(leaf, self._settled(leaf, applied(leaf, Sight(self, leaf))))
            if disputed(self.ruleset, leaf, judged.answers, self.as_of):
                judged = replace(judged, disputed=True)
            self._own[leaf.id] = credited(self.ruleset, leaf, judged, self.target_of(leaf))
        return self._own[leaf.id]

    def target_of(self, leaf: Leaf) -> Number | None:
        """The rating aimed at: the subject's own target, else that of the rule set."""
        wanted = self.targets.get(leaf.id, leaf.target)
        scale = self.ruleset.scales.get(leaf.scale or "")
        return None if wanted is None or scale is None else rating(scale, wanted)

    def answers_of(self, leaf: Leaf) -> tuple[Answer, ...]:
        """The answers to a leaf at this place; one that does not name an axis is for all of it."""
        given = self.answers.get(leaf.id, ())
        return tuple(a for a in given if all(dict(a.at).get(x, v) == v for x, v in self.at))

    def item(self, leaf_id: str) -> dict[str, Value] | None:
        """The words of one leaf as results see them; None where there is no such leaf."""
        leaf = self.ruleset.leaves.get(leaf_id)
        if leaf is None:
            return None
        if leaf_id not in self._items:
            weight, target = weight_of(self.ruleset.severities, leaf), self.target_of(leaf)
            self._items[leaf_id] = leaf_item(self.ruleset, leaf, self.of(leaf), weight, target)
        return self._items[leaf_id]

    def below(self, prefix: str) -> tuple[str, ...]:
        """Every leaf whose id starts with `prefix.`, by id."""
        names = self._names
        first, end = (
            bisect_left(names, f"{prefix}."),
            bisect_left(names, f"{prefix}{_AFTER_A_POINT}"),
        )
        return tuple(names[first:end])

    @cached_property
    def _names(self) -> list[str]:
        """The ids of all leaves, in order."""
        return sorted(self.ruleset.leaves)

    def _settled(self, leaf: Leaf, judgement: Judgement) -> Judgement:
        """Under the assumption; where lower is better the worst of a rating is its highest."""
        ends = [judgement.worst, judgement.best]
        if self.ruleset.better == "lower" and leaf.scale is not None:
            ends.reverse()
        assumed = {"worst": ends[0], "best": ends[1]}.get(self.assume)
        if assumed is None:
            return judgement
        return replace(assumed, traces=judgement.traces, answers=judgement.answers)

    def _turned(self, leaf: Leaf, judgement: Judgement) -> Judgement:
        """Where lower is better the lowest rating passes, and what earns nothing is the highest."""
        scale = self.ruleset.scales.get(leaf.scale or "")
        apart = self.ruleset.better == "higher" or judgement.outcome == "not-applicable"
        if apart or scale is None:
            return judgement
        if judgement.reason == NO_CREDIT.reason and judgement.outcome == "fail":
            return replace(judgement, credit=Fraction(1), rating=span_of(scale)[1])
        if judgement.outcome in ("not-assessed", "error"):
            return replace(judgement, credit=Fraction(1))
        outcomes: dict[Fraction | None, Outcome] = {Fraction(0): "pass", Fraction(1): "fail"}
        return replace(judgement, outcome=outcomes.get(judgement.credit, "partial"))


def counting(ruleset: RuleSet) -> At:
    """The place whose answers decide the findings, on the axes that name one."""
    axes = ruleset.answer_axes.items()
    return tuple(sorted((name, axis.counts) for name, axis in axes if axis.counts is not None))


def weight_of(severities: Mapping[str, Severity], leaf: Leaf) -> Number:
    """A leaf's own weight, else that of its severity, else 1."""
    if leaf.weight is not None:
        own: Number = leaf.weight
        return own
    severity = severities.get(leaf.severity or "")
    named: Number = severity.weight if severity else 1
    return named

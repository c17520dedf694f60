"""Judging the leaves: each once, on demand, a roll-up after the checks it is over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from statistics import mean, median
from typing import Literal, cast

from milepost.conditions import evaluate, trace
from milepost.errors import MilepostError
from milepost.model.criteria import Judgement, Leaf
from milepost.model.evidence import Answer
from milepost.model.expression import Expression, Trace
from milepost.model.outcomes import Outcome
from milepost.model.ruleset import RuleSet, Severity
from milepost.model.scales import Scale
from milepost.model.values import UNUSABLE, Number, Value
from milepost.scoring.crediting import credited
from milepost.scoring.disputing import disputed
from milepost.scoring.items import as_seen_by_checks, leaf_item
from milepost.scoring.leaves.answer import rating
from milepost.scoring.leaves.check import ERROR
from milepost.scoring.own_words import own_words
from milepost.scoring.rating import span_of

Assume = Literal["actual", "worst", "best"]
"""What is taken for evidence that is missing: nothing, the worst or the best it could say."""

At = tuple[tuple[str, str], ...]
"""A place on the axes that come with the answers: (("team", "red"),)."""

NOT_APPLICABLE = Judgement("not-applicable", None, reason="applies", counted=False)
NO_CREDIT = Judgement("fail", Fraction(0), reason="requires")
_TAKES: Mapping[str, Callable[[list[Fraction]], Fraction]] = {
    "median": median,
    "mean": mean,
    "min": min,
    "max": max,
}


class Judging:
    """All leaves of one rule set against one subject's evidence at one date.

    `given` forces leaves to a judgement, as examples of roll-ups do. Without `traced` the
    judgements hold no traces, which is faster. `targets` gives the step or number aimed at by leaf.
    `results` are those that checks may use; they grow while results are computed.
    """

    def __init__(
        self,
        ruleset: RuleSet,
        values: Mapping[str, Value],
        answers: Mapping[str, tuple[Answer, ...]],
        as_of: date,
        assume: Assume = "actual",
        given: Mapping[str, Judgement] | None = None,
        traced: bool = True,
        targets: Mapping[str, str] | None = None,
    ) -> None:
        self.ruleset, self.values, self.answers = ruleset, values, answers
        self.as_of, self.assume, self.traced = as_of, assume, traced
        self.targets = targets or {}
        self.results: dict[str, Value] = {}
        self.at = counting(ruleset)
        self._given = dict(given or {})
        self._judged = dict(self._given)

    def narrowed(self, at: At) -> Judging:
        """The same with the answers of one place on the axes that come with the answers."""
        other = copy(self)
        other.at = tuple(sorted({**dict(self.at), **dict(at)}.items()))
        other._judged = dict(self._given)
        return other

    def of(self, leaf: Leaf) -> Judgement:
        """The leaf's judgement under the assumption made about missing evidence."""
        if leaf.id not in self._judged:
            judged = self._turned(leaf, self._settled(leaf, _judge(leaf, _Sight(self, leaf))))
            told = replace(judged, disputed=self._disputed(leaf, judged))
            self._judged[leaf.id] = credited(self.ruleset, leaf, told, self.target_of(leaf))
        return self._judged[leaf.id]

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
        weight = weight_of(self.ruleset.severities, leaf)
        return leaf_item(self.ruleset, leaf, self.of(leaf), weight, self.target_of(leaf))

    def below(self, prefix: str) -> tuple[str, ...]:
        """Every leaf whose id starts with `prefix.`, by id."""
        return tuple(sorted(n for n in self.ruleset.leaves if n.startswith(f"{prefix}.")))

    def _settled(self, leaf: Leaf, judgement: Judgement) -> Judgement:
        """Under the assumption; where lower is better the worst of a rating is its highest."""
        ends = [judgement.worst, judgement.best]
        if self.ruleset.better == "lower" and leaf.scale is not None:
            ends.reverse()
        assumed = {"worst": ends[0], "best": ends[1]}.get(self.assume)
        if assumed is None:
            return judgement
        return replace(assumed, traces=judgement.traces, answers=judgement.answers)

    def _disputed(self, leaf: Leaf, judgement: Judgement) -> bool:
        return disputed(self.ruleset, leaf, judgement.answers, self.as_of)

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


@dataclass(frozen=True, slots=True)
class _Environment:
    """Where the expressions of one leaf take their values from."""

    values: Mapping[str, Value]
    judging: Judging

    @property
    def as_of(self) -> date:
        return self.judging.as_of

    def item(self, id: str, /) -> Mapping[str, Value] | None:
        item = self.judging.item(id)
        return None if item is None else as_seen_by_checks(item)

    def under(self, id: str, /) -> tuple[Mapping[str, Value], ...]:
        items = (self.item(name) for name in self.judging.below(id))
        return tuple(item for item in items if item is not None)


@dataclass(slots=True)
class _Sight:
    """What one leaf sees while it is judged."""

    judging: Judging
    leaf: Leaf
    traces: list[tuple[str, Trace]] = field(default_factory=list)

    words: Mapping[str, Value] = field(default_factory=dict)

    @property
    def as_of(self) -> date:
        return self.judging.as_of

    def ask(self, key: str, expression: Expression) -> Value:
        if expression.tree is None:
            raise MilepostError(f"{self.leaf.id}: `{key}` was not linked")
        judging = self.judging
        limits = {name: p.value for name, p in self.leaf.parameters.items()}
        known = {**judging.values, **judging.results, "param": limits, **self.words}
        seen = _Environment(known, judging)
        if not judging.traced:
            return evaluate(expression.tree, seen)
        asked = trace(expression.tree, seen)
        self.traces.append((key, asked))
        return asked.value

    def answers(self, leaf: Leaf) -> tuple[Answer, ...]:
        return self.judging.answers_of(leaf)

    def outcome(self, name: str) -> Outcome:
        rule = self.judging.ruleset.outcomes.get(name)
        return rule.like if rule is not None and rule.like is not None else cast(Outcome, name)

    def scale(self, leaf: Leaf) -> Scale | None:
        return self.judging.ruleset.scales.get(leaf.scale or "")

    def combined(self, ratings: tuple[Number, ...]) -> Number:
        raters = self.judging.ruleset.raters
        exact = [Fraction(rating) for rating in ratings]
        combined = Fraction(_TAKES[raters.take if raters else "median"](exact))
        return int(combined) if combined.denominator == 1 else combined


def _judge(leaf: Leaf, sight: _Sight) -> Judgement:
    judgement = _applied(leaf, sight)
    return replace(judgement, traces=tuple(sight.traces))


def _applied(leaf: Leaf, sight: _Sight) -> Judgement:
    """`applies`, then the leaf's own way, then `requires`; unknown leaves the leaf open.

    What is certain stands whatever an unknown condition says: a leaf declared not applicable, or
    one without credit that `requires` could not take.
    """
    applies = sight.ask("applies", leaf.applies) if leaf.applies is not None else True
    if applies is UNUSABLE:
        return ERROR
    if applies is False:
        return NOT_APPLICABLE
    own = _required(leaf, sight)
    if applies is True or own.outcome == "not-applicable":
        return own
    reached = own.best or own
    best = reached if reached.credit else NOT_APPLICABLE
    return _open(own, "applies", best, _no_credit(leaf, sight))


def _required(leaf: Leaf, sight: _Sight) -> Judgement:
    own = leaf.judge(sight)
    if leaf.answered:
        sight.words = own_words(leaf, own)
    requires = sight.ask("requires", leaf.requires) if leaf.requires is not None else True
    if requires is True or own.outcome == "not-applicable":
        return own
    if requires is UNUSABLE:
        return replace(ERROR, answers=own.answers)
    if requires is False:
        return replace(_no_credit(leaf, sight), answers=own.answers)
    best = own.best or own
    return _open(own, "requires", best, _no_credit(leaf, sight)) if best.credit else own


def _no_credit(leaf: Leaf, sight: _Sight) -> Judgement:
    """The lowest number of the leaf's scale, on none of its steps: the answer stays apart."""
    scale = sight.scale(leaf)
    return NO_CREDIT if scale is None else replace(NO_CREDIT, rating=span_of(scale)[0])


def _open(own: Judgement, reason: str, best: Judgement, worst: Judgement) -> Judgement:
    """Not assessed because `applies` or `requires` is unknown."""
    return Judgement(
        "not-assessed", Fraction(0), None, reason, (), own.answers, worst=worst, best=best
    )

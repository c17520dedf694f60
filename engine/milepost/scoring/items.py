"""The words that may be asked of a criterion or a check in a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from milepost.conditions.scope import WORDS
from milepost.model.assessment import UNMET, Finding, LeafFinding
from milepost.model.axes import Axis
from milepost.model.criteria import Judgement, Leaf
from milepost.model.outcomes import Outcome
from milepost.model.ruleset import RuleSet
from milepost.model.types import TEXT, YES_NO, Type
from milepost.model.values import Number, Value
from milepost.scoring.covering import Supply, supply
from milepost.scoring.own_words import answer_words, rating_words
from milepost.scoring.promising import justified
from milepost.scoring.waiving import is_skipped

OUTCOME_WORDS: Mapping[str, Outcome] = {
    "passed": "pass",
    "partial": "partial",
    "failed": "fail",
    "unknown": "not-assessed",
    "not_applicable": "not-applicable",
    "errored": "error",
}
_SETTLED = ("passed", "partial", "failed", "met", "unmet", "credit", "rating", "step", "value")


@dataclass(frozen=True)
class Worded:
    """A finding, and what is said of it: its criterion and checks in words, the evidence it needs.

    Made once it is asked for.
    `here` is the place it is answered at, on the axes that come with the answers.
    """

    ruleset: RuleSet
    finding: Finding
    here: Mapping[str, str]

    @property
    def id(self) -> str:
        """The criterion's id."""
        return self.finding.criterion.id

    @cached_property
    def criterion(self) -> Mapping[str, Value]:
        """The words of the criterion."""
        return {**finding_item(self.ruleset, self.finding), **self.here}

    @cached_property
    def checks(self) -> tuple[Mapping[str, Value], ...]:
        """The words of its checks."""
        finding = self.finding
        return tuple({**check_item(self.ruleset, finding, x), **self.here} for x in finding.leaves)

    def check(self, id: str) -> Mapping[str, Value]:
        """The words of one of them."""
        return next(check for check in self.checks if check["id"] == id)

    @cached_property
    def supply(self) -> Supply:
        """The facts and answers it needs."""
        return supply(self.finding)


def item_words(
    severities: Iterable[str],
    tags: Iterable[str],
    outcomes: Iterable[str],
    axes: Mapping[str, Axis],
    answer_axes: Iterable[str],
) -> dict[str, Type]:
    """The types of an item's words: the common ones, severities, tags, outcomes and axes."""
    flags = dict.fromkeys((*severities, *tags, *map(outcome_word, outcomes)), YES_NO)
    places = {axis: Type("choice", tuple(v), ordered=True) for axis, v in axes.items()}
    return {**WORDS, **flags, **places, **dict.fromkeys(answer_axes, TEXT)}


def outcome_word(outcome: str) -> str:
    """The word for an outcome that a rule set adds."""
    return outcome.replace("-", "_")


def further_outcomes(ruleset: RuleSet) -> tuple[str, ...]:
    """The outcomes a rule set adds that have a word of their own (`unknown` has one already)."""
    added = (name for name, rule in ruleset.outcomes.items() if rule.like is not None)
    return tuple(name for name in added if outcome_word(name) not in OUTCOME_WORDS)


def finding_item(ruleset: RuleSet, finding: Finding) -> dict[str, Value]:
    """A criterion's words; its severity is that of its worst unmet check."""
    single = finding.leaves[0] if len(finding.leaves) == 1 else None
    judgement = single.judgement if single else None
    return {
        **_outcome_words(ruleset, finding.outcome, judgement.named if judgement else ""),
        **_flags(ruleset, finding.severity, frozenset(finding.criterion.tags)),
        **finding.criterion.places,
        **rating_words(finding.rating),
        **_answers_words(finding),
        **_marks(finding),
        "id": finding.criterion.id,
        "severity": finding.severity,
        "weight": finding.criterion.weight,
        "credit": finding.credit,
        "counted": finding.counted,
        "target": single.target if single else None,
    }


def check_item(ruleset: RuleSet, finding: Finding, leaf: LeafFinding) -> dict[str, Value]:
    """A check's words inside its criterion: own severity, tags of both."""
    judgement = leaf.judgement
    return {
        **leaf_item(ruleset, leaf.leaf, judgement, leaf.weight, leaf.target),
        **_flags(ruleset, leaf.severity, leaf.tags),
        **finding.criterion.places,
        **_marks(finding),
    }


def leaf_item(
    ruleset: RuleSet, leaf: Leaf, judgement: Judgement, weight: Number, target: Number | None
) -> dict[str, Value]:
    """The words of a check that no criterion in scope holds, as results see them."""
    return {
        **_outcome_words(ruleset, judgement.outcome, judgement.named),
        **_flags(ruleset, leaf.severity, frozenset(leaf.tags)),
        **rating_words(judgement.rating),
        **_answer_words(leaf, judgement),
        **dict.fromkeys(("waived", "skipped", "planned"), False),
        "due": None,
        "id": leaf.id,
        "severity": leaf.severity,
        "weight": weight,
        "credit": judgement.credit,
        "counted": judgement.counted,
        "target": target,
    }


def as_seen_by_checks(item: dict[str, Value]) -> dict[str, Value]:
    """The words of a check as other checks see them: unknown where it is not assessed."""
    return {**item, **dict.fromkeys(_SETTLED)} if item["unknown"] else item


def _outcome_words(ruleset: RuleSet, outcome: Outcome, named: str) -> dict[str, Value]:
    words: dict[str, Value] = {word: outcome == own for word, own in OUTCOME_WORDS.items()}
    if not ruleset.outcomes:
        return {**words, "met": outcome == "pass", "unmet": outcome in UNMET}
    further = {outcome_word(name): name == named for name in further_outcomes(ruleset)}
    return {**words, **further, "met": outcome == "pass", "unmet": outcome in UNMET}


def _marks(finding: Finding) -> dict[str, Value]:
    return {
        "waived": finding.waiver is not None,
        "skipped": is_skipped(finding),
        "planned": finding.plan is not None,
        "due": finding.plan.due if finding.plan else None,
    }


def _answers_words(finding: Finding) -> dict[str, Value]:
    """The same of a criterion: of several checks no texts, but whether one is amiss."""
    words = [_answer_words(leaf.leaf, leaf.judgement) for leaf in finding.leaves]
    if len(words) == 1:
        return words[0]
    ticked, apart = (all(w["all_ticked"] for w in words), any(w["disputed"] for w in words))
    return {**_NO_TEXTS, "all_ticked": ticked, "disputed": apart}


def _answer_words(leaf: Leaf, judgement: Judgement) -> dict[str, Value]:
    """What the answer says beside its rating."""
    return {
        **answer_words(leaf, judgement.answers),
        "justified": justified(judgement.answers),
        "disputed": judgement.disputed,
    }


_NO_TEXTS: Mapping[str, Value] = {
    "share_ticked": None,
    "rationale": "",
    "url": "",
    "evidenced": False,
    "justified": False,
}


def _flags(ruleset: RuleSet, severity: str | None, tags: frozenset[str]) -> dict[str, Value]:
    severities: dict[str, Value] = {name: name == severity for name in ruleset.severities}
    return {**severities, **{tag: tag in tags for tag in ruleset.tags}}

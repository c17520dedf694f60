"""The words that may be asked of a criterion or a check in a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from milepost.conditions.scope import WORDS
from milepost.model.assessment import UNMET, Finding, LeafFinding
from milepost.model.axes import Axis
from milepost.model.criteria import Judgement, Leaf, Outcome
from milepost.model.ruleset import RuleSet
from milepost.model.types import YES_NO, Type
from milepost.model.values import Number, Step, Value

OUTCOME_WORDS: Mapping[str, Outcome] = {
    "passed": "pass",
    "partial": "partial",
    "failed": "fail",
    "unknown": "not-assessed",
    "not_applicable": "not-applicable",
    "errored": "error",
}
_SETTLED = ("passed", "partial", "failed", "met", "unmet")


def item_words(
    severities: Iterable[str], tags: Iterable[str], axes: Mapping[str, Axis]
) -> dict[str, Type]:
    """The types of an item's words: the common ones, severities, tags and axes."""
    flags = dict.fromkeys((*severities, *tags), YES_NO)
    places = {axis: Type("choice", tuple(v), ordered=True) for axis, v in axes.items()}
    return {**WORDS, **flags, **places}


def finding_item(ruleset: RuleSet, finding: Finding) -> dict[str, Value]:
    """A criterion's words; its severity is that of its worst unmet check."""
    single = finding.leaves[0].judgement if len(finding.leaves) == 1 else None
    return {
        **_outcome_words(finding.outcome),
        **_flags(ruleset, finding.severity, frozenset(finding.criterion.tags)),
        **finding.criterion.places,
        **_rating_words(single),
        "id": finding.criterion.id,
        "severity": finding.severity,
        "weight": finding.criterion.weight,
        "credit": finding.credit,
        "waived": finding.waiver is not None,
    }


def check_item(ruleset: RuleSet, finding: Finding, leaf: LeafFinding) -> dict[str, Value]:
    """A check's words inside its criterion: own severity, tags of both."""
    return {
        **_outcome_words(leaf.judgement.outcome),
        **_flags(ruleset, leaf.severity, leaf.tags),
        **finding.criterion.places,
        **_rating_words(leaf.judgement),
        "id": leaf.leaf.id,
        "severity": leaf.severity,
        "weight": leaf.weight,
        "credit": leaf.judgement.credit,
        "waived": finding.waiver is not None,
    }


def leaf_item(
    ruleset: RuleSet, leaf: Leaf, judgement: Judgement, weight: Number
) -> dict[str, Value]:
    """The words of a check that no criterion in scope holds, as results see them."""
    return {
        **_outcome_words(judgement.outcome),
        **_flags(ruleset, leaf.severity, frozenset(leaf.tags)),
        **_rating_words(judgement),
        "id": leaf.id,
        "severity": leaf.severity,
        "weight": weight,
        "credit": judgement.credit,
        "waived": False,
    }


def as_seen_by_checks(item: dict[str, Value]) -> dict[str, Value]:
    """The words of a check as other checks see them: unknown where it is not assessed."""
    return {**item, **dict.fromkeys((*_SETTLED, "credit"))} if item["unknown"] else item


def _outcome_words(outcome: Outcome) -> dict[str, Value]:
    words: dict[str, Value] = {word: outcome == named for word, named in OUTCOME_WORDS.items()}
    return {**words, "met": outcome == "pass", "unmet": outcome in UNMET}


def _flags(ruleset: RuleSet, severity: str | None, tags: frozenset[str]) -> dict[str, Value]:
    severities: dict[str, Value] = {name: name == severity for name in ruleset.severities}
    return {**severities, **{tag: tag in tags for tag in ruleset.tags}}


def _rating_words(judgement: Judgement | None) -> dict[str, Value]:
    rating = judgement.rating if judgement else None
    if isinstance(rating, Step):
        return {"step": rating, "value": rating.value, "rating": rating.value}
    return {"step": None, "value": rating, "rating": rating}

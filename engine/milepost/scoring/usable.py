"""Which evidence counts at the as-of date: what is stale is known to be there, but not used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from milepost.model.evidence import Evidence, FactValue
from milepost.model.facts import Fact
from milepost.model.ruleset import RuleSet
from milepost.model.values import Value


@dataclass(frozen=True, slots=True)
class Usable:
    """The facts that count, and those that do not with the reason."""

    values: Mapping[str, Value] = field(default_factory=dict)
    stale: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()


def usable(ruleset: RuleSet, evidence: Evidence, as_of: date) -> Usable:
    """Split the evidence at the as-of date.

    A fact is stale when its collected date is more than `max_age_days` before the as-of date; one
    without a collected date takes that of its file, and without either cannot be stale.
    """
    values: dict[str, Value] = {}
    stale: set[str] = set()
    for name, given in evidence.facts.items():
        fact = ruleset.facts.get(name)
        if fact is not None and fact.max_age_days is not None and is_stale(fact, given, as_of):
            stale.add(name)
        elif fact is not None:
            values[name] = given.value
    return Usable(values, frozenset(stale), frozenset(evidence.missing))


def is_stale(fact: Fact, given: FactValue, as_of: date) -> bool:
    """Whether the value was collected too long before the as-of date."""
    limit: int | None = fact.max_age_days
    if limit is None or given.collected is None:
        return False
    return (as_of - given.collected).days > limit

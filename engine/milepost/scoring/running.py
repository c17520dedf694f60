"""One pass over a rule set: criteria judged, ratings forced, results computed, each in its turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from milepost.model.assessment import Coverage, Finding
from milepost.model.criteria import Criterion
from milepost.model.evidence import Evidence
from milepost.model.results import Conclusion
from milepost.model.ruleset import RuleSet
from milepost.model.values import Value
from milepost.scoring.adjusting import adjusted
from milepost.scoring.board import Board, Items, Key, Leaves, Seen, seen_result
from milepost.scoring.covering import coverage
from milepost.scoring.findings import find
from milepost.scoring.instances import instances
from milepost.scoring.items import check_item, finding_item
from milepost.scoring.judging import At, Judging
from milepost.scoring.promising import planned
from milepost.scoring.usable import Usable
from milepost.scoring.waiving import live_waiver


@dataclass
class Running:
    """The state of one pass: findings and results so far, by name.

    `used` are the results of other assessments by the names of `uses`. A criterion that uses a
    result waits for it. `found` may hold findings that are known already.
    """

    judging: Judging
    criteria: tuple[Criterion, ...]
    evidence: Evidence
    known: Usable
    used: Mapping[str, Value] = field(default_factory=dict)
    covered: Coverage | None = None
    found: dict[str, Finding] = field(default_factory=dict)
    concluded: dict[str, dict[Key, Conclusion]] = field(default_factory=dict)
    _seen: dict[At, Items] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.judging.results |= self.used

    @property
    def ruleset(self) -> RuleSet:
        """The rule set of the pass."""
        return self.judging.ruleset

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings so far, in the order of the file."""
        return tuple(self.found[c.id] for c in self.criteria if c.id in self.found)

    def judge(self, criteria: Sequence[Criterion]) -> None:
        """Judge these criteria, then force what `adjust` forces of them."""
        self._seen.clear()
        self._judged(self.judging, criteria, self.found)
        if self.covered is None and len(self.found) == len(self.criteria):
            self.covered = coverage(self.ruleset, self.findings)

    def board(self) -> Board:
        """What every result sees, before it is narrowed to one."""
        items = self._items(())
        seen = Seen(
            self.ruleset,
            {**self._named, "coverage": self.covered.percent if self.covered else None},
            self.concluded,
            self.evidence.judged,
            self._instances,
            self._items,
        )
        return Board(seen, "", (), (), items.criteria, items.checks, items.leaves)

    def findings_at(self, at: At) -> tuple[Finding, ...]:
        """The findings by the answers of one place; those of all answers where it is none."""
        return self._answered(at)[1] if at else self.findings

    def tell(self, name: str) -> None:
        """Let criteria that wait for a result know it."""
        self.judging.results[name] = seen_result(self.ruleset, name, self.concluded[name], ())

    @cached_property
    def _instances(self) -> Mapping[str, tuple[str, ...]]:
        return instances(self.ruleset, self.evidence.answers)

    @property
    def _named(self) -> dict[str, Value]:
        limits = {name: parameter.value for name, parameter in self.ruleset.parameters.items()}
        return {**self.judging.values, **self.used, "param": limits}

    def _judged(
        self, judging: Judging, criteria: Sequence[Criterion], into: dict[str, Finding]
    ) -> None:
        into |= {criterion.id: self._find(judging, criterion) for criterion in criteria}
        if not self.ruleset.adjust:
            return
        forced = adjusted(
            self.ruleset,
            [into[c.id] for c in self.criteria if c.id in into],
            {criterion.id for criterion in criteria},
            lambda findings: self._narrow_board(judging, findings),
        )
        into |= {finding.criterion.id: finding for finding in forced}

    def _find(self, judging: Judging, criterion: Criterion) -> Finding:
        evidence, day = self.evidence, judging.as_of
        waiver = live_waiver(evidence.waivers, criterion.id, day)
        promised = planned(evidence.plans, criterion.id, day)
        plan = evidence.plans[criterion.id] if promised else None
        return find(self.ruleset, criterion, judging, self.known, waiver, plan)

    def _narrow_board(self, judging: Judging, findings: Sequence[Finding]) -> Board:
        """What a line of `adjust` sees: no results, no coverage."""
        items = _items_of(self.ruleset, findings, judging)
        seen = Seen(self.ruleset, self._named, {}, (), {}, lambda at: items)
        return Board(seen, "", (), (), items.criteria, items.checks, items.leaves)

    def _items(self, at: At) -> Items:
        """The items at one place of the axes that come with the answers."""
        if at not in self._seen:
            self._seen[at] = self._narrowed(at) if at else self._whole()
        return self._seen[at]

    def _whole(self) -> Items:
        return _items_of(self.ruleset, self.findings, self.judging)

    def _narrowed(self, at: At) -> Items:
        judging, findings = self._answered(at)
        return _items_of(self.ruleset, findings, judging, at)

    def _answered(self, at: At) -> tuple[Judging, tuple[Finding, ...]]:
        """The criteria judged so far, by the answers of one place."""
        judging, found = self.judging.narrowed(at), dict[str, Finding]()
        self._judged(judging, [c for c in self.criteria if c.id in self.found], found)
        return judging, tuple(found.values())


def _items_of(
    ruleset: RuleSet, findings: Sequence[Finding], judging: Judging, at: At = ()
) -> Items:
    """The words of all findings; the place they are answered at is one of them."""
    here = dict(at)
    checks = tuple({**check_item(ruleset, f, x), **here} for f in findings for x in f.leaves)
    single: dict[str, Any] = {str(item["id"]): item for item in checks}
    criteria = tuple({**finding_item(ruleset, finding), **here} for finding in findings)
    return Items(criteria, checks, Leaves(single, judging))

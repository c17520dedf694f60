"""One pass over a rule set: criteria judged, ratings forced, results computed, each in its turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from milepost.conditions import Layers
from milepost.model.assessment import Coverage, Finding
from milepost.model.axes import Spot
from milepost.model.criteria import Criterion
from milepost.model.evidence import Evidence
from milepost.model.results import Conclusion
from milepost.model.ruleset import RuleSet
from milepost.model.values import Value
from milepost.scoring.adjusting import adjusted
from milepost.scoring.board import Board, Items, Seen
from milepost.scoring.covering import coverage
from milepost.scoring.findings import find
from milepost.scoring.instances import instances
from milepost.scoring.items import Worded
from milepost.scoring.judging import At, Judging
from milepost.scoring.keeping import Kept
from milepost.scoring.placing import placing
from milepost.scoring.promising import planned
from milepost.scoring.telling import Key, Telling
from milepost.scoring.waiving import live_waiver


@dataclass
class Running:
    """The state of one pass: findings and results so far, by name.

    `used` are the results of other assessments by the names of `uses`. A criterion that uses a
    result waits for it. `found` may hold findings that are known already; `kept` is what of an
    earlier pass still holds. `plain` and `settled` are the findings by the place of the answers,
    before and after `adjust`, and `worded` are they in words: what a later pass may keep. `moved`
    are the criteria found otherwise so far than in the pass that this one keeps to.
    """

    judging: Judging
    criteria: tuple[Criterion, ...]
    evidence: Evidence
    used: Mapping[str, Value] = field(default_factory=dict)
    covered: Coverage | None = None
    found: dict[str, Finding] = field(default_factory=dict)
    concluded: dict[str, dict[Key, Conclusion]] = field(default_factory=dict)
    kept: Kept | None = None
    plain: dict[At, dict[str, Finding]] = field(default_factory=dict)
    settled: dict[At, dict[str, Finding]] = field(default_factory=dict)
    worded: dict[tuple[int, At], Worded] = field(default_factory=dict)
    _seen: dict[At, Items] = field(default_factory=dict)
    moved: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.judging.results = Layers(Telling(self.ruleset, self.concluded), self.used)
        if self.kept is not None:
            self.judging.keep(self.kept.judged())

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
        if self.kept is not None:
            known = self.kept.before.found
            self.moved = frozenset(n for n, one in self.found.items() if known.get(n) is not one)
        if self.covered is None and len(self.found) == len(self.criteria):
            supplies = [self._worded(finding, ()).supply for finding in self.findings]
            self.covered = coverage(self.ruleset, self.findings, supplies)

    def board(self) -> Board:
        """What every result sees, before it is narrowed to one."""
        items = self._items(())
        seen = Seen(
            self.ruleset,
            Layers({"coverage": self.covered.percent if self.covered else None}, self._named),
            self.concluded,
            self.evidence.judged,
            self._instances,
            self._items,
            self.inside,
        )
        return Board(seen, "", (), (), items.worded, items)

    def findings_at(self, at: At) -> tuple[Finding, ...]:
        """The findings by the answers of one place; those of all answers where it is none."""
        return self._answered(at)[1] if at else self.findings

    @cached_property
    def _instances(self) -> Mapping[str, tuple[str, ...]]:
        return instances(self.ruleset, self.evidence.answers)

    @cached_property
    def _named(self) -> Layers:
        limits = {name: parameter.value for name, parameter in self.ruleset.parameters.items()}
        return Layers({"param": limits}, self.used, self.judging.known.values)

    def _judged(
        self, judging: Judging, criteria: Sequence[Criterion], into: dict[str, Finding]
    ) -> None:
        plain = {criterion.id: self._find(judging, criterion) for criterion in criteria}
        into |= plain
        self.plain.setdefault(judging.at, {}).update(plain)
        if self.ruleset.adjust:
            into |= self._forced(judging, criteria, into)
        self.settled[judging.at] = into

    def _forced(
        self, judging: Judging, criteria: Sequence[Criterion], found: Mapping[str, Finding]
    ) -> dict[str, Finding]:
        """All findings so far, with what `adjust` forces of these criteria."""
        forced = adjusted(
            self.ruleset,
            [found[c.id] for c in self.criteria if c.id in found],
            {criterion.id for criterion in criteria},
            lambda findings: self._narrow_board(judging, findings),
        )
        known = self.kept.before.settled.get(judging.at) if self.kept is not None else None
        return {one.criterion.id: _as_known(one, known) for one in forced}

    def _find(self, judging: Judging, criterion: Criterion) -> Finding:
        if self.kept is None:
            return self._found(judging, criterion)
        holds = self.kept.finding(judging.at, criterion.id)
        known = self.kept.before.plain.get(judging.at)
        return holds or _as_known(self._found(judging, criterion), known)

    def _found(self, judging: Judging, criterion: Criterion) -> Finding:
        evidence, day = self.evidence, judging.as_of
        waiver = live_waiver(evidence.waivers, criterion.id, day)
        promised = planned(evidence.plans, criterion.id, day)
        plan = evidence.plans[criterion.id] if promised else None
        return find(self.ruleset, criterion, judging, waiver, plan)

    def _narrow_board(self, judging: Judging, findings: Sequence[Finding]) -> Board:
        """What a line of `adjust` sees: no results, no coverage."""
        items = self._in_words(findings, judging)
        seen = Seen(self.ruleset, self._named, {}, (), {}, lambda at: items, self.inside)
        return Board(seen, "", (), (), items.worded, items)

    def _items(self, at: At) -> Items:
        """The items at one place of the axes that come with the answers."""
        if at not in self._seen:
            judging, findings = self._answered(at) if at else (self.judging, self.findings)
            self._seen[at] = self._in_words(findings, judging, at)
        return self._seen[at]

    def _answered(self, at: At) -> tuple[Judging, tuple[Finding, ...]]:
        """The criteria judged so far, by the answers of one place."""
        judging, found = self.judging.narrowed(at), dict[str, Finding]()
        self._judged(judging, [c for c in self.criteria if c.id in self.found], found)
        return judging, tuple(found.values())

    def _in_words(self, findings: Sequence[Finding], judging: Judging, at: At = ()) -> Items:
        """The words of all findings; the place they are answered at is one of them."""
        return Items(tuple(self._worded(one, at) for one in findings), judging)

    def _worded(self, finding: Finding, at: At) -> Worded:
        """A finding in words, made once: one that is kept keeps its words."""
        key = (id(finding), at)
        known = self.kept.before.worded.get(key) if self.kept is not None else None
        if key not in self.worded:
            self.worded[key] = known or Worded(self.ruleset, finding, dict(at))
        return self.worded[key]

    @cached_property
    def inside(self) -> Mapping[Spot, frozenset[str]]:
        """The ids of the criteria that lie in each value of an axis."""
        if self.kept is not None:
            return self.kept.before.inside
        return placing(self.criteria, self.ruleset.above)


def _as_known(finding: Finding, known: Mapping[str, Finding] | None) -> Finding:
    """The finding as it was known, where it came out the same."""
    was = (known or {}).get(finding.criterion.id)
    return was if was == finding and was is not None else finding

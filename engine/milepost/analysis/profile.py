"""The profile of a maturity assessment: each dimension as judged, as practised, and as proven."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from milepost.conditions import reads
from milepost.model.assessment import Assessment, Coverage, Finding
from milepost.model.results import Conclusion
from milepost.model.review import Review
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.values import Number, Step
from milepost.scoring.covering import coverage, supply
from milepost.scoring.results.climb import Climb
from milepost.scoring.results.expression import ExpressionResult
from milepost.scoring.results.judged import Judged


@dataclass(frozen=True, slots=True)
class Place:
    """One dimension: the level that counts, and what stands behind it.

    `practised` is what its practices show, `low` and `high` between which ends it lies once the
    missing evidence is in; `judged` is an assessor's own level, None where nobody gave one.
    `blocking` are the practices that keep the practised level from the next one; `target` the
    level aimed at, None where there is none.
    """

    key: tuple[str, ...]
    level: Conclusion
    judged: Conclusion | None
    practised: Conclusion | None
    low: Step | None
    high: Step | None
    coverage: Coverage
    findings: tuple[Finding, ...]
    target: Step | None

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The practices that keep the practised level from the next one."""
        names = self.practised.blocking if self.practised else ()
        return tuple(one for one in self.findings if one.criterion.id in names)

    @property
    def gap(self) -> int:
        """Steps from the level that counts to the target; 0 where it is reached or not known."""
        if self.target is None or self.level.step is None:
            return 0
        return max(self.target.rank - self.level.step.rank, 0)

    @property
    def above(self) -> int:
        """Steps that the judged level stands above the practised one; 0 where it does not."""
        if self.judged is None or self.judged.step is None:
            return 0
        shown = self.practised.step if self.practised else None
        return max(self.judged.step.rank - (shown.rank if shown else 0), 0)

    @property
    def beyond(self) -> bool:
        """Whether the judged level is one that no further evidence could show."""
        known = self.judged is not None and self.judged.step is not None and self.high is not None
        return known and self.judged.step.rank > self.high.rank  # type: ignore[union-attr]


@dataclass(frozen=True, slots=True)
class Profile:
    """All dimensions of one review; `level`, `judged`, `practised` name the results."""

    review: Review
    by: tuple[str, ...]
    level: str
    judged: str | None
    practised: str | None
    places: tuple[Place, ...]
    target: Step | None

    @property
    def rising(self) -> tuple[Place, ...]:
        """The dimensions below the target, the lowest first."""
        found = [one for one in self.places if one.gap]
        return tuple(sorted(found, key=lambda one: -one.gap))

    @property
    def above(self) -> tuple[Place, ...]:
        """The dimensions judged above what their practices show."""
        return tuple(one for one in self.places if one.above)

    @property
    def given(self) -> int:
        """How many dimensions an assessor judged."""
        return sum(one.judged is not None and one.judged.step is not None for one in self.places)


def profile(review: Review) -> Profile | None:
    """The profile of a review; None where its main result rests on no level of dimensions."""
    assessment = review.assessment
    name = _level(assessment.ruleset)
    if name is None:
        return None
    by = assessment.ruleset.results[name].by
    judged = _named(assessment.ruleset, by, Judged)
    practised = _named(assessment.ruleset, by, Climb) or (None if judged == name else name)
    target = _target(review, name)
    keys = assessment.results[name].by
    places = tuple(_place(assessment, by, key, name, judged, practised, target) for key in keys)
    return Profile(review, by, name, judged, practised, places, target)


def _level(ruleset: RuleSet) -> str | None:
    """The result by dimension that the main one is made of; else the first climb by dimension."""
    main = ruleset.results[ruleset.main]
    tree = main.value.tree if isinstance(main, ExpressionResult) else None
    read = reads(tree) if tree else frozenset()
    placed = [name for name, result in ruleset.results.items() if result.by and result.scale]
    rests = [name for name in placed if name in read]
    climbs = [name for name in placed if isinstance(ruleset.results[name], Climb)]
    return next(iter((*rests, *climbs)), None)


def _named(ruleset: RuleSet, by: tuple[str, ...], form: type) -> str | None:
    results = ruleset.results.items()
    return next((n for n, r in results if isinstance(r, form) and r.by == by), None)


def _target(review: Review, name: str) -> Step | None:
    """The next step of the main result, on the scale of the dimensions; the top from the top."""
    ruleset, main = review.assessment.ruleset, review.assessment.main.conclusion.step
    scale = ruleset.scales.get(ruleset.results[name].scale or "")
    step = review.next.step if review.next else (main.name if main else "")
    known = isinstance(scale, StepScale) and step in scale.names
    return scale.step(step) if known else None  # type: ignore[union-attr]


def _place(
    assessment: Assessment,
    by: tuple[str, ...],
    key: tuple[str, ...],
    level: str,
    judged: str | None,
    practised: str | None,
    target: Step | None,
) -> Place:
    found = tuple(f for f in assessment.findings if _lies(f, by, key))
    lines = {name: assessment.results[name].by.get(key) for name in (judged, practised) if name}
    given, shown = lines.get(judged or ""), lines.get(practised or "")
    return Place(
        key=key,
        level=assessment.results[level].by[key][0],
        judged=given[0] if given and given[0].step is not None else None,
        practised=shown[0] if shown else None,
        low=_end(shown, min),
        high=_end(shown, max),
        coverage=coverage(assessment.ruleset, found, [supply(f) for f in found]),
        findings=found,
        target=target,
    )


def _lies(finding: Finding, by: tuple[str, ...], key: tuple[str, ...]) -> bool:
    return all(finding.criterion.places.get(axis) == v for axis, v in zip(by, key, strict=True))


def _end(shown: tuple[Conclusion, Conclusion, Conclusion] | None, pick: object) -> Step | None:
    """The lower or upper end of what the practices can show."""
    steps = list(_steps(shown)) if shown else []
    if not steps:
        return None
    return pick(steps, key=lambda step: step.rank)  # type: ignore[operator,no-any-return]


def _steps(shown: tuple[Conclusion, Conclusion, Conclusion]) -> Iterator[Step]:
    yield from (one.step for one in shown if one.step is not None)


def number(step: Step | None) -> Number | None:
    """The number of a level; its place from 1 where the scale gives it none."""
    if step is None:
        return None
    return step.value if step.value is not None else step.rank + 1

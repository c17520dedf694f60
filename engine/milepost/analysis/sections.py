"""The sections of a management report: their figures, the checks that use them, how they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, get_args

from milepost.analysis.figures import Figure, Use
from milepost.model.assessment import UNMET, Finding, LeafFinding
from milepost.model.facts import Fact, ReportSection
from milepost.model.review import Review
from milepost.scoring.usable import is_stale

SECTIONS: tuple[ReportSection, ...] = get_args(ReportSection)

Standing = Literal["critical", "attention", "on-track", "unjudged", "silent"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
"""How a section stands, what needs a hand first."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section; `short` and `open` are the checks not met and not assessed, each once."""

    name: ReportSection
    figures: tuple[Figure, ...]

    @property
    def names(self) -> frozenset[str]:
        """Its facts."""
        return frozenset(one.name for one in self.figures)

    @property
    def reported(self) -> tuple[Figure, ...]:
        """The figures with a value that counts; those that miss a limit first."""
        found = [one for one in self.figures if one.reported]
        return tuple(sorted(found, key=lambda one: (not one.missed, not one.uses)))

    @property
    def lacking(self) -> tuple[Figure, ...]:
        """The others; stale ones first, then those that a check waits for."""
        found = [one for one in self.figures if not one.reported]
        return tuple(sorted(found, key=lambda one: (one.lack != "stale", not one.uses)))

    @property
    def uses(self) -> tuple[Use, ...]:
        """The checks that read a figure of which there is a value, each once, the worst first."""
        found = {
            (use.review, use.finding.criterion.id, use.check.leaf.id): use
            for one in self.figures
            if one.given is not None
            for use in one.uses
        }
        return tuple(sorted(found.values(), key=lambda use: (not use.short, not use.worst)))

    @property
    def short(self) -> tuple[Use, ...]:
        """The checks that are judged and not met because of a figure of the section."""
        return tuple(use for use in self.uses if use.short and use.because(self.names))

    @property
    def open(self) -> tuple[Use, ...]:
        """The checks that could not be assessed though a figure of them is there."""
        return tuple(u for u in self.uses if u.check.judgement.outcome == "not-assessed")

    @property
    def standing(self) -> Standing:
        """Silent without a value that counts; then by the checks that read what is there."""
        if not self.reported:
            return "silent"
        if any(use.worst for use in self.short):
            return "critical"
        stale = any(one.lack == "stale" for one in self.figures)
        if self.short or self.open or stale:
            return "attention"
        return "on-track" if self.uses else "unjudged"


def sections(reviews: Sequence[Review]) -> tuple[Section, ...]:
    """All sections of one subject; none where it has no fact of any of them."""
    facts = {
        name: fact for review in reviews for name, fact in review.assessment.ruleset.facts.items()
    }
    own = {name: fact for name, fact in facts.items() if fact.section is not None}
    known = reviews[0].assessment.evidence.facts if reviews else {}
    if not any(name in known for name in own):
        return ()
    uses = _uses(reviews, frozenset(own))
    return tuple(
        Section(
            section,
            tuple(
                _figure(reviews[0], name, fact, tuple(uses.get(name, ())))
                for name, fact in own.items()
                if fact.section == section
            ),
        )
        for section in SECTIONS
    )


def _uses(reviews: Sequence[Review], names: frozenset[str]) -> dict[str, list[Use]]:
    """The checks that apply, by the facts they read."""
    found: dict[str, list[Use]] = {}
    for number, review in enumerate(reviews):
        for finding, leaf in _leaves(review):
            worst = review.assessment.ruleset.severity_rank(leaf.severity) == 0
            known = review.shortfalls.get(finding.criterion.id, ())
            lacks = tuple(one for one in known if one.leaf == leaf.leaf.id)
            for name in names.intersection(leaf.reads):
                found.setdefault(name, []).append(Use(number, finding, leaf, worst, lacks))
    return found


def _leaves(review: Review) -> Iterator[tuple[Finding, LeafFinding]]:
    for finding in review.assessment.findings:
        for leaf in finding.leaves:
            if leaf.judgement.outcome in (*UNMET, "pass"):
                yield finding, leaf


def _figure(review: Review, name: str, fact: Fact, uses: tuple[Use, ...]) -> Figure:
    evidence, as_of = review.assessment.evidence, review.assessment.as_of
    given = evidence.facts.get(name)
    if given is None:
        return Figure(
            name, fact, "lost" if name in evidence.missing else "missing", None, None, uses
        )
    if not is_stale(fact, given, as_of):
        return Figure(name, fact, "", given, None, uses)
    assert given.collected is not None
    assert fact.max_age_days is not None
    since = given.collected + timedelta(days=fact.max_age_days + 1)
    return Figure(name, fact, "stale", given, since, uses)

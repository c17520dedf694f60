"""What a scenario holds at each stage: the case it states, then the review of that case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pytest

from milepost.analysis.reviewing import review
from milepost.model.assessment import Assessment
from milepost.model.evidence import Evidence
from milepost.model.facts import Fact
from milepost.model.review import Review
from milepost.model.ruleset import RuleSet
from milepost.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Case:
    """The evidence as the scenario has stated it so far, and the rule set it names, if any.

    `others` is what it states of further subjects, by folder.
    """

    workspace: Workspace
    evidence: Evidence
    ruleset: str | None = None
    others: Mapping[str, Evidence] = field(default_factory=dict)

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The facts that evidence may name."""
        return self.workspace.declared.facts

    @property
    def rulesets(self) -> tuple[RuleSet, ...]:
        """The rule set in force, else those that the evidence lists."""
        listed = [target.ruleset for target in self.evidence.targets]
        named = [self.ruleset] if self.ruleset else listed
        return tuple(self.workspace.catalogue.load(name) for name in dict.fromkeys(named))


@dataclass(frozen=True)
class Reviewed:
    """What came out of the review; without an outcome `nothing` says why nothing was evaluated."""

    outcome: Assessment | None
    nothing: str = ""

    @property
    def assessment(self) -> Assessment:
        """The assessment under review. Fails the scenario where nothing was evaluated."""
        if self.outcome is None:
            pytest.fail(f"there is no outcome: {self.nothing}", pytrace=False)
        return self.outcome

    @cached_property
    def done(self) -> Review:
        """The whole review, made for the scenarios that ask for more than the assessment."""
        return review(self.assessment)

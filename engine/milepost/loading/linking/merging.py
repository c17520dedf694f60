"""The sections of a rule set with those of its libraries under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from milepost.loading.problems import Collector
from milepost.loading.sections import At, Sections
from milepost.model.criteria import Leaf
from milepost.model.facts import Fact
from milepost.model.remedies import Action, Choice
from milepost.model.ruleset import RuleSet, Severity
from milepost.model.scales import NumericScale, StepScale
from milepost.model.text import Text


@dataclass(frozen=True, slots=True)
class Merged:
    """What may be named; `leaves` are those of the libraries alone."""

    facts: dict[str, Fact]
    scales: dict[str, StepScale | NumericScale]
    severities: dict[str, Severity]
    tags: dict[str, Text]
    supervisors: dict[str, str]
    remedies: dict[str, Action | Choice]
    leaves: dict[str, Leaf]


def merge(
    sections: Sections, libraries: Sequence[RuleSet], top: At, collector: Collector
) -> Merged:
    """All libraries and the rule set's own names together; none may be defined twice."""
    merging = _Merging(sections, libraries, top, collector)
    return Merged(
        facts=merging.under_own("facts"),
        scales=merging.under_own("scales"),
        severities=merging.under_own("severities"),
        tags=merging.under_own("tags"),
        supervisors=merging.under_own("supervisors"),
        remedies=merging.under_own("remedies"),
        leaves=merging.of_libraries("leaves"),
    )


@dataclass(frozen=True, slots=True)
class _Merging:
    sections: Sections
    libraries: Sequence[RuleSet]
    top: At
    collector: Collector

    def of_libraries(self, section: str) -> dict[str, Any]:
        """A section of all libraries. They may share what a third defines, and else no name."""
        merged: dict[str, Any] = {}
        for number, library in enumerate(self.libraries):
            self._agree(merged, getattr(library, section), number)
            merged |= getattr(library, section)
        return merged

    def under_own(self, section: str) -> dict[str, Any]:
        """A section of the libraries with the rule set's own names added."""
        merged = self.of_libraries(section)
        for name, defined in getattr(self.sections, section).items():
            if name in merged:
                what = f"`{name}` is already defined in a library"
                self.collector.add(defined.at.problem(what, "use another name", at_key=True))
            merged[name] = defined.value
        return merged

    def _agree(self, merged: Mapping[str, Any], more: Mapping[str, Any], number: int) -> None:
        shared = sorted(merged.keys() & more.keys())
        for name in (name for name in shared if merged[name] != more[name]):
            what = f"`{name}` is already defined otherwise in a library named above"
            self.collector.add(self.top.down("library", number).problem(what, "pin one of them"))

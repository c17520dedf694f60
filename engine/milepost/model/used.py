"""Results of other assessments, as the rule set that uses them sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from milepost.model.text import Text
from milepost.model.values import Value

if TYPE_CHECKING:
    from milepost.model.assessment import Assessment, Notice


@dataclass(frozen=True, slots=True)
class Used:
    """By the names of `uses`: a record of results, or a list of them, under each assumption.

    `assessments` are what they come from, by name; `notices` say what could not be had.
    """

    values: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    assessments: tuple[tuple[str, Assessment], ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def titles(self) -> Mapping[str, Text]:
        """The subjects of the assessments by folder, as they are shown."""
        subjects = [assessment.evidence.subject for _, assessment in self.assessments]
        return {subject.folder: subject.shown for subject in subjects}

    def under(self, assume: str) -> Mapping[str, Value]:
        """The values under one assumption about missing evidence: actual, worst or best."""
        return self.values.get(assume, MappingProxyType({}))


NOTHING_USED = Used()

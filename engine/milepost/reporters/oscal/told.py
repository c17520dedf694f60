"""One review as it is told in OSCAL: its words, and the ids of its things."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.model.assessment import Assessment
from milepost.model.evidence import Subject
from milepost.model.review import Review
from milepost.model.text import Language
from milepost.reporters.oscal.values import identity, token
from milepost.reporters.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Told:
    """A review and the language it is told in."""

    review: Review
    language: Language

    @property
    def assessment(self) -> Assessment:
        """The assessment reviewed."""
        return self.review.assessment

    @property
    def subject(self) -> Subject:
        """Who or what is assessed."""
        return self.assessment.evidence.subject

    @property
    def words(self) -> Phrases:
        """The words of the rule set."""
        return Phrases(self.assessment.ruleset, self.language)

    @property
    def title(self) -> str:
        """The subject in the reader's words."""
        return self.subject.shown.to(self.language)

    @property
    def rules(self) -> str:
        """What it is assessed with, in the reader's words: rule set, version, gate."""
        ruleset, scope = self.assessment.ruleset, self.assessment.scope
        named = f"{self.words.text(ruleset.title)} {ruleset.version}"
        return f"{named} {scope}" if scope else named

    def say(self, key: str, **values: object) -> str:
        """A message of assessment results."""
        return self.words.say(f"oscal.{key}", **values)

    def id(self, *names: str) -> str:
        """The id of a thing that a later assessment with the same rules finds again."""
        ruleset = self.assessment.ruleset.reference
        whose = (self.subject.id, self.subject.folder, ruleset, self.assessment.scope or "")
        return identity(*whose, *names)

    def id_now(self, *names: str) -> str:
        """The id of a thing of this assessment alone: of its rules, evidence and day."""
        assessment = self.assessment
        content = (assessment.ruleset.digest, assessment.evidence.digest)
        return self.id(*content, assessment.as_of.isoformat(), *names)

    def control(self, criterion: str) -> str:
        """The id of a criterion as a control, the same in every version of the rule set."""
        return token(f"{self.assessment.ruleset.id}.{criterion}")

    def objective(self, criterion: str) -> str:
        """The id of what a criterion asks in this version of the rule set."""
        ruleset = self.assessment.ruleset
        return token(f"{ruleset.id}.{ruleset.version}.{criterion}")

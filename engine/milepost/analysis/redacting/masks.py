"""What is hidden from an audience: facts, figures made of them, and what people said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from milepost.analysis.redacting.classes import class_of
from milepost.analysis.redacting.figures import figures
from milepost.model.assessment import Assessment
from milepost.model.confidentiality import CLASSES, UNSAID, Class, above, highest
from milepost.model.ruleset import RuleSet
from milepost.model.values import Value, Withheld
from milepost.scoring.own_words import OWN_WORDS


@dataclass(frozen=True, slots=True)
class Mask:
    """The facts that are above an audience, and the results that are nothing but such facts.

    Each with its class.
    """

    ruleset: RuleSet
    audience: Class
    facts: Mapping[str, Class]
    figures: Mapping[str, Class]

    @property
    def said(self) -> Class | None:
        """The class of what people said, where it is hidden: answers, reasons, promises, waivers.

        None of them has a class of its own.
        """
        return UNSAID if above(UNSAID, self.audience) else None

    def level(self, names: Iterable[str]) -> Class | None:
        """The class of what is made of these names, where it is hidden; None where it is not."""
        found = [level for name in names if (level := self._level(name)) is not None]
        return highest(found) if found else None

    def value(self, value: Value, names: Iterable[str]) -> Value:
        """The value, or that it is withheld. What is not known holds nothing to withhold."""
        level = self.level(names)
        hidden = level is not None and value is not None and not isinstance(value, Withheld)
        return Withheld(level) if hidden and level is not None else value

    def _level(self, name: str) -> Class | None:
        if name in self.ruleset.facts:
            return self.facts.get(name)
        if name in self.ruleset.results:
            return self.figures.get(name)
        leaf = self.ruleset.leaves.get(name)
        spoken = leaf.answered if leaf is not None else name in OWN_WORDS
        return self.said if spoken else None


def mask(assessment: Assessment, audience: Class) -> Mask:
    """What is hidden of an assessment; nothing from those who may see everything."""
    rules, evidence = assessment.ruleset, assessment.evidence
    names = () if audience == CLASSES[-1] else {*rules.facts, *evidence.facts, *evidence.missing}
    classes = {name: class_of(rules, evidence, name) for name in names}
    hidden = {name: level for name, level in classes.items() if above(level, audience)}
    return Mask(rules, audience, hidden, figures(rules, hidden))


def mask_of(assessment: Assessment) -> Mask | None:
    """What was hidden of an assessment; None where nothing was."""
    if assessment.whole is None or assessment.audience is None:
        return None
    return mask(assessment.whole, assessment.audience)

"""Scoring the evidence of one state under the rules of another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from milepost.analysis.headline import headline, number, said
from milepost.model.assessment import Finding
from milepost.model.evidence import Evidence
from milepost.model.facts import Fact
from milepost.model.ruleset import RuleSet
from milepost.model.scales import Scale
from milepost.model.used import Used
from milepost.model.values import Number
from milepost.scoring.assess import Run, score_once


@dataclass(frozen=True, slots=True)
class Rules:
    """A rule set in one version with what it uses of other assessments, for one scope and day."""

    ruleset: RuleSet
    used: Used
    scope: str | None
    day: date

    def score(self, evidence: Evidence, read_by: RuleSet) -> Scored:
        """One pass over evidence that was read by the declarations of another version.

        What the two versions declare differently counts as not supplied.
        """
        own = self.ruleset
        fitting = evidence if read_by.digest == own.digest else fitted(evidence, read_by, own)
        run = score_once(own, fitting, self.day, self.scope, used=self.used)
        return Scored.of(own, run)


@dataclass(frozen=True, slots=True)
class Scored:
    """What one pass said: the headline number, the main result, and every finding by id."""

    score: Number | None
    main: str
    findings: Mapping[str, Finding]

    @classmethod
    def of(cls, ruleset: RuleSet, run: Run) -> Scored:
        """Read off a pass."""
        name = headline(ruleset)
        score = number(run.results[name][()]) if name is not None else None
        findings = {finding.criterion.id: finding for finding in run.findings}
        return cls(score, said(run.results[ruleset.main][()]), findings)

    def judged(self, criterion: str) -> tuple[str, Fraction | None] | None:
        """Outcome and credit of a criterion; None where it is not among them."""
        found = self.findings.get(criterion)
        return None if found is None else (found.outcome, found.credit)


def fitted(evidence: Evidence, read_by: RuleSet, other: RuleSet) -> Evidence:
    """The evidence without what another version would read in another way."""
    return replace(
        evidence,
        facts={n: f for n, f in evidence.facts.items() if _same_fact(n, read_by, other)},
        answers={n: a for n, a in evidence.answers.items() if _same_scale(n, read_by, other)},
        targets_of={n: t for n, t in evidence.targets_of.items() if _same_scale(n, read_by, other)},
        judged=tuple(j for j in evidence.judged if _same_steps(j.result, read_by, other)),
    )


def _same_fact(name: str, one: RuleSet, other: RuleSet) -> bool:
    first, second = one.facts.get(name), other.facts.get(name)
    return first is None or second is None or _form(first) == _form(second)


def _form(fact: Fact) -> tuple[object, ...]:
    fields = {name: _form(part) for name, part in fact.fields.items()}
    return fact.type, fact.values, fact.ordered, fields


def _same_scale(leaf: str, one: RuleSet, other: RuleSet) -> bool:
    if leaf not in one.leaves or leaf not in other.leaves:
        return True
    return _scale(one, one.leaves[leaf].scale) == _scale(other, other.leaves[leaf].scale)


def _same_steps(result: str, one: RuleSet, other: RuleSet) -> bool:
    if result not in one.results or result not in other.results:
        return True
    return _scale(one, one.results[result].scale) == _scale(other, other.results[result].scale)


def _scale(ruleset: RuleSet, name: str | None) -> Scale | None:
    return ruleset.scales.get(name or "")

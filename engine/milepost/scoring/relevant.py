"""The part of a subject's evidence that an assessment of it may look at."""

from __future__ import annotations

from dataclasses import replace

from milepost.model.assessment import Assessment
from milepost.model.evidence import Answer, Evidence
from milepost.model.ruleset import RuleSet
from milepost.scoring.asking import Asked, asked
from milepost.scoring.results.judged import Judged


def relevant(assessment: Assessment) -> Evidence:
    """What is asked for in its scope, and the actions on record for its rule set.

    Evidence for other rule sets and other gates is left out: nothing in the assessment, or in what
    follows from it, depends on it.
    """
    rules, evidence = assessment.ruleset, assessment.evidence
    assessed = [finding.criterion for finding in assessment.findings]
    criteria, wanted = {criterion.id for criterion in assessed}, asked(rules, assessed)
    actions = tuple(action for action in evidence.actions if action.ruleset == rules.id)
    facts = {*wanted.facts, *(aim.name for action in actions for aim in action.aims)}
    rated = {name for name in wanted.leaves if rules.leaves[name].scale is not None}
    return replace(
        evidence,
        facts={name: fact for name, fact in evidence.facts.items() if name in facts},
        missing={name: file for name, file in evidence.missing.items() if name in facts},
        answers=_answers(rules, wanted, evidence),
        judged=tuple(j for j in evidence.judged if isinstance(rules.results.get(j.result), Judged)),
        waivers=tuple(waiver for waiver in evidence.waivers if waiver.criterion in criteria),
        targets_of={name: aim for name, aim in evidence.targets_of.items() if name in rated},
        plans={name: plan for name, plan in evidence.plans.items() if name in criteria},
        actions=actions,
    )


def _answers(rules: RuleSet, wanted: Asked, evidence: Evidence) -> dict[str, tuple[Answer, ...]]:
    """Answers that count: also those elsewhere that say which teams or phases there are."""

    def placed(several: tuple[Answer, ...]) -> bool:
        return bool(rules.answer_axes) and any(answer.at for answer in several)

    return {
        name: several
        for name, several in evidence.answers.items()
        if name in wanted.leaves or (name in rules.leaves and placed(several))
    }

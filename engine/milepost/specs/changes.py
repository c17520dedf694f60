"""Changes to a case: what would be known, rated, judged or waived otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from milepost.model.evidence import Answer, Evidence, FactValue, JudgedValue, Place, Waiver
from milepost.model.kinds import first_instant
from milepost.model.text import Text
from milepost.model.values import Value
from milepost.scoring.leaves.answer import rating
from milepost.specs.names import named
from milepost.specs.stages import Case
from milepost.suggestions import did_you_mean

_PLACE = Place("scenario", 0)
_SAID = Text(en="as the scenario states", zh="依场景所述")


def known(case: Case, name: str, value: Value) -> Case:
    """The fact with this value, collected at the as-of date."""
    evidence = case.evidence
    fact = FactValue(name, value, _PLACE, collected=evidence.as_of, by="scenario")
    missing = {n: file for n, file in evidence.missing.items() if n != name}
    return _with(case, replace(evidence, facts={**evidence.facts, name: fact}, missing=missing))


def not_known(case: Case, name: str) -> Case:
    """Nobody supplied the fact."""
    facts = {n: fact for n, fact in case.evidence.facts.items() if n != name}
    return _with(case, replace(case.evidence, facts=facts))


def document_lost(case: Case, name: str) -> Case:
    """The file that the fact names is not there. Fails the scenario where it names none."""
    file = _supplied(case, name).file
    if not file:
        pytest.fail(f"{name} names no document that could be missing", pytrace=False)
    missing = {**case.evidence.missing, name: file}
    gone = not_known(case, name)
    return _with(gone, replace(gone.evidence, missing=missing))


def collected(case: Case, name: str, day: date) -> Case:
    """The same value, collected on another day."""
    fact = replace(_supplied(case, name), collected=day)
    return _with(case, replace(case.evidence, facts={**case.evidence.facts, name: fact}))


def rated(case: Case, leaf: str, step: str) -> Case:
    """The one answer to a question, with everything an answer may need."""
    question = case.workspace.declared.questions.get(leaf)
    if question is None:
        mend = did_you_mean(leaf, case.workspace.declared.questions)
        pytest.fail(f"no assessor is asked {leaf}; {mend}", pytrace=False)
    if question.scale is None:
        pytest.fail(f"{leaf} is not rated; its outcome comes with the evidence", pytrace=False)
    try:
        rating(question.scale, step)
    except ValueError as error:
        pytest.fail(f"{leaf} cannot be rated {step}: {error.args[0]}", pytrace=False)
    answer = Answer(leaf, _PLACE, step, by="scenario", rationale=_SAID, evidence=("scenario",))
    return _answered(case, leaf, (replace(answer, url="scenario", collected=case.evidence.as_of),))


def not_rated(case: Case, leaf: str) -> Case:
    """No assessor answered the question."""
    if leaf not in case.evidence.answers:
        pytest.fail(f"there is no answer to {leaf} to take away", pytrace=False)
    return _answered(case, leaf, ())


def judged(case: Case, dimension: str, step: str) -> Case:
    """An assessor's own value at one dimension of the judged result that has it."""
    result, key = _judged_place(case, dimension)
    if step not in case.workspace.declared.judged[result].scale.root:
        pytest.fail(f"{result} has no step {step}", pytrace=False)
    value = JudgedValue(result, (key,), step, _SAID, _PLACE, "scenario", case.evidence.as_of)
    others = (j for j in case.evidence.judged if (j.result, j.key) != (result, (key,)))
    return _with(case, replace(case.evidence, judged=(*others, value)))


def waived(case: Case, criterion: str, until: date) -> Case:
    """An approved waiver. Fails the scenario on a kill criterion, as reading evidence would."""
    criteria = case.workspace.declared.criteria
    if criterion not in criteria:
        mend = did_you_mean(criterion, criteria)
        pytest.fail(f"no rule set has a criterion {criterion}; {mend}", pytrace=False)
    if criteria[criterion]:
        pytest.fail(f"{criterion} is a kill criterion and cannot be waived", pytrace=False)
    name, expires = f"scenario-{criterion}", first_instant(until)
    waiver = Waiver(name, criterion, _SAID, _PLACE, "board", "manager", expires)
    others = (w for w in case.evidence.waivers if w.criterion != criterion)
    return _with(case, replace(case.evidence, waivers=(*others, waiver)))


def _judged_place(case: Case, dimension: str) -> tuple[str, str]:
    titles = {
        value: part.title
        for ruleset in case.rulesets
        for value, part in ruleset.axes.get("dimension", {}).items()
    }
    key = named("dimension", dimension, titles)
    for name, result in case.workspace.declared.judged.items():
        if len(result.axes) == 1 and key in result.axes[0]:
            return name, key
    pytest.fail(f"no rule set takes a judgement of {key}", pytrace=False)


def _supplied(case: Case, name: str) -> FactValue:
    if name not in case.evidence.facts:
        pytest.fail(f"the evidence of {case.evidence.subject.id} lacks {name}", pytrace=False)
    return case.evidence.facts[name]


def _answered(case: Case, leaf: str, answers: tuple[Answer, ...]) -> Case:
    kept = {name: given for name, given in case.evidence.answers.items() if name != leaf}
    evidence = replace(case.evidence, answers={**kept, leaf: answers} if answers else kept)
    return _with(case, evidence)


def _with(case: Case, evidence: Evidence) -> Case:
    return replace(case, evidence=evidence)

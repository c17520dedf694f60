"""An assessment's rules and evidence with some things set otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from milepost.analysis.predicting import answered_as
from milepost.model.assessment import Assessment
from milepost.model.criteria import Criterion, Leaf, Parameter
from milepost.model.evidence import Answer, Evidence, FactValue, JudgedValue, Place
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.model.values import Value
from milepost.model.whatif import Setting
from milepost.scoring.assess import assess

NOT_APPLICABLE = "not-applicable"
_HERE = Place("what-if", 0)
_REASON = Text(en="what if", zh="假设")


def assessed(assessment: Assessment, settings: Iterable[Setting]) -> Assessment:
    """The assessment made again with everything set. Raises NothingEvaluated as `assess` does."""
    other = changed(assessment, settings)
    return assess(other.ruleset, other.evidence, other.as_of, other.scope, other.used)


def changed(assessment: Assessment, settings: Iterable[Setting]) -> Assessment:
    """The same assessment over other rules and evidence, before it is scored again.

    What other assessments say stays as it is.
    """
    rules, evidence = assessment.ruleset, assessment.evidence
    for setting in settings:
        if setting.kind in ("parameter", "weight"):
            rules = _ruled(rules, setting)
        else:
            evidence = _evidenced(assessment, evidence, setting)
    return replace(assessment, ruleset=rules, evidence=evidence)


def _evidenced(assessment: Assessment, evidence: Evidence, setting: Setting) -> Evidence:
    if setting.kind == "judged":
        return _judged(evidence, setting)
    if setting.kind == "answer":
        return _answered(assessment.ruleset, evidence, setting)
    name, facts = setting.name, dict(evidence.facts)
    facts.pop(name, None)
    if setting.value is not None:
        facts[name] = FactValue(name, setting.value, _HERE, collected=assessment.as_of)
    lost = {fact: file for fact, file in evidence.missing.items() if fact != name}
    return replace(evidence, facts=facts, missing=lost)


def _answered(ruleset: RuleSet, evidence: Evidence, setting: Setting) -> Evidence:
    """The answer at every place where there is one, with all that the question needs."""
    answers, given = dict(evidence.answers), evidence.answers.get(setting.name, ())
    answers.pop(setting.name, None)
    if setting.value == NOT_APPLICABLE:
        places = dict.fromkeys(((), *(answer.at for answer in given)))
        answers[setting.name] = tuple(_no_answer(setting.name, at) for at in places)
    elif setting.value is not None:
        leaf = ruleset.leaves[setting.name]
        answers[setting.name] = answered_as(leaf, str(setting.value), given)
    return replace(evidence, answers=answers)


def _no_answer(leaf: str, at: tuple[tuple[str, str], ...]) -> Answer:
    """Declared not applicable, with all that may be asked for that."""
    needs = {"reason": _REASON, "rationale": _REASON, "url": "done", "evidence": ("done",)}
    return Answer(leaf, _HERE, not_applicable=True, at=at, **needs)  # type: ignore[arg-type]


def _judged(evidence: Evidence, setting: Setting) -> Evidence:
    result, key = setting.name, setting.of
    kept = [one for one in evidence.judged if (one.result, one.key) != (result, key)]
    if setting.value is not None:
        kept.append(JudgedValue(result, key, str(setting.value), _REASON, _HERE))
    return replace(evidence, judged=tuple(kept))


def _ruled(rules: RuleSet, setting: Setting) -> RuleSet:
    if setting.kind == "parameter":
        return _limited(rules, setting)
    if setting.of:
        return _noded(rules, setting.of[0], setting)
    return replace(rules, criteria=tuple(_weighed(one, setting) for one in rules.criteria))


def _weighed(criterion: Criterion, setting: Setting) -> Criterion:
    if criterion.id != setting.name:
        return criterion
    return replace(criterion, weight=setting.value)  # type: ignore[arg-type]


def _noded(rules: RuleSet, axis: str, setting: Setting) -> RuleSet:
    """Another weight of one value of an axis."""
    node = rules.axes[axis][setting.name].model_copy(update={"weight": setting.value})
    return replace(rules, axes={**rules.axes, axis: {**rules.axes[axis], setting.name: node}})


def _limited(rules: RuleSet, setting: Setting) -> RuleSet:
    """Another limit: of the checks named, else of the rule set and all checks that share it."""
    name, own = setting.name, rules.parameters.get(setting.name)
    named = setting.of or sharing(rules, name)
    leaves = {
        id: _leaf(leaf, name, setting.value) if id in named else leaf
        for id, leaf in rules.leaves.items()
    }
    criteria = tuple(_criterion(one, leaves) for one in rules.criteria)
    parameters = dict(rules.parameters)
    if own is not None and not setting.of:
        parameters[name] = _parameter(own, setting.value)
    return replace(rules, leaves=leaves, criteria=criteria, parameters=parameters)


def sharing(rules: RuleSet, name: str) -> tuple[str, ...]:
    """The checks that use a parameter of the whole rule set, and none of their own of this name."""
    own = rules.parameters.get(name)
    return tuple(i for i, leaf in rules.leaves.items() if leaf.parameters.get(name) is own and own)


def _criterion(criterion: Criterion, leaves: dict[str, Leaf]) -> Criterion:
    own = tuple(leaves.get(leaf.id, leaf) for leaf in criterion.leaves)
    same = all(new is old for new, old in zip(own, criterion.leaves, strict=True))
    return criterion if same else replace(criterion, leaves=own)


def _leaf(leaf: Leaf, name: str, value: Value) -> Leaf:
    parameters = {**leaf.parameters, name: _parameter(leaf.parameters[name], value)}
    return leaf.model_copy(update={"parameters": parameters})


def _parameter(parameter: Parameter, value: Value) -> Parameter:
    return parameter.model_copy(update={"value": value})

"""What the name of a setting stands for in a rule set: a fact, a question, a limit, a weight."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.errors import UsageError
from milepost.model.assessment import Assessment
from milepost.model.criteria import Leaf
from milepost.model.ruleset import RuleSet
from milepost.model.whatif import SettingKind
from milepost.scoring.results.judged import Judged
from milepost.suggestions import did_you_mean

PARAMETER, WEIGHT = "param.", "weight."


@dataclass(frozen=True, slots=True)
class Named:
    """A kind of thing, its name, and `of` as a setting has it."""

    kind: SettingKind
    name: str
    of: tuple[str, ...] = ()


def named(assessment: Assessment, name: str) -> Named:
    """What a name stands for. Raises UsageError for one that stands for nothing.

    `param.x` or `param.CHECK.x`, `weight.CRITERION` or `weight.AXIS.VALUE`, a judged result with
    its place behind it (`judged_level.D3`), a fact, or a question.
    """
    rules = assessment.ruleset
    if name.startswith(PARAMETER):
        return _parameter(assessment, name.removeprefix(PARAMETER))
    if name.startswith(WEIGHT):
        return _weight(rules, name.removeprefix(WEIGHT))
    if name in rules.facts:
        return Named("fact", name)
    if name in rules.leaves and rules.leaves[name].answered:
        return Named("answer", name)
    result, *places = name.split(".")
    if isinstance(rules.results.get(result), Judged):
        return _judged(rules, result, tuple(places))
    raise UsageError(_unknown(rules, name))


def knows(rules: RuleSet, name: str) -> bool:
    """Whether a rule set has anything that a setting of this name could stand for."""
    first = name.split(".")[0]
    limits = {f"{PARAMETER}{x}" for leaf in rules.leaves.values() for x in leaf.parameters}
    return name in names(rules) or name in limits or isinstance(rules.results.get(first), Judged)


def names(rules: RuleSet) -> tuple[str, ...]:
    """Every name that can be set."""
    questions = (leaf.id for leaf in rules.leaves.values() if leaf.answered)
    judged = (name for name, result in rules.results.items() if isinstance(result, Judged))
    limits = (f"{PARAMETER}{name}" for name in rules.parameters)
    owned = (f"{PARAMETER}{leaf.id}.{x}" for leaf in rules.leaves.values() for x in leaf.parameters)
    weights = (f"{WEIGHT}{criterion.id}" for criterion in rules.criteria)
    return (*rules.facts, *questions, *judged, *limits, *owned, *weights)


def _unknown(rules: RuleSet, name: str) -> str:
    if name in rules.leaves:
        facts = ", ".join(rules.reads.get(name, ())) or "none"
        return f"`{name}` is judged by conditions; set the facts it reads: {facts}"
    if name in rules.results:
        return f"`{name}` is computed; set what it rests on"
    if any(name == criterion.id for criterion in rules.criteria):
        return f"`{name}` is a criterion; set the facts of its checks, or `weight.{name}`"
    mend = did_you_mean(name, names(rules))
    what = f"{rules.reference} has no fact, question, parameter or weight `{name}`"
    return what + (f"; {mend}" if mend else "")


def _parameter(assessment: Assessment, name: str) -> Named:
    rules = assessment.ruleset
    if name in rules.parameters:
        return Named("parameter", name)
    check, _, own = name.rpartition(".")
    if check in rules.leaves and own in rules.leaves[check].parameters:
        return Named("parameter", own, _sharing(rules, rules.leaves[check], own))
    leaves = [x.leaf for f in assessment.findings for x in f.leaves if name in x.leaf.parameters]
    if not leaves:
        raise UsageError(_unknown(rules, f"{PARAMETER}{name}"))
    found = {id(leaf.parameters[name]): leaf for leaf in leaves}
    if len(found) > 1:
        some = ", ".join(f"{PARAMETER}{leaf.id}.{name}" for leaf in found.values())
        raise UsageError(f"several checks have a parameter `{name}`; name one of {some}")
    return Named("parameter", name, _sharing(rules, leaves[0], name))


def _sharing(rules: RuleSet, leaf: Leaf, name: str) -> tuple[str, ...]:
    """The checks that have the parameter from the same place."""
    own = leaf.parameters[name]
    return tuple(id for id, one in rules.leaves.items() if one.parameters.get(name) is own)


def _weight(rules: RuleSet, name: str) -> Named:
    if any(name == criterion.id for criterion in rules.criteria):
        return Named("weight", name)
    axis, _, value = name.partition(".")
    if value in rules.axes.get(axis, {}):
        return Named("weight", value, (axis,))
    raise UsageError(_unknown(rules, f"{WEIGHT}{name}"))


def _judged(rules: RuleSet, result: str, places: tuple[str, ...]) -> Named:
    axes = rules.results[result].by
    known = len(places) == len(axes) and all(
        place in rules.axes[axis] for axis, place in zip(axes, places, strict=True)
    )
    if not known:
        first = ".".join((result, *(next(iter(rules.axes[axis])) for axis in axes)))
        raise UsageError(f"`{result}` is judged place by place; name one, such as {first}")
    return Named("judged", result, places)

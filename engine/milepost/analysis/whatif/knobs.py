"""The parameters and weights that an assessment rests on."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.whatif.atoms import leaves_asked
from milepost.analysis.whatif.changing import sharing
from milepost.conditions.walking import every
from milepost.model.assessment import Assessment
from milepost.model.criteria import Leaf, Parameter
from milepost.model.expression import Attribute, Expression, Name
from milepost.model.parts import expressions_in
from milepost.model.results import Result
from milepost.model.ruleset import RuleSet
from milepost.model.whatif import Setting
from milepost.scoring.reading import expressions, results_behind
from milepost.scoring.results.aggregate import Aggregate


def parameters(assessment: Assessment) -> tuple[Setting, ...]:
    """Every number that a check in scope, or a result behind the main one, names as `param.x`.

    One that several checks have from the same place is one setting. Those of the rule set itself
    stand first, in the order of the file.
    """
    rules = assessment.ruleset
    own = {id(parameter): name for name, parameter in rules.parameters.items()}
    found: dict[int, tuple[str, Parameter, list[str]]] = {}
    for name in (n for n in rules.parameters if n in _asked_of_results(rules)):
        found[id(rules.parameters[name])] = (name, rules.parameters[name], [])
    for leaf in leaves_asked(assessment):
        for name, parameter in _named(leaf):
            found.setdefault(id(parameter), (name, parameter, []))[2].append(leaf.id)
    ordered = sorted(found.items(), key=lambda one: one[0] not in own)
    return tuple(
        Setting("parameter", name, one.value, one.value, () if key in own else tuple(leaves))
        for key, (name, one, leaves) in ordered
        if not isinstance(one.value, str)
    )


def in_results(assessment: Assessment, setting: Setting) -> bool:
    """Whether results ask for a parameter, or many checks share it as one of the rule set's own."""
    rules = assessment.ruleset
    if setting.kind == "weight":
        return True
    asked = setting.name in _asked_of_results(rules)
    return not setting.of and (asked or bool(sharing(rules, setting.name)))


def weights(assessment: Assessment) -> tuple[Setting, ...]:
    """The weights of the criteria in scope, and of axis values, where they play a part."""
    rules = assessment.ruleset
    behind = [rules.results[name] for name in sorted(results_behind(rules, rules.main))]
    if not any(_weighs(result) for result in behind):
        return ()
    own = (f.criterion for f in assessment.findings if f.outcome != "not-applicable")
    criteria = [Setting("weight", one.id, one.weight, one.weight) for one in own]
    return (*criteria, *_nodes(rules, behind))


def _nodes(rules: RuleSet, behind: list[Result]) -> Iterator[Setting]:
    """The weights of the values of the axes that a tree goes by."""
    trees = [result.tree for result in behind if isinstance(result, Aggregate) and result.weighted]
    for axis in dict.fromkeys(axis for tree in trees for axis in tree if axis in rules.axes):
        for name, value in rules.axes[axis].items():
            yield Setting("weight", name, value.weight, value.weight, (axis,))


def _weighs(result: Result) -> bool:
    if isinstance(result, Aggregate) and result.weighted:
        layers = [*result.take.values()]
        if any(layer.aggregation.weighted for layer in layers):
            return True
    trees = (e.tree for e in expressions_in(result) if e.tree is not None)
    return any(isinstance(n, Name) and n.name == "weight" for tree in trees for n in every(tree))


def _named(leaf: Leaf) -> Iterator[tuple[str, Parameter]]:
    """The parameters that the conditions of a check name."""
    named = {name for one in expressions(leaf).values() for name in _limits(one)}
    yield from ((name, leaf.parameters[name]) for name in sorted(named & leaf.parameters.keys()))


def _asked_of_results(rules: RuleSet) -> frozenset[str]:
    """Those that results behind the main one, their scales, or lines of `adjust` name."""
    behind = [rules.results[name] for name in results_behind(rules, rules.main)]
    scales = [rules.scales.get(result.scale or "") for result in behind]
    steps = [step for scale in scales if scale for step in getattr(scale, "root", {}).values()]
    parts = (*behind, *rules.adjust, *steps)
    return frozenset(n for part in parts for e in expressions_in(part) for n in _limits(e))


def _limits(expression: Expression) -> Iterator[str]:
    for node in every(expression.tree) if expression.tree is not None else ():
        if isinstance(node, Attribute) and isinstance(node.of, Name) and node.of.name == "param":
            yield node.name

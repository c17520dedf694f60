"""Conditions that decide already wherever a check of some severity is open."""

from __future__ import annotations

from milepost.model.expression import All, Any, Call, Expression, Name, Node, Not
from milepost.model.ruleset import RuleSet
from milepost.scoring.leaves.check import CheckLeaf

_GAPS = {
    "unmet": {"failed", "unknown", "partial"},
    "failed": {"failed"},
    "unknown": {"unknown"},
    "partial": {"partial"},
}


def guarded(ruleset: RuleSet, when: Expression | None) -> frozenset[str]:
    """The severities of which any open check makes the condition true, whatever else holds."""
    if when is None or when.tree is None:
        return frozenset()
    ways = when.tree.operands if isinstance(when.tree, Any) else (when.tree,)
    return frozenset(name for way in ways for name in _of(ruleset, way))


def _of(ruleset: RuleSet, node: Node) -> frozenset[str]:
    """`any_of(checks, critical and (failed or unknown))` guards `critical`."""
    if not isinstance(node, Call) or node.function != "any_of" or len(node.arguments) < 2:
        return frozenset()
    listed, condition = node.arguments
    parts = condition.operands if isinstance(condition, All) else (condition,)
    told = [names for part in parts if (names := _severities(ruleset, part))]
    gaps = [part for part in parts if not _severities(ruleset, part)]
    if not isinstance(listed, Name) or listed.name != "checks" or len(gaps) != 1:
        return frozenset()
    named = frozenset(ruleset.severities).intersection(*told)
    return frozenset(s for s in named if _covered(ruleset, s) <= _told(gaps[0]))


def _severities(ruleset: RuleSet, node: Node) -> frozenset[str]:
    """The severities that a part names, where it names nothing else."""
    names = node.operands if isinstance(node, Any) else (node,)
    found = frozenset(name.name for name in names if isinstance(name, Name))
    whole = len(found) == len(names) and found <= ruleset.severities.keys()
    return found if whole else frozenset()


def _told(node: Node) -> set[str]:
    """The outcomes that make a word, or one of several, true."""
    if isinstance(node, Name):
        return _GAPS.get(node.name, set())
    if isinstance(node, Not) and isinstance(node.operand, Name):
        return _GAPS["unmet"] if node.operand.name in ("passed", "met") else set()
    if isinstance(node, Any):
        return set().union(*(_told(part) for part in node.operands))
    return set()


def _covered(ruleset: RuleSet, severity: str) -> set[str]:
    """How a check of this severity may be open: a plain condition is never met in part."""
    leaves = [leaf for c in ruleset.criteria for leaf in c.leaves if leaf.severity == severity]
    plain = all(isinstance(leaf, CheckLeaf) for leaf in leaves)
    return _GAPS["unmet"] - {"partial"} if plain else _GAPS["unmet"]

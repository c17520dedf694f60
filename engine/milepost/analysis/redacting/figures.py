"""Results that are no conclusion but a figure: a number made of nothing but facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from milepost.conditions import FUNCTIONS, reads
from milepost.conditions.walking import every
from milepost.model.confidentiality import Class, highest
from milepost.model.expression import Call, Expression, Name, Node
from milepost.model.results import Result
from milepost.model.ruleset import RuleSet
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.results.expression import ExpressionResult
from milepost.scoring.results.rows import Rows


def figures(ruleset: RuleSet, hidden: Mapping[str, Class]) -> dict[str, Class]:
    """The results that are a number made of facts alone, with the highest class among them.

    A result on a scale is a conclusion, and so is whether something holds. `hidden` are the facts
    that count, by class.
    """
    found: dict[str, Class] = {}
    if not hidden:
        return found
    for name, result in ruleset.results.items():
        known = {**hidden, **found}
        levels = [level for tree in _numbers(result) for level in _levels(ruleset, tree, known)]
        if levels and result.scale is None:
            found[name] = highest(levels)
    return found


def _numbers(result: Result) -> Iterator[Node]:
    """The expressions that give a result its number."""
    given = [limit.most or limit.least for limit in result.limits]
    if isinstance(result, ExpressionResult):
        given.append(result.value)
    elif isinstance(result, Rows):
        given += [row.number for row in result.rows]
    elif isinstance(result, Aggregate) and not _of_items(result.of):
        given.append(result.of)
    yield from (one.tree for one in given if one is not None and one.tree is not None)


def _of_items(of: Expression) -> bool:
    """Whether an aggregate asks anything of the criteria it is over."""
    nodes: Iterable[Node] = every(of.tree) if of.tree is not None else ()
    return any(isinstance(node, Name) and node.depth for node in nodes)


def _levels(ruleset: RuleSet, tree: Node, known: Mapping[str, Class]) -> Iterator[Class]:
    """The classes of what a number is made of; none where it is made of anything but facts."""
    names = reads(tree) - {"param"}
    judged = any(
        isinstance(node, Call) and FUNCTIONS[node.function].group == "results"
        for node in every(tree)
    )
    if not judged and names <= (ruleset.facts.keys() | known.keys()):
        yield from (known[name] for name in sorted(names & known.keys()))

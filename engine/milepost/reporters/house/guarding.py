"""What may not stand in a template of a house, found in its syntax tree before it is run."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from milepost.errors import Problem
from milepost.model.house import Template
from milepost.reporters.house.built_in import BUILT_IN
from milepost.reporters.house.limits import LARGEST
from milepost.suggestions import did_you_mean

REFUSED = frozenset(
    {"safe", "forceescape", "urlize", "xmlattr", "tojson", "format", "random", "pprint"}
)
"""Filters that let text through as markup, that make it long, or that differ from run to run."""

_ESCAPING = (nodes.ScopedEvalContextModifier, nodes.EvalContextModifier)


def refused(tree: nodes.Template, template: Template, blocks: Collection[str]) -> Iterator[Problem]:
    """Everything in a template that is refused; `blocks` are those of the built-in templates."""
    yield from _misspelt_blocks(tree, template, blocks)
    for node in tree.find_all((nodes.Filter, nodes.Const, *_ESCAPING)):
        if isinstance(node, nodes.Filter) and node.name in REFUSED:
            what = f"the filter `{node.name}` is not for a house's templates"
            mend = "leave it out; text is escaped for its format, and markup stands in the template"
            yield _problem(template, node, what, mend)
        elif isinstance(node, _ESCAPING):
            what = "escaping cannot be turned off"
            yield _problem(template, node, what, "leave `autoescape` out")
        elif isinstance(node, nodes.Const) and _is_large(node.value):
            what = f"the number {node.value} is too large for a template"
            yield _problem(template, node, what, f"{LARGEST} is the largest")


def _misspelt_blocks(
    tree: nodes.Template, template: Template, blocks: Collection[str]
) -> Iterator[Problem]:
    """A block at the top of a template that extends a built-in one, and that it does not have.

    It would be left out without a word.
    """
    extends = tree.find(nodes.Extends)
    named = extends.template if extends else None
    if not (isinstance(named, nodes.Const) and str(named.value).startswith(BUILT_IN)):
        return
    for node in tree.body:
        if isinstance(node, nodes.Block) and node.name not in blocks:
            what = f"no built-in template has a block `{node.name}`"
            mend = did_you_mean(node.name, blocks) or f"blocks are {', '.join(sorted(blocks))}"
            yield _problem(template, node, what, mend)


def _is_large(value: object) -> bool:
    return isinstance(value, (int, float)) and abs(value) > LARGEST


def _problem(template: Template, node: nodes.Node, what: str, mend: str) -> Problem:
    return Problem(template.shown, node.lineno, 1, "", what, mend)


class Counted(NodeTransformer):
    """Puts a counter into every loop, and a bound on every text that is put together."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """A loop takes a step each turn."""
        self.generic_visit(node)
        node.iter = _through("counted", node.iter, node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """What `~` joins is joined as lists are."""
        self.generic_visit(node)
        parts = nodes.List(node.nodes, lineno=node.lineno)
        return _through("bounded", _through("join", parts, node.lineno), node.lineno)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:  # noqa: N802
        """What a filter gives."""
        self.generic_visit(node)
        return _through("bounded", node, node.lineno)

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.Node:  # noqa: N802
        """What `{% set x %}` holds."""
        self.generic_visit(node)
        node.filter = _through("bounded", node.filter, node.lineno)
        return node


def _through(name: str, node: nodes.Node | None, line: int) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=line)

"""Where the headline score stands: on its scale, with what is open and the edges that matter."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from milepost.model.expression import Attribute, Compare, Expression, Literal, Name, Node
from milepost.model.scales import StepScale
from milepost.model.values import Number
from milepost.reporters.charts.axis import Axis
from milepost.reporters.charts.gauge_told import Band, Reading
from milepost.reporters.view.context import Context
from milepost.scoring.results.bands import Bands
from milepost.scoring.results.rows import Rows

_HUNDRED = (Fraction(0), Fraction(100))


def standing(context: Context) -> tuple[Reading, tuple[Band, ...], Axis] | None:
    """The headline score; None where it has no number or lies outside any scale."""
    name = context.review.headline
    if name is None:
        return None
    line = context.assessment.results[name]
    at, (low, high) = line.conclusion.exact, _span(context)
    if at is None or line.conclusion.value is None or not low <= at <= high:
        return None
    ends = [x for x in (line.worst.exact, line.best.exact) if x is not None] or [at]
    title = context.ruleset.results[name].title
    axis = Axis(context.words.text(title) if title else name, low, high, context.decimals)
    edges: dict[Number, str] = {}
    for edge, named in _edges(context, name):
        edges[edge] = edges.get(edge) or named
    bands = (Band(edges[edge], edge) for edge in sorted(edges))
    inside = tuple(band for band in bands if low <= band.low < high)
    interval = (min(ends), max(ends)) if min(ends) < max(ends) else None
    return Reading(at, interval), inside, axis


def _span(context: Context) -> tuple[Fraction, Fraction]:
    """Ends of the range: those of the level scale, else 0 to 100."""
    scale = context.main_scale()
    if context.ruleset.kind != "maturity" or scale is None or scale.span is None:
        return _HUNDRED
    return Fraction(scale.span[0]), Fraction(scale.span[1])


def _edges(context: Context, name: str) -> Iterator[tuple[Number, str]]:
    """Numbers with a short name, where they have one.

    Lower ends of bands over the score, numbers a decision table asks of it, whole levels.
    """
    for result in context.ruleset.results.values():
        if isinstance(result, Bands) and result.of == name:
            yield from _band_edges(context, result)
        elif isinstance(result, Rows):
            for row in result.rows:
                step = context.words.place(result.scale, row.step) if result.scale else ""
                yield from _asked(context, row.when, name, step)
    scale = context.main_scale()
    if context.ruleset.kind == "maturity" and scale is not None:
        name = context.ruleset.results[context.ruleset.main].scale or ""
        steps = ((scale.root[one].value, one) for one in scale.names)
        yield from ((at, context.words.place(name, one)) for at, one in steps if at is not None)


def _band_edges(context: Context, bands: Bands) -> Iterator[tuple[Number, str]]:
    scale = context.ruleset.scales.get(bands.scale or "")
    if not isinstance(scale, StepScale):
        return
    for name, step in scale.root.items():
        low = _number(context, (step.at_least or step.above or Expression("")).tree)
        if low is not None:
            yield low, context.words.place(bands.scale, name)


def _asked(
    context: Context, when: Expression | None, name: str, step: str
) -> Iterator[tuple[Number, str]]:
    """Numbers that a row asks of the score; from those it asks at least, its step begins."""
    for node in _nodes(when.tree if when else None):
        if isinstance(node, Compare) and any(_is(part, name) for part in node.operands):
            begins = _is(node.operands[0], name) and node.operators[0] in (">=", ">")
            for part in node.operands:
                number = _number(context, part)
                if number is not None:
                    yield number, step if begins else ""


def _is(node: Node, name: str) -> bool:
    return isinstance(node, Name) and node.name == name


def _nodes(node: Node | None) -> Iterator[Node]:
    """A node and the parts of its `and`, `or` and `not`."""
    if node is None:
        return
    yield node
    parts = getattr(node, "operands", ()) or (getattr(node, "operand", None),)
    if not isinstance(node, Compare):
        for part in parts:
            yield from _nodes(part)


def _number(context: Context, node: Node | None) -> Number | None:
    """A number written out, or the parameter a node names."""
    found: object = None
    if isinstance(node, Literal):
        found = node.value
    elif isinstance(node, Attribute) and _is(node.of, "param"):
        limit = context.ruleset.parameters.get(node.name)
        found = limit.value if limit else None
    known = isinstance(found, Number) and not isinstance(found, bool)
    return found if known else None  # type: ignore[return-value]

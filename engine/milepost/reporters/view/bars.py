"""A score drawn on its range: where it stands, what is open, and the edges it is measured by."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from milepost.model.expression import Attribute, Compare, Expression, Literal, Name, Node
from milepost.model.scales import StepScale
from milepost.model.values import Number, shown_number
from milepost.reporters.view.context import Context
from milepost.reporters.view.shapes import Bar, Mark
from milepost.scoring.results.bands import Bands
from milepost.scoring.results.rows import Rows

_HUNDRED = (Fraction(0), Fraction(100))


def bar(context: Context) -> Bar | None:
    """The headline score on its bar; None where it has no number or lies outside any range."""
    name = context.review.headline
    if name is None:
        return None
    line = context.assessment.results[name]
    at, span = line.conclusion.exact, _span(context)
    if at is None or line.conclusion.value is None or not span[0] <= at <= span[1]:
        return None
    ends = [x for x in (line.worst.exact, line.best.exact) if x is not None] or [at]
    low, high = min(ends), max(ends)
    return Bar(
        at=_place(at, span),
        low=_place(low, span),
        width=_width(high - low, span),
        text=context.say("bar", score=context.score(at), low=span[0], high=span[1]),
        marks=tuple(_marks(context, name, span)),
    )


def _span(context: Context) -> tuple[Fraction, Fraction]:
    """Ends of the range: those of the level scale, else 0 to 100."""
    scale = context.main_scale()
    if context.ruleset.kind != "maturity" or scale is None or scale.span is None:
        return _HUNDRED
    return Fraction(scale.span[0]), Fraction(scale.span[1])


def _place(number: Number, span: tuple[Fraction, Fraction]) -> str:
    return _width(number - span[0], span)


def _width(number: Number, span: tuple[Fraction, Fraction]) -> str:
    return shown_number(Fraction(number) * 100 / (span[1] - span[0]), 2)


def _marks(context: Context, name: str, span: tuple[Fraction, Fraction]) -> Iterator[Mark]:
    edges = dict(_edges(context, name))
    for number in sorted(edges):
        if span[0] < number < span[1]:
            yield Mark(_place(number, span), edges[number], shown_number(number))


def _edges(context: Context, name: str) -> Iterator[tuple[Number, str]]:
    """Numbers with a short name, where they have one.

    Lower ends of bands over the score, numbers a decision table asks of it, whole levels.
    """
    for result in context.ruleset.results.values():
        if isinstance(result, Bands) and result.of == name:
            yield from _band_edges(context, result)
        elif isinstance(result, Rows):
            for row in result.rows:
                yield from _asked(context, row.when, name)
    scale = context.main_scale()
    if context.ruleset.kind == "maturity" and scale is not None:
        yield from ((s.value, "") for s in scale.root.values() if s.value is not None)


def _band_edges(context: Context, bands: Bands) -> Iterator[tuple[Number, str]]:
    scale = context.ruleset.scales.get(bands.scale or "")
    if not isinstance(scale, StepScale):
        return
    for name, step in scale.root.items():
        low = _number(context, (step.at_least or step.above or Expression("")).tree)
        if low is not None:
            yield low, name if len(name) <= 2 else ""


def _asked(context: Context, when: Expression | None, name: str) -> Iterator[tuple[Number, str]]:
    for node in _nodes(when.tree if when else None):
        if isinstance(node, Compare) and any(_is(part, name) for part in node.operands):
            for part in node.operands:
                number = _number(context, part)
                if number is not None:
                    yield number, ""


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

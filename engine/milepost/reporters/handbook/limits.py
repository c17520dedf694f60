"""Limits with their titles, units and values."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.conditions.walking import every
from milepost.model.criteria import Leaf, Parameter
from milepost.model.expression import Attribute, Name
from milepost.model.text import Text
from milepost.reporters.handbook.shapes import LimitLine
from milepost.reporters.handbook.terms import Terms
from milepost.scoring.reading import expressions


def limits(terms: Terms, parameters: Mapping[str, Parameter]) -> tuple[LimitLine, ...]:
    """One line for each limit."""
    return tuple(
        LimitLine(name, terms.words.text(limit.title), terms.words.limit(limit))
        for name, limit in parameters.items()
    )


def limits_of(terms: Terms, leaf: Leaf) -> tuple[LimitLine, ...]:
    """The limits that a check asks for; others stand in its file for other checks."""
    used = {name for name in leaf.parameters if name in _asked(leaf) or _named(leaf, name)}
    return limits(terms, {n: limit for n, limit in leaf.parameters.items() if n in used})


def _asked(leaf: Leaf) -> set[str]:
    """The names behind `param.` in its conditions."""
    trees = [e.tree for e in expressions(leaf).values() if e.tree is not None]
    return {
        part.name
        for tree in trees
        for part in every(tree)
        if isinstance(part, Attribute) and isinstance(part.of, Name) and part.of.name == "param"
    }


def _named(leaf: Leaf, name: str) -> bool:
    """Whether a text of the check names a limit, as `<name>`."""
    texts = (leaf.statement, leaf.why, *leaf.anchors.values())
    return any(isinstance(text, Text) and f"<{name}>" in text.en for text in texts)

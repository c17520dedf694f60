"""Seeded random evidence for a set of conditions: complete, or with a part of it missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from milepost.conditions.walking import every, parts
from milepost.model.expression import All, Any, Call, Compare, Literal, Name, Node, Not
from milepost.model.types import Type
from milepost.model.values import Document, Value

AS_OF = date(2026, 6, 30)
Kinds = dict[str, tuple[Type, list[Value]]]
"""The type of each name, and the constants that stand beside it."""


def kinds(nodes: Iterable[Node]) -> Kinds:
    """What the conditions say about the names they read."""
    found: Kinds = {}
    for part in (part for node in nodes for part in every(node)):
        if isinstance(part, Name) and part.type is not None and part.name != "as_of":
            found.setdefault(part.name, (part.type, []))
        if isinstance(part, Compare | Call):
            inside = list(every(part))
            constants = [one.value for one in inside if isinstance(one, Literal)]
            for one in inside:
                if isinstance(one, Name) and one.type is not None and one.name != "as_of":
                    found.setdefault(one.name, (one.type, []))[1].extend(constants)
    return found


Facts = Mapping[str, Value]


def subjects(nodes: Iterable[Node], number: int, seed: int, missing: float = 0.0) -> list[Facts]:
    """Facts of so many subjects; each fact is left out with the chance `missing`."""
    random, known = Random(seed), kinds(nodes)
    return [_subject(known, random, missing) for _ in range(number)]


def _subject(known: Kinds, random: Random, missing: float) -> Facts:
    drawn = {name: _value(*kind, random) for name, kind in known.items()}
    return {name: value for name, value in drawn.items() if random.random() >= missing}


def _value(kind: Type, constants: list[Value], random: Random) -> Value:
    if kind.name == "yes_no":
        return random.random() < 0.7
    if kind.name == "document":
        day = AS_OF - timedelta(days=random.randint(0, 400))
        return Document(status=random.choice(("approved", "approved", "draft")), date=day)
    if kind.name == "list":
        return _list(constants, random)
    if kind.name in ("text", "choice"):
        return random.choice([*kind.values, *(c for c in constants if isinstance(c, str)), "x"])
    return _number([c for c in constants if _is_number(c)], random)


def _list(constants: list[Value], random: Random) -> Value:
    """Most of the words asked for, else some words."""
    words = [c for c in constants if isinstance(c, str)]
    some = [word for word in words if random.random() < 0.95]
    return tuple(some) if words else tuple(f"word {n}" for n in range(random.randint(0, 8)))


def _is_number(value: Value) -> bool:
    return isinstance(value, int | Fraction) and not isinstance(value, bool)


def _number(constants: list[Value], random: Random) -> Value:
    """Near a limit or on it; one in five is no whole number."""
    limits = [constant for constant in constants if isinstance(constant, int)]
    near = random.choice(limits) if limits else random.randint(0, 100)
    whole = near + random.choice((-1, 0, 0, 1))
    return whole if random.random() < 0.8 else Fraction(2 * whole + 1, 2)


def leaves(nodes: Iterable[Node]) -> int:
    """How many comparisons the conditions hold; a question or a yes/no fact counts as one."""
    return sum(_leaves(node) for node in nodes)


def _leaves(node: Node) -> int:
    if isinstance(node, Compare):
        return len(node.operators)
    return sum(map(_leaves, parts(node))) if isinstance(node, All | Any | Not) else 1

"""Turns many conditions over facts into one Python function, for many subjects."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

from milepost.conditions.comparison import compare
from milepost.conditions.emitting import TODAY, Body, Path, Source, may_be_none
from milepost.conditions.evaluation import word_of
from milepost.conditions.evidence import approved, field_of, known, present
from milepost.conditions.lists import as_value, enough, entries, fold, narrowed
from milepost.conditions.logic import negated
from milepost.conditions.numbers import calculate, negate
from milepost.conditions.scalars import SCALARS
from milepost.conditions.walking import every
from milepost.model.expression import Node
from milepost.model.values import NONE, UNUSABLE, Document, Value

_NODES_A_FUNCTION = 4000
_HELPERS: Mapping[str, Any] = {
    "NONE": NONE,
    "UNUSABLE": UNUSABLE,
    "Document": Document,
    "Fraction": Fraction,
    "approved": approved,
    "as_value": as_value,
    "calculate": calculate,
    "compare": compare,
    "date": date,
    "enough": enough,
    "entries": entries,
    "field_of": field_of,
    "fold": fold,
    "known": known,
    "narrowed": narrowed,
    "negate": negate,
    "negated": negated,
    "partial": partial,
    "present": present,
    "word_of": word_of,
    **{f"do_{name}": function for name, function in SCALARS.items()},
}


@dataclass(frozen=True, slots=True)
class Compiled:
    """Conditions as one function. `names` are theirs in order, `reads` the outer names they read.

    `source` is the Python text that was run to make it.
    """

    names: tuple[str, ...]
    reads: tuple[str, ...]
    source: str
    function: Callable[[Mapping[str, Value], date], tuple[Value, ...]]

    def run(self, values: Mapping[str, Value], as_of: date) -> tuple[Value, ...]:
        """The value of each condition for one subject: exactly those of `evaluate`."""
        return self.function(values, as_of)


def compile_conditions(nodes: Mapping[str, Node]) -> Compiled:
    """One function for all conditions, written from their checked trees, never from their text.

    Raises ConditionError for a condition that asks for results (`met rating credit under`).
    """
    source = Source()
    bodies = [_body(source, part) for part in _split(list(nodes.items()))]
    text = _module(source, bodies)
    space: dict[str, Any] = dict(_HELPERS)
    exec(compile(text, "<conditions>", "exec"), space)
    reads = tuple(dict.fromkeys(path[0] for path in source.variables))
    return Compiled(tuple(nodes), reads, text, space["run"])


def _split(named: Sequence[tuple[str, Node]]) -> list[list[tuple[str, Node]]]:
    """Parts small enough for one Python function each."""
    parts: list[list[tuple[str, Node]]] = [[]]
    size = 0
    for name, node in named:
        size += sum(1 for _ in every(node))
        if size > _NODES_A_FUNCTION and parts[-1]:
            parts.append([])
            size = 0
        parts[-1].append((name, node))
    return parts


def _body(source: Source, named: Sequence[tuple[str, Node]]) -> Body:
    """The lines that compute `named` and return their values as a tuple."""
    body = Body(source)
    results = []
    for name, node in named:
        body.lines.append(f"# {name!a}")
        text = body.code(node)
        if may_be_none(node):
            held = body.hold(text)
            text = f"(UNUSABLE if {held.first} is NONE else {held.name})"
        results.append(source.fresh("r"))
        body.lines.append(f"{results[-1]} = {text}")
    body.lines.append(f"return ({''.join(f'{result}, ' for result in results)})")
    return body


def _module(source: Source, bodies: list[Body]) -> str:
    constants = [f"{name} = {built}" for built, name in source.constants.items()]
    reading = _reading(source.variables)
    if len(bodies) == 1:
        main = _function("run", ("values", TODAY), [*reading, *bodies[0].lines])
        return "\n".join([*constants, *source.predicates, main, ""])
    parts, calls = [], []
    for number, body in enumerate(bodies):
        handed = (TODAY, *body.paths.values())
        parts.append(_function(f"part{number}", handed, body.lines))
        calls.append(f"*part{number}({', '.join(handed)}), ")
    main = _function("run", ("values", TODAY), [*reading, f"return ({''.join(calls)})"])
    return "\n".join([*constants, *source.predicates, *parts, main, ""])


def _reading(variables: Mapping[Path, str]) -> list[str]:
    """Each outer value is read once."""
    return ["get = values.get", *(f"{name} = {_read(p)}" for p, name in variables.items())]


def _read(path: Path) -> str:
    text = f"get({path[0]!a})"
    for name in path[1:]:
        text = f"field_of({text}, {name!a})"
    return text


def _function(name: str, parameters: Sequence[str], lines: Sequence[str]) -> str:
    return "\n".join([f"def {name}({', '.join(parameters)}):", *(f"    {line}" for line in lines)])

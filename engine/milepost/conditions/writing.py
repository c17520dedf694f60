"""The text of a tree: as its author wrote it, or in one plain spelling."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

from milepost.model.expression import (
    All,
    Any,
    Arithmetic,
    Attribute,
    Call,
    Compare,
    ListOf,
    Literal,
    Name,
    Negate,
    Node,
    Not,
)
from milepost.model.values import Number, Value

_OR, _AND, _NOT, _COMPARE, _ADD, _TIMES, _MINUS, _WHOLE = range(8)
_BINDING: Mapping[type[Node], int] = {
    Any: _OR,
    All: _AND,
    Not: _NOT,
    Compare: _COMPARE,
    Negate: _MINUS,
}


def text_of(node: Node, source: str) -> str:
    """The part of `source` that `node` was read from."""
    return source[node.start : node.end]


def write(node: Node) -> str:
    """`node` in plain spelling: parsing it gives the same tree."""
    return _WRITERS[type(node)](node)


def _binding(node: Node) -> int:
    if isinstance(node, Arithmetic):
        return _ADD if node.operator in "+-" else _TIMES
    if isinstance(node, Literal) and isinstance(node.value, (int, Fraction)) and node.value < 0:
        return _MINUS
    return _BINDING.get(type(node), _WHOLE)


def _inside(node: Node, least: int) -> str:
    text = write(node)
    return text if _binding(node) >= least else f"({text})"


def _joined(word: str, operands: tuple[Node, ...], least: int) -> str:
    return f" {word} ".join(_inside(operand, least) for operand in operands)


def _compare(node: Compare) -> str:
    words = [_inside(node.operands[0], _ADD)]
    for operator, operand in zip(node.operators, node.operands[1:], strict=True):
        words += [operator, _inside(operand, _ADD)]
    return " ".join(words)


def _arithmetic(node: Arithmetic) -> str:
    least = _binding(node)
    return f"{_inside(node.left, least)} {node.operator} {_inside(node.right, least + 1)}"


def _call(node: Call) -> str:
    return f"{node.function}({', '.join(write(one) for one in node.arguments if _shown(one))})"


def _shown(node: Node) -> bool:
    """False for an argument the author left out."""
    return node.end > node.start


def _literal(node: Literal) -> str:
    return write_value(node.value)


def write_value(value: Value) -> str:
    """A constant as an author writes it. Raises TypeError for what has no literal."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Fraction)):
        return _decimal(value)
    if isinstance(value, str):
        return f"'{value}'" if '"' in value else f'"{value}"'
    if isinstance(value, date):
        return f'date("{value.isoformat()}")'
    raise TypeError(f"{value!r} cannot be written out")


def _decimal(number: Number) -> str:
    if number.denominator == 1:
        return str(number.numerator)
    twos, fives = (_times(number.denominator, prime) for prime in (2, 5))
    places = max(twos, fives)
    if 2**twos * 5**fives != number.denominator:
        return f"{number.numerator} / {number.denominator}"
    digits = str(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    return f"{'-' if number < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def _times(number: int, prime: int) -> int:
    """How often `prime` divides `number`."""
    found = 0
    while number % prime == 0:
        number, found = number // prime, found + 1
    return found


_WRITERS: Mapping[type[Node], Callable[..., str]] = {
    Literal: _literal,
    Name: lambda node: node.name,
    Attribute: lambda node: f"{write(node.of)}.{node.name}",
    ListOf: lambda node: f"[{', '.join(write(item) for item in node.items)}]",
    Not: lambda node: f"not {_inside(node.operand, _NOT)}",
    All: lambda node: _joined("and", node.operands, _NOT),
    Any: lambda node: _joined("or", node.operands, _AND),
    Compare: _compare,
    Arithmetic: _arithmetic,
    Negate: lambda node: f"-{_inside(node.operand, _MINUS)}",
    Call: _call,
}

"""The text of a tree: as its author wrote it, or in one plain spelling."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from milepost.conditions.walking import parts
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
    return write_around(node, [write(part) for part in parts(node)])


def write_around(node: Node, texts: Sequence[str]) -> str:
    """The same, from the spelling of its parts."""
    return _WRITERS[type(node)](node, texts)


def _binding(node: Node) -> int:
    if isinstance(node, Arithmetic):
        return _ADD if node.operator in "+-" else _TIMES
    if isinstance(node, Literal) and isinstance(node.value, (int, Fraction)) and node.value < 0:
        return _MINUS
    return _BINDING.get(type(node), _WHOLE)


def _inside(node: Node, text: str, least: int) -> str:
    return text if _binding(node) >= least else f"({text})"


def _joined(word: str, operands: tuple[Node, ...], texts: Sequence[str], least: int) -> str:
    pairs = zip(operands, texts, strict=True)
    return f" {word} ".join([_inside(operand, text, least) for operand, text in pairs])


def _compare(node: Compare, texts: Sequence[str]) -> str:
    words = [_inside(node.operands[0], texts[0], _ADD)]
    for operator, operand, text in zip(node.operators, node.operands[1:], texts[1:], strict=True):
        words += [operator, _inside(operand, text, _ADD)]
    return " ".join(words)


def _arithmetic(node: Arithmetic, texts: Sequence[str]) -> str:
    least = _binding(node)
    left, right = _inside(node.left, texts[0], least), _inside(node.right, texts[1], least + 1)
    return f"{left} {node.operator} {right}"


def _call(node: Call, texts: Sequence[str]) -> str:
    pairs = zip(node.arguments, texts, strict=True)
    return f"{node.function}({', '.join(text for one, text in pairs if _shown(one))})"


def _shown(node: Node) -> bool:
    """False for an argument the author left out."""
    return node.end > node.start


def _literal(node: Literal, texts: Sequence[str]) -> str:
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
    Name: lambda node, texts: node.name,
    Attribute: lambda node, texts: f"{texts[0]}.{node.name}",
    ListOf: lambda node, texts: f"[{', '.join(texts)}]",
    Not: lambda node, texts: f"not {_inside(node.operand, texts[0], _NOT)}",
    All: lambda node, texts: _joined("and", node.operands, texts, _NOT),
    Any: lambda node, texts: _joined("or", node.operands, texts, _AND),
    Compare: _compare,
    Arithmetic: _arithmetic,
    Negate: lambda node, texts: f"-{_inside(node.operand, texts[0], _MINUS)}",
    Call: _call,
}

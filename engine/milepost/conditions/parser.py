"""Reads the text of a condition into its tree, refusing everything outside the grammar."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import NoReturn

from milepost.conditions.errors import ConditionError
from milepost.conditions.functions import FUNCTIONS
from milepost.conditions.scanning import scan
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
from milepost.model.values import Number
from milepost.suggestions import suggested

_COMPARISONS: Mapping[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
}
_CALCULATIONS: Mapping[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}
_SPACE = re.compile(r"\s")
_YES_NO = {"true": True, "false": False}
_REFUSED: Mapping[type[ast.expr], tuple[str, str]] = {
    ast.Subscript: ("square brackets do not pick an item", "use `where` or `last(series, n)`"),
    ast.Tuple: ("a comma stands outside a call or a list", "write a list as `[a, b]`"),
    ast.Starred: ("`*` needs a number on both sides", ""),
}


@lru_cache(maxsize=8192)
def parse(source: str) -> Node:
    """The tree of a condition, without types yet. One that was read before is at hand.

    Raises ConditionError, placed in `source`, for anything the grammar does not name.
    """
    scan(source)
    line = _SPACE.sub(" ", source)
    try:
        body = ast.parse(f"({line})", mode="eval").body
    except SyntaxError as error:
        raise _syntax_error(error, len(source)) from None
    except (ValueError, RecursionError, MemoryError):
        raise ConditionError("the condition cannot be read") from None
    return _Builder(f"({line})").build(body)


def _syntax_error(error: SyntaxError, length: int) -> ConditionError:
    column = max(1, min((error.offset or 2) - 1, length))
    message = "the condition is incomplete or a word is out of place"
    return ConditionError(message, "check the words and signs around this column", column)


class _Builder:
    """Turns the parts of Python's tree that the grammar names into nodes with places."""

    def __init__(self, wrapped: str) -> None:
        self.wrapped = wrapped
        self.bytes = b"" if wrapped.isascii() else wrapped.encode()

    def build(self, part: ast.expr) -> Node:
        """The node of `part`. Raises ConditionError where the grammar has none."""
        builder = _BUILDERS.get(type(part))
        if builder is None:
            message, mend = _REFUSED.get(type(part), ("this does not belong in a condition", ""))
            self.refuse(part, message, mend)
        return builder(self, part)

    def place(self, part: ast.expr) -> tuple[int, int]:
        """Where `part` starts and ends, in characters of the source without the outer brackets."""
        return self._characters(part.col_offset), self._characters(part.end_col_offset or 0)

    def _characters(self, offset: int) -> int:
        return (len(self.bytes[:offset].decode()) if self.bytes else offset) - 1

    def refuse(self, part: ast.expr, message: str, mend: str = "") -> NoReturn:
        """Raises a ConditionError placed at `part`."""
        raise ConditionError(message, mend, max(1, self.place(part)[0] + 1))

    def all_of(self, parts: list[ast.expr]) -> tuple[Node, ...]:
        """The nodes of several parts."""
        return tuple(self.build(part) for part in parts)


def _constant(builder: _Builder, part: ast.Constant) -> Node:
    start, end = builder.place(part)
    if isinstance(part.value, (bool, str)):
        return Literal(start, end, None, part.value)
    if not isinstance(part.value, (int, float)):
        builder.refuse(part, "this does not belong in a condition")
    return Literal(start, end, None, _exact(builder.wrapped[start + 1 : end + 1]))


def _exact(digits: str) -> Number:
    number = Fraction(digits)
    return number.numerator if number.denominator == 1 else number


def _name(builder: _Builder, part: ast.Name) -> Node:
    start, end = builder.place(part)
    if part.id in _YES_NO:
        return Literal(start, end, None, _YES_NO[part.id])
    return Name(start, end, None, part.id)


def _attribute(builder: _Builder, part: ast.Attribute) -> Node:
    if not isinstance(part.value, (ast.Name, ast.Attribute, ast.Call)):
        builder.refuse(part, "a field belongs to a name", "write `name.field`")
    return Attribute(*builder.place(part), None, builder.build(part.value), part.attr)


def _chain(builder: _Builder, part: ast.BoolOp) -> Node:
    kind = All if isinstance(part.op, ast.And) else Any
    return kind(*builder.place(part), None, builder.all_of(part.values))


def _prefix(builder: _Builder, part: ast.UnaryOp) -> Node:
    if isinstance(part.op, ast.Not):
        return Not(*builder.place(part), None, builder.build(part.operand))
    if not isinstance(part.op, ast.USub):
        builder.refuse(part, "`+` needs a number on both sides", "leave it out")
    operand = builder.build(part.operand)
    if isinstance(operand, Literal) and isinstance(operand.value, (int, Fraction)):
        return Literal(*builder.place(part), None, -operand.value)
    return Negate(*builder.place(part), None, operand)


def _calculation(builder: _Builder, part: ast.BinOp) -> Node:
    operator = _CALCULATIONS.get(type(part.op))
    if operator is None:
        builder.refuse(part, "only + - * / calculate")
    left, right = builder.build(part.left), builder.build(part.right)
    return Arithmetic(*builder.place(part), None, operator, left, right)


def _comparison(builder: _Builder, part: ast.Compare) -> Node:
    operators = tuple(_COMPARISONS.get(type(operator), "") for operator in part.ops)
    if "" in operators:
        builder.refuse(part, "only == != < <= > >= in compare", "use `==`")
    operands = builder.all_of([part.left, *part.comparators])
    return Compare(*builder.place(part), None, operators, operands)


def _list(builder: _Builder, part: ast.List) -> Node:
    items = builder.all_of(part.elts)
    if not items:
        builder.refuse(part, "the list is empty", "name at least one value")
    for item, raw in zip(items, part.elts, strict=True):
        if not isinstance(item, Literal):
            builder.refuse(raw, "a list holds only values written out", "quote texts")
    return ListOf(*builder.place(part), None, items)


def _call(builder: _Builder, part: ast.Call) -> Node:
    if not isinstance(part.func, ast.Name):
        builder.refuse(part, "only the functions of the language are called, by their names")
    function = part.func.id
    if function not in FUNCTIONS:
        mend = suggested(function, FUNCTIONS)
        builder.refuse(part, f"`{function}` is not a function of the language", mend)
    if part.keywords:
        builder.refuse(part, "arguments have no names here", "write their values in order")
    arguments = builder.all_of(part.args)
    if function == "date":
        return _date(builder, part, arguments)
    return Call(*builder.place(part), None, function, arguments)


def _date(builder: _Builder, part: ast.Call, arguments: tuple[Node, ...]) -> Node:
    text = arguments[0].value if len(arguments) == 1 and isinstance(arguments[0], Literal) else ""
    try:
        if not isinstance(text, str) or len(text) != len("2026-05-01"):
            raise ValueError
        day = date.fromisoformat(text)
    except ValueError:
        builder.refuse(part, "this is not a day", 'write it as date("2026-05-01")')
    return Literal(*builder.place(part), None, day)


_BUILDERS: Mapping[type[ast.expr], Callable[..., Node]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.BoolOp: _chain,
    ast.UnaryOp: _prefix,
    ast.BinOp: _calculation,
    ast.Compare: _comparison,
    ast.List: _list,
    ast.Call: _call,
}

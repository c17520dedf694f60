"""Numbers of expressions: no less than what they can come to, as sums over what is true."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from milepost.analysis.planning.asking.lists import Key, Lists, told
from milepost.analysis.planning.asking.standing import Standing
from milepost.analysis.planning.claims import IMPOSSIBLE, Rows
from milepost.analysis.planning.linear import Linear, constant
from milepost.model.expression import Arithmetic, Attribute, Call, Name, Negate, Node
from milepost.model.values import Number, Step, Value

_COUNTED = ("count", "share", "sum_of", "mean_of")


class Figures(Lists):
    """Of a number times a sign (1 or -1): what it comes to at most, and what a least asks."""

    @abstractmethod
    def result_most(self, result: str, key: Key, sign: int) -> Linear | None:
        """No less than the number of a result times the sign; None where nothing is known."""

    @abstractmethod
    def result_reaches(self, result: str, key: Key, sign: int, least: Number, strict: bool) -> Rows:
        """What it takes for the number of a result, times the sign, to be at least so much."""

    def most(self, node: Node, sign: int, at: Standing) -> Linear | None:
        """No less than the number times the sign; None where nothing is known."""
        if not at.moves(node):
            value = _figure(at.value(node))
            return None if value is None else constant(sign * value)
        if isinstance(node, Negate):
            return self.most(node.operand, -sign, at)
        if isinstance(node, Arithmetic):
            return self._calculated(node, sign, at)
        if isinstance(node, Call) and node.function in _COUNTED:
            return self.counted(node, sign, at)
        if isinstance(node, Call) and node.function in ("floor", "ceil"):
            inner = self.most(node.arguments[0], sign, at)
            return None if inner is None else inner + constant(1)
        if (name := _result(node)) is not None and name in self.assessment.results:
            key = at.key(name)
            return None if key is None else self.result_most(name, key, sign)
        return None

    def reaches(self, node: Node, sign: int, least: Number, strict: bool, at: Standing) -> Rows:
        """What it takes for the number, times the sign, to be at least so much."""
        if not at.moves(node):
            value = _figure(at.value(node))
            holds = value is not None and _over(sign * value, least, strict)
            return () if holds else (IMPOSSIBLE,)
        if isinstance(node, Negate):
            return self.reaches(node.operand, -sign, least, strict, at)
        if isinstance(node, Arithmetic) and (shifted := _shifted(node, sign, least, at)):
            rest, turned, wanted = shifted
            return self.reaches(rest, turned, wanted, strict, at)
        if isinstance(node, Call):
            return self._called(node, sign, least, strict, at)
        if (name := _result(node)) is not None and name in self.assessment.results:
            key = at.key(name)
            return () if key is None else self.result_reaches(name, key, sign, least, strict)
        return self._linear(node, sign, least, strict, at)

    def _called(self, call: Call, sign: int, least: Number, strict: bool, at: Standing) -> Rows:
        arguments = call.arguments
        every, some = ("min", "max") if sign > 0 else ("max", "min")
        if call.function == every:
            found = (self.reaches(part, sign, least, strict, at) for part in arguments)
            return tuple(row for rows in found for row in rows)
        if call.function == some:
            return self.claims.one_of(
                [self.reaches(part, sign, least, strict, at) for part in arguments]
            )
        if call.function == f"{every}_of":
            return self.each(call, sign, least, strict, at)
        if call.function == "floor" and sign > 0:
            whole = floor(least) + 1 if strict else ceil(least)
            return self.reaches(arguments[0], sign, whole, False, at)
        if call.function == "first_known":
            return self._first_known(arguments, sign, least, strict, at)
        return self._linear(call, sign, least, strict, at)

    def _first_known(
        self, parts: Sequence[Node], sign: int, least: Number, strict: bool, at: Standing
    ) -> Rows:
        """The first that is known reaches it; what can move may be known or not."""
        found: list[Rows] = []
        for part in parts:
            if at.moves(part) or at.value(part) is not None:
                found.append(self.reaches(part, sign, least, strict, at))
            if not at.moves(part) and at.value(part) is not None:
                break
        return self.claims.one_of(found)

    def _linear(self, node: Node, sign: int, least: Number, strict: bool, at: Standing) -> Rows:
        linear = self.most(node, sign, at)
        return () if linear is None else told([linear.at_least(least, strict)])

    def _calculated(self, node: Arithmetic, sign: int, at: Standing) -> Linear | None:
        if node.operator in ("+", "-"):
            left = self.most(node.left, sign, at)
            right = self.most(node.right, sign if node.operator == "+" else -sign, at)
            return None if left is None or right is None else left + right
        scaled = _scaled(node, at)
        if scaled is None:
            return None
        rest, factor = scaled
        inner = self.most(rest, sign if factor > 0 else -sign, at)
        return None if inner is None else inner.times(abs(factor))


def _shifted(
    node: Arithmetic, sign: int, least: Number, at: Standing
) -> tuple[Node, int, Number] | None:
    """The part that moves, its sign, and what it must come to, where the other part is fixed."""
    if node.operator in ("*", "/"):
        scaled = _scaled(node, at)
        if scaled is None:
            return None
        rest, factor = scaled
        return rest, sign if factor > 0 else -sign, Fraction(least) / abs(factor)
    right = None if at.moves(node.right) else _figure(at.value(node.right))
    if right is not None:
        return node.left, sign, least - sign * (right if node.operator == "+" else -right)
    left = None if at.moves(node.left) else _figure(at.value(node.left))
    if left is not None:
        return node.right, sign if node.operator == "+" else -sign, least - sign * left
    return None


def _scaled(node: Arithmetic, at: Standing) -> tuple[Node, Fraction] | None:
    """The part that moves, and the number other than 0 that it is multiplied with."""
    pairs = [(node.left, node.right)]
    if node.operator == "*":
        pairs.append((node.right, node.left))
    for rest, fixed in pairs:
        value = None if at.moves(fixed) else _figure(at.value(fixed))
        if value:
            return rest, Fraction(value) if node.operator == "*" else 1 / Fraction(value)
    return None


def _result(node: Node) -> str | None:
    """The result that a number is taken from, by its name or as `name.value`."""
    if isinstance(node, Attribute) and node.name == "value":
        node = node.of
    return node.name if isinstance(node, Name) and node.depth == 0 else None


def _over(number: Number, least: Number, strict: bool) -> bool:
    return number > least if strict else number >= least


def _figure(value: Value) -> Number | None:
    """The number that is meant: itself, or the value of a step."""
    if isinstance(value, Step):
        return value.value
    return value if isinstance(value, Number) and not isinstance(value, bool) else None

"""Which way an expression goes, from the directions of the names in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from milepost.authoring.monotony.directions import (
    BOTH,
    STILL,
    UNMOVED,
    Direction,
    Listed,
    Mark,
    Moving,
    hull,
    joined,
    scaled,
)
from milepost.conditions.walking import every, parts
from milepost.model.expression import (
    All,
    Any,
    Arithmetic,
    Attribute,
    Call,
    Compare,
    Expression,
    Literal,
    Name,
    Negate,
    Node,
    Not,
)
from milepost.model.values import Number

Found = Moving | Listed
Words = Mapping[str, Moving]

_OVER_ITEMS = ("count", "share", "any_of", "all_of", "where")
_OF_NUMBERS = ("sum_of", "mean_of", "min_of", "max_of", "median_of")


@dataclass
class Walker:
    """Goes over expressions. `names` are what they may name, `leaf` gives the words of one leaf.

    `turning` collects the texts of the parts that first go both ways. `worse` gives the severities
    that checks have beside and worse than those named; a gap of one that is `guarded` already
    decides, so that nothing comes of what is mended there. Why a name in `told` goes both ways is
    told elsewhere.
    """

    names: Mapping[str, Found]
    leaf: Callable[[str], Words]
    worse: Callable[[frozenset[str]], frozenset[str]]
    told: frozenset[str] = frozenset()
    guarded: frozenset[str] = frozenset()
    turning: list[str] = field(default_factory=list)

    def of(self, expression: Expression | None) -> Moving:
        """What a whole expression does; nothing where there is none."""
        if expression is None or expression.tree is None:
            return UNMOVED
        return _single(_Walk(self, expression.source).of(expression.tree))


@dataclass
class _Walk:
    walker: Walker
    source: str
    items: list[Words] = field(default_factory=list)

    def of(self, node: Node) -> Found:
        """The direction of a node; a part that goes both ways first is remembered."""
        noted = len(self.walker.turning)
        found = self._found(node)
        if _single(found).direction == BOTH and len(self.walker.turning) == noted:
            inner = [_single(self._quiet(part)).direction for part in self._open_parts(node)]
            names = {part.name for part in every(node) if isinstance(part, Name)}
            if BOTH not in inner and parts(node) and not names & self.walker.told:
                self.walker.turning.append(self.source[node.start : node.end])
        return found

    def one(self, node: Node) -> Moving:
        """The same of a node that is no list."""
        return _single(self.of(node))

    def inside(self, listed: Listed, node: Node) -> Moving:
        """An expression over one item of a list."""
        self.items.append(listed.words)
        found = self.one(node)
        self.items.pop()
        return found

    def listed(self, node: Node) -> Listed:
        """A list of items; one of facts has words that do not move."""
        found = self.of(node)
        return found if isinstance(found, Listed) else Listed({}, found.direction)

    def _open_parts(self, node: Node) -> tuple[Node, ...]:
        """The parts that stand in the same place; what is asked of items is told inside."""
        listed = isinstance(node, Call) and node.function in (*_OVER_ITEMS, *_OF_NUMBERS)
        return parts(node)[:1] if listed else parts(node)

    def _quiet(self, node: Node) -> Found:
        noted = len(self.walker.turning)
        found = self._found(node)
        del self.walker.turning[noted:]
        return found

    def _found(self, node: Node) -> Found:
        if isinstance(node, Literal):
            return _literal(node)
        if isinstance(node, Name):
            return self._name(node)
        if isinstance(node, Attribute):
            return self._attribute(node)
        if isinstance(node, Not):
            operand = self.one(node.operand)
            return Moving(operand.direction.flipped, mark="gap" if operand.mark == "met" else "")
        if isinstance(node, All):
            return self._together(node)
        if isinstance(node, Any):
            found = [self.one(part) for part in node.operands]
            return Moving(joined(x.direction for x in found), mark=_common_mark(found))
        if isinstance(node, Negate):
            return scaled(self.one(node.operand), -1)
        if isinstance(node, Arithmetic):
            return calculated(node.operator, self.one(node.left), self.one(node.right))
        if isinstance(node, Compare):
            return self._compared(node)
        if isinstance(node, Call):
            return self._called(node)
        return Moving(joined([self.one(part).direction for part in parts(node)]).either)

    def _together(self, node: All) -> Moving:
        """`and`: a severity beside a word for a gap is that of the worst gap, and stands still."""
        found = [self.one(part) for part in node.operands]
        marks = {value.mark for value in found}
        named = frozenset(
            name.name
            for part, value in zip(node.operands, found, strict=True)
            if value.mark == "severity"
            for name in every(part)
            if isinstance(name, Name)
        )
        shifts = self.walker.worse(named) - self.walker.guarded
        still = "met" in marks or ("gap" in marks and not shifts)
        return Moving(joined(x.direction for x in found if not still or x.mark != "severity"))

    def _name(self, node: Name) -> Found:
        if node.depth:
            return self.items[-node.depth].get(node.name, UNMOVED)
        return self.walker.names.get(node.name, UNMOVED)

    def _attribute(self, node: Attribute) -> Found:
        if isinstance(node.of, Name) and not node.of.depth:
            limit = self.walker.names.get(f"{node.of.name}.{node.name}")
            if limit is not None:
                return limit
        return Moving(self.one(node.of).direction)

    def _compared(self, node: Compare) -> Moving:
        values = [self.one(part) for part in node.operands]
        kinds = [part.type.values if part.type else () for part in node.operands]
        return Moving(
            joined(
                _pair(operator, values[n : n + 2], node.operands[n : n + 2], kinds[n : n + 2])
                for n, operator in enumerate(node.operators)
            )
        )

    def _called(self, node: Call) -> Found:
        name, arguments = node.function, node.arguments
        if name in ("met", "rating", "credit", "under"):
            return self._asked(name, arguments)
        if name in _OVER_ITEMS:
            return _over_items(self, name, arguments)
        if name in _OF_NUMBERS:
            return _of_numbers(self, name, arguments)
        if name == "enough":
            listed = self.listed(arguments[0])
            return Listed(listed.words, listed.member.either)
        values = [self.of(argument) for argument in arguments]
        return _plain(name, [_single(value) for value in values])

    def _asked(self, name: str, arguments: Sequence[Node]) -> Found:
        if name == "under":
            return self.walker.names["checks"]
        id = arguments[0].value if isinstance(arguments[0], Literal) else ""
        return self.walker.leaf(str(id))[name]


def _common_mark(found: Sequence[Moving]) -> Mark:
    marks = {value.mark for value in found}
    return found[0].mark if len(marks) == 1 else ""


def _single(found: Found) -> Moving:
    """A list as one value: whatever moves in it may change it."""
    return found if isinstance(found, Moving) else Moving(found.member)


def _literal(node: Literal) -> Moving:
    value = node.value
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        return UNMOVED
    return Moving(STILL, value, value)


def calculated(operator: str, left: Moving, right: Moving) -> Moving:
    """`left operator right`."""
    if operator == "-":
        right, operator = scaled(right, -1), "+"
    if operator == "+":
        low = None if left.low is None or right.low is None else left.low + right.low
        high = None if left.high is None or right.high is None else left.high + right.high
        return Moving(left.direction | right.direction, low, high)
    if operator == "/":
        return _divided(left, right)
    constant = next((v.low for v in (left, right) if v.low is not None and v.low == v.high), None)
    if constant is not None:
        return scaled(right if left.low == left.high == constant else left, constant)
    if left.positive and right.positive:
        high = None if left.high is None or right.high is None else left.high * right.high
        return Moving(left.direction | right.direction, 0, high)
    return Moving(_one_still(left, right) or (left.direction | right.direction).either)


def _divided(left: Moving, right: Moving) -> Moving:
    if right.low is not None and right.low == right.high and right.low:
        return scaled(left, 1 / Fraction(right.low))
    if left.positive and right.positive:
        return Moving(left.direction | right.direction.flipped, 0)
    if right.direction == STILL:
        return Moving(_one_still(left, right) or left.direction.either)
    return Moving((left.direction | right.direction).either)


def _one_still(left: Moving, right: Moving) -> Direction:
    """The direction of a product of one that moves and one that does not but has a known sign."""
    for moving, still in ((left, right), (right, left)):
        if still.direction == STILL and still.positive:
            return moving.direction
        if still.direction == STILL and still.negative:
            return moving.direction.flipped
    return STILL


def _pair(
    operator: str, values: Sequence[Moving], nodes: Sequence[Node], steps: Sequence[Sequence[str]]
) -> Direction:
    left, right = values
    if operator in (">", ">="):
        return left.direction | right.direction.flipped
    if operator in ("<", "<="):
        return left.direction.flipped | right.direction
    if operator in ("==", "!="):
        for moving, end, kind in ((left, nodes[1], steps[0]), (right, nodes[0], steps[1])):
            found = _at_an_end(moving, end, kind)
            if found is not None:
                return found if operator == "==" else found.flipped
    return (left.direction | right.direction).either


def _at_an_end(moving: Moving, end: Node, steps: Sequence[str]) -> Direction | None:
    """`x == end`, where that is the highest or lowest that x can be."""
    if not isinstance(end, Literal):
        return None
    if isinstance(end.value, bool):
        return moving.direction if end.value else moving.direction.flipped
    highest, lowest = (steps[-1], steps[0]) if steps else (moving.high, moving.low)
    if highest is not None and end.value == highest:
        return moving.direction
    if lowest is not None and end.value == lowest:
        return moving.direction.flipped
    return None


def _over_items(walk: _Walk, name: str, arguments: Sequence[Node]) -> Found:
    """`count share any_of all_of where`: the condition, and who is in the list."""
    listed = walk.listed(arguments[0])
    holds = walk.inside(listed, arguments[1]).direction if len(arguments) > 1 else STILL
    if name == "where":
        return Listed(listed.words, listed.member | holds)
    if name == "count":
        return Moving(listed.member | holds, 0)
    if name == "share":
        return Moving(holds | listed.member.either, 0, 1)
    member = listed.member.flipped if name == "all_of" else listed.member
    return Moving(holds | member)


def _of_numbers(walk: _Walk, name: str, arguments: Sequence[Node]) -> Moving:
    """`sum_of mean_of min_of max_of median_of`: the number, and who is in the list."""
    listed = walk.listed(arguments[0])
    number = walk.inside(listed, arguments[1]) if len(arguments) > 1 else UNMOVED
    grows = name == "sum_of" and number.positive
    direction = number.direction | (listed.member if grows else listed.member.either)
    if name == "sum_of":
        return Moving(direction, 0 if number.positive else None)
    return number.turned(direction)


def _plain(name: str, values: Sequence[Moving]) -> Moving:
    """Functions of plain values: those of numbers rise with them, others only where nothing moves.

    Whether a value is known may change with it, unless that rests on the evidence alone.
    """
    directions = joined(value.direction for value in values)
    if name in ("min", "max"):
        return hull(values)
    if name in ("floor", "ceil", "round_half_up", "round_half_even"):
        return Moving(values[0].direction, 0 if values[0].positive else None)
    if name == "abs" and values[0].positive:
        return values[0]
    if name == "first_known":
        sure = all(value.given or value.direction == STILL for value in values[:-1])
        return hull(values).turned(directions if sure else directions.either)
    if name in ("known", "present") and values[0].given:
        return UNMOVED
    low: Number | None = 0 if name in ("len", "abs") else None
    return Moving(directions.either, low)

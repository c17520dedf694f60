"""Writes Python source for the parts of a typed tree.

Emitted code tests for the usual case in place (a whole number, a known yes or no) and leaves all
others to the functions that `evaluate` uses, so that both give the same values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from milepost.conditions.comparison import MIRRORED
from milepost.conditions.errors import ConditionError
from milepost.conditions.evaluation import NARROWING, asks_results, walks_a_list
from milepost.conditions.pairing import family, order_of
from milepost.conditions.walking import AS_OF, parts
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
from milepost.model.values import Point, Value

Path = tuple[str, ...]
"""An outer name and the fields taken of it."""

TODAY = "today"
_HOIST_EVERY = 6
_SMALL = 10**18


@dataclass
class Source:
    """What the functions of one source file share: constants, predicates, names of variables."""

    constants: dict[str, str] = field(default_factory=dict)
    predicates: list[str] = field(default_factory=list)
    variables: dict[Path, str] = field(default_factory=dict)
    used: int = 0

    def fresh(self, letter: str) -> str:
        """A variable no other code uses."""
        self.used += 1
        return f"{letter}{self.used}"

    def variable(self, path: Path) -> str:
        """The variable that holds an outer value."""
        return self.variables.setdefault(path, f"f{len(self.variables)}")

    def constant(self, value: Value) -> str:
        """Code for a constant; one that must be built is built once, by name."""
        if isinstance(value, (bool, int, str)):
            return repr(value)
        return self.constants.setdefault(_built(value), f"k{len(self.constants)}")


def _built(value: Value | Point) -> str:
    if isinstance(value, date):
        return f"date({value.year}, {value.month}, {value.day})"
    if isinstance(value, Fraction):
        return f"Fraction({value.numerator}, {value.denominator})"
    if isinstance(value, tuple):
        return f"({' '.join(_built(item) + ',' for item in value)})"
    return repr(value)


@dataclass(frozen=True, slots=True)
class Held:
    """A value at hand: `first` is its code where it is met first, `name` from then on."""

    first: str
    name: str


class Body:
    """The code of one function: of conditions, or, with a parent, of a predicate over one item."""

    def __init__(self, source: Source, parent: Body | None = None) -> None:
        self.source = source
        self.parent = parent
        self.level: int = 0 if parent is None else parent.level + 1
        self.lines: list[str] = []
        self.paths: dict[Path, str] = {}
        self.words: dict[str, str] = {}
        self.passed: dict[str, None] = {}

    def outer(self, path: Path) -> str:
        """The variable of an outer value, handed down to predicates."""
        if self.parent is not None:
            return self._pass(self.parent.outer(path))
        return self.paths.setdefault(path, self.source.variable(path))

    def word(self, depth: int, word: str) -> str:
        """The variable of a word over an item."""
        if depth > 1 and self.parent is not None:
            return self._pass(self.parent.word(depth - 1, word))
        return self.words.setdefault(word, f"w{self.level}_{len(self.words)}")

    def today(self) -> str:
        """The variable of the as-of date."""
        return TODAY if self.parent is None else self._pass(self.parent.today())

    def _pass(self, variable: str) -> str:
        self.passed[variable] = None
        return variable

    def code(self, node: Node) -> str:
        """An expression with the value of `node`; deep ones are put on a line of their own."""
        text = _CODES[type(node)](self, node)
        depth = _height(node)
        return self._line(text) if depth and depth % _HOIST_EVERY == 0 else text

    def _line(self, text: str) -> str:
        name = self.source.fresh("t")
        self.lines.append(f"{name} = {text}")
        return name

    def held(self, node: Node) -> Held:
        """The value of `node` under a name, assigned where it is met first."""
        text = self.code(node)
        return Held(text, text) if _is_short(node, text) else self.hold(text)

    def hold(self, text: str) -> Held:
        """The value of an expression under a new name."""
        name = self.source.fresh("t")
        return Held(f"({name} := {text})", name)

    def atom(self, node: Node) -> str:
        """The value of `node` under a name, assigned on a line before."""
        text = self.code(node)
        return text if _is_short(node, text) else self._line(text)


def _is_short(node: Node, text: str) -> bool:
    return isinstance(node, Literal) or text.isidentifier()


def _height(node: Node) -> int:
    inside = parts(node)
    return 1 + max(_height(part) for part in inside) if inside else 0


def may_be_none(node: Node) -> bool:
    """Whether the value of `node` may be the evidence `none` itself."""
    return isinstance(node, Name | Attribute) or (
        isinstance(node, Call) and node.function == "first_known"
    )


def _name(body: Body, node: Name) -> str:
    if node.depth:
        return body.word(node.depth, node.name)
    return body.today() if node.name == AS_OF else body.outer((node.name,))


def _attribute(body: Body, node: Attribute) -> str:
    path = _path(node)
    return body.outer(path) if path else f"field_of({body.code(node.of)}, {node.name!r})"


def _path(node: Node) -> Path:
    if isinstance(node, Name) and not node.depth and node.name != AS_OF:
        return (node.name,)
    if isinstance(node, Attribute):
        path = _path(node.of)
        return (*path, node.name) if path else ()
    return ()


def _list(body: Body, node: ListOf) -> str:
    return body.source.constant(tuple(one.value for one in node.items if isinstance(one, Literal)))


def _not(body: Body, node: Not) -> str:
    held = body.held(node.operand)
    return f"(not {held.name} if {held.first}.__class__ is bool else negated({held.name}))"


def _negate(body: Body, node: Negate) -> str:
    held = body.held(node.operand)
    return f"(-{held.name} if {held.first}.__class__ is int else negate({held.name}))"


def _chain(body: Body, node: All | Any) -> str:
    held = [body.held(operand) for operand in node.operands]
    none = [may_be_none(operand) for operand in node.operands]
    return joined(isinstance(node, All), held, none)


def joined(conjunction: bool, held: list[Held], may_none: list[bool]) -> str:
    """And, or or, in place: what decides, all firm, any unusable, else unknown."""
    winner, other = ("False", "True") if conjunction else ("True", "False")
    decided = " or ".join(f"{one.first} is {winner}" for one in held)
    firm = " and ".join(f"{one.name} is {other}" for one in held)
    bad = " or ".join(_unusable(one.name, none) for one, none in zip(held, may_none, strict=True))
    return f"({winner} if {decided} else {other} if {firm} else UNUSABLE if {bad} else None)"


def _unusable(name: str, may_be_none: bool) -> str:
    return f"{name} is UNUSABLE" + (f" or {name} is NONE" if may_be_none else "")


def _compare(body: Body, node: Compare) -> str:
    pairs = list(zip(node.operators, node.operands, node.operands[1:], strict=False))
    if len(pairs) == 1:
        return _pair(body, *pairs[0])
    held = [body.hold(_pair(body, *pair)) for pair in pairs]
    return joined(True, held, [False] * len(held))


def _pair(body: Body, operator: str, left: Node, right: Node) -> str:
    if _is_number(left) and _is_number(right) and not _both(Literal, left, right):
        return _numbers(body, operator, left, right)
    if operator in ("==", "!=") and _is_text(left) and _is_text(right):
        for one, other in ((left, right), (right, left)):
            if isinstance(one, Literal):
                return _text(body, operator, other, body.code(one))
    if operator in ("in", "not in") and isinstance(right, ListOf) and _is_text(left):
        return _text(body, operator, left, body.code(right))
    order = body.source.constant(order_of(left, right))
    return f"compare({operator!r}, {body.code(left)}, {body.code(right)}, {order})"


def _both(kind: type[Node], left: Node, right: Node) -> bool:
    return isinstance(left, kind) and isinstance(right, kind)


def _is_number(node: Node) -> bool:
    return node.type is not None and node.type.name == "number"


def _is_text(node: Node) -> bool:
    return node.type is not None and family(node.type) == "text"


def _text(body: Body, operator: str, node: Node, constant: str) -> str:
    held = body.held(node)
    plain = f"{held.name} {operator} {constant} if {held.first}.__class__ is str"
    return f"({plain} else compare({operator!r}, {held.name}, {constant}))"


def _numbers(body: Body, operator: str, left: Node, right: Node) -> str:
    if isinstance(right, Literal) and isinstance(right.value, (int, Fraction)):
        return _against(body, operator, left, right.value)
    if isinstance(left, Literal) and isinstance(left.value, (int, Fraction)):
        return _against(body, MIRRORED[operator], right, left.value)
    two = body.atom(right)
    one = body.held(left)
    whole = f"{one.first}.__class__ is int and {two}.__class__ is int"
    compared = f"{one.name} {operator} {two}"
    return f"({compared} if {whole} else compare({operator!r}, {one.name}, {two}))"


def _against(body: Body, operator: str, node: Node, number: int | Fraction) -> str:
    """A number compared with a constant, in whole numbers only: `x >= 3/4` as `x * 4 >= 3`."""
    held = body.held(node)
    scale = "" if number.denominator == 1 else f" * {number.denominator}"
    top, name = number.numerator, held.name
    whole = f"{name}{scale} {operator} {top} if {held.first}.__class__ is int"
    broken = f"{name}.numerator{scale} {operator} {top} * {name}.denominator"
    constant = body.source.constant(number)
    rest = f"compare({operator!r}, {name}, {constant})"
    return f"({whole} else {broken} if {name}.__class__ is Fraction else {rest})"


def _arithmetic(body: Body, node: Arithmetic) -> str:
    sides = (node.left, node.right)
    checked = [side for side in sides if not isinstance(side, Literal)]
    whole_literals = all(type(s.value) is int for s in sides if isinstance(s, Literal))
    if node.operator == "/" or not checked or not whole_literals:
        return f"calculate({node.operator!r}, {body.code(node.left)}, {body.code(node.right)})"
    left, right = (body.atom(side) for side in sides)
    names = [name for name, side in zip((left, right), sides, strict=True) if side in checked]
    # Operands this small cannot reach the size beyond which `calculate` gives unknown.
    whole = " and ".join(f"{n}.__class__ is int and -{_SMALL} < {n} < {_SMALL}" for n in names)
    plain = f"{left} {node.operator} {right}"
    return f"({plain} if {whole} else calculate({node.operator!r}, {left}, {right}))"


def _call(body: Body, node: Call) -> str:
    if asks_results(node):
        what = f"`{node.function}` needs results; compiled conditions read facts only"
        raise ConditionError(what, "evaluate it instead", node.start + 1)
    if walks_a_list(node):
        return _list_call(body, node)
    inline = _INLINE.get(node.function)
    if inline is not None and isinstance(node.arguments[0], Name):
        return inline.format(body.code(node.arguments[0]))
    given = "".join(f"{body.code(argument)}, " for argument in node.arguments)
    return f"do_{node.function}({body.today()}, ({given}))"


_INLINE = {
    "known": "(True if {0}.__class__ is int else known({0}))",
    "approved": "(True if {0}.__class__ is Document and {0}.status == 'approved' "
    "else approved({0}))",
    "present": "(True if {0}.__class__ is Document and {0}.status else present({0}))",
}


def _list_call(body: Body, node: Call) -> str:
    if node.function in NARROWING:
        return f"as_value({_entries(body, node)})"
    listed = node.arguments[0]
    if len(node.arguments) > 1:
        return f"fold({node.function!r}, {_entries(body, listed)}, {_predicate(body, node)})"
    if isinstance(listed, Name):
        name = body.code(listed)
        return f"(len({name}) if {name}.__class__ is tuple else fold('len', entries({name})))"
    return f"fold('len', {_entries(body, listed)})"


def _entries(body: Body, node: Node) -> str:
    if isinstance(node, Call) and node.function == "where":
        return f"narrowed({_entries(body, node.arguments[0])}, {_predicate(body, node)})"
    if isinstance(node, Call) and node.function == "enough":
        return f"enough({_entries(body, node.arguments[0])}, {body.code(node.arguments[1])})"
    return f"entries({body.code(node)})"


def _predicate(body: Body, node: Call) -> str:
    """A function over one item, written out beside the others; outer values are handed to it."""
    inner = Body(body.source, body)
    result = inner.code(node.arguments[1])
    name = body.source.fresh("p")
    reads = [f"{variable} = word_of(item, {word!r})" for word, variable in inner.words.items()]
    head = f"def {name}({', '.join([*inner.passed, 'item'])}):"
    lines = [head, *(f"    {line}" for line in [*reads, *inner.lines, f"return {result}"])]
    body.source.predicates.append("\n".join(lines))
    return f"partial({', '.join([name, *inner.passed])})" if inner.passed else name


_CODES: Mapping[type[Node], Callable[..., str]] = {
    Literal: lambda body, node: body.source.constant(node.value),
    Name: _name,
    Attribute: _attribute,
    ListOf: _list,
    Not: _not,
    Negate: _negate,
    All: _chain,
    Any: _chain,
    Compare: _compare,
    Arithmetic: _arithmetic,
    Call: _call,
}

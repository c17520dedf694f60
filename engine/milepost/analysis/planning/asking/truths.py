"""Conditions of results: what it takes for one to hold, or to fail, at least."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from itertools import pairwise

from milepost.analysis.planning.asking.figures import Figures
from milepost.analysis.planning.asking.lists import Key, told
from milepost.analysis.planning.asking.standing import Standing
from milepost.analysis.planning.claims import IMPOSSIBLE, Rows
from milepost.analysis.planning.states import CheckState
from milepost.model.expression import All, Any, Call, Compare, Literal, Name, Node, Not
from milepost.model.scales import StepScale
from milepost.model.values import Number, Step

_OPPOSITE = {">=": "<", ">": "<=", "<": ">=", "<=": ">", "==": "!=", "!=": "=="}
_MIRRORED = {">=": "<=", ">": "<", "<": ">", "<=": ">=", "==": "==", "!=": "!="}


class Truths(Figures):
    """Yes and no; a condition that is unknown is neither."""

    @abstractmethod
    def truth_rows(self, result: str, key: Key, wanted: bool) -> Rows:
        """What it takes for a yes/no result to be so, at least."""

    def so(self, node: Node, wanted: bool, at: Standing) -> Rows:
        """What it takes for a condition to be true, or false, at least."""
        if not at.moves(node):
            return () if at.value(node) is wanted else (IMPOSSIBLE,)
        if isinstance(node, Not):
            return self.so(node.operand, not wanted, at)
        if isinstance(node, All | Any):
            found = [self.so(part, wanted, at) for part in node.operands]
            return (
                _together(found) if isinstance(node, All) is wanted else self.claims.one_of(found)
            )
        if isinstance(node, Compare):
            return self._compared(node, wanted, at)
        if isinstance(node, Call):
            return self._asked(node, wanted, at)
        if isinstance(node, Name) and node.name in self.assessment.results:
            key = at.key(node.name)
            return () if key is None else self.truth_rows(node.name, key, wanted)
        return ()

    def _asked(self, call: Call, wanted: bool, at: Standing) -> Rows:
        if call.function in ("any_of", "all_of"):
            everyone = (call.function == "all_of") is wanted
            return (self.all_are if everyone else self.one_is)(call, wanted, at)
        if call.function == "met" and isinstance(call.arguments[0], Literal):
            return self._met(str(call.arguments[0].value), wanted)
        return ()

    def _met(self, leaf: str, wanted: bool) -> Rows:
        """Whether a check is met; `not met` is also one that is not assessed."""
        place = next((n for n, part in enumerate(self.space.parts) if part.name == leaf), None)
        if place is None:
            return ()
        part = self.space.parts[place]
        if not part.complete:
            return ()
        states = enumerate(part.states)
        good = {
            n for n, s in states if isinstance(s, CheckState) and (s.outcome == "pass") is wanted
        }
        return told([self.claims.part_in(place, good).at_least(1)])

    def _compared(self, node: Compare, wanted: bool, at: Standing) -> Rows:
        """Every pair of a chain holds; or one of them does not."""
        pairs = zip(pairwise(node.operands), node.operators, strict=True)
        if wanted:
            return _together([self._pair(a, operator, b, at) for (a, b), operator in pairs])
        opposed = [self._pair(a, _OPPOSITE.get(operator, ""), b, at) for (a, b), operator in pairs]
        return self.claims.one_of(opposed)

    def _pair(self, left: Node, operator: str, right: Node, at: Standing) -> Rows:
        if operator not in _MIRRORED:
            return ()
        if not at.moves(left):
            left, right, operator = right, left, _MIRRORED[operator]
        if (steps := self._steps_of(left, at)) is not None:
            result, key, names = steps
            rank = None if at.moves(right) else _rank(names, at.value(right))
            return () if rank is None else self._at_step(result, key, operator, rank, len(names))
        return self._numbers(left, operator, right, at)

    def _at_step(self, result: str, key: Key, operator: str, rank: int, steps: int) -> Rows:
        """A result with a scale is at or above a step; nothing is asked for being below one."""
        wanted = {">=": rank, "==": rank, ">": rank + 1}.get(operator)
        if operator == "!=" and rank == 0:
            wanted = 1
        if wanted is None:
            return ()
        return self.step_rows(result, key, wanted) if wanted < steps else (IMPOSSIBLE,)

    def _numbers(self, left: Node, operator: str, right: Node, at: Standing) -> Rows:
        found: list[Rows] = []
        for sign, signs in ((1, (">=", ">", "==")), (-1, ("<=", "<", "=="))):
            if operator in signs:
                found.append(self._apart(left, right, sign, operator in (">", "<"), at))
        return _together(found)

    def _apart(self, left: Node, right: Node, sign: int, strict: bool, at: Standing) -> Rows:
        """The left number is at least the right one; of opposites, with the sign -1."""
        if not at.moves(right):
            value = at.value(right)
            if not isinstance(value, Number) or isinstance(value, bool):
                return ()
            return self.reaches(left, sign, sign * value, strict, at)
        one, other = self.most(left, sign, at), self.most(right, -sign, at)
        if one is None or other is None:
            return ()
        return told([(one + other).at_least(0, strict)])

    def _steps_of(self, node: Node, at: Standing) -> tuple[str, Key, tuple[str, ...]] | None:
        """The result with a scale that a name means, its place, and the scale's steps."""
        ruleset = self.assessment.ruleset
        if not isinstance(node, Name) or node.name not in ruleset.results:
            return None
        scale = ruleset.scales.get(ruleset.results[node.name].scale or "")
        key = at.key(node.name)
        if key is None or not isinstance(scale, StepScale):
            return None
        return node.name, key, scale.names


def _together(found: Sequence[Rows]) -> Rows:
    return tuple(row for rows in found for row in rows)


def _rank(names: tuple[str, ...], value: object) -> int | None:
    name = value.name if isinstance(value, Step) else value
    return names.index(name) if isinstance(name, str) and name in names else None

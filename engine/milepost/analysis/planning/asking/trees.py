"""Aggregates: the number of a tree of criteria as a sum over what is true."""

from __future__ import annotations

from abc import abstractmethod
from fractions import Fraction

from milepost.analysis.boards import branch
from milepost.analysis.planning.asking.lists import OF_ANSWERS, Key, told
from milepost.analysis.planning.asking.standing import Standing
from milepost.analysis.planning.asking.truths import Truths
from milepost.analysis.planning.claims import Rows
from milepost.analysis.planning.linear import Linear, constant, summed
from milepost.analysis.planning.units import Unit
from milepost.conditions import Given, evaluate, reads
from milepost.model.expression import Name
from milepost.model.results import Item
from milepost.model.values import Number, Value
from milepost.scoring.aggregations.max import Max
from milepost.scoring.aggregations.mean import Mean
from milepost.scoring.aggregations.min import Min
from milepost.scoring.aggregations.sum import Sum
from milepost.scoring.branching import Branch, Contribution
from milepost.scoring.results.aggregate import Aggregate


class Trees(Truths):
    """`take` of mean and sum, in every layer; of min and max, at the root."""

    @abstractmethod
    def standing(self, result: str, key: Key) -> Standing:
        """Where the expressions of a result stand at one place."""

    def branch_most(self, result: str, key: Key, sign: int) -> Linear | None:
        """No less than the aggregate times the sign; None where nothing is known."""
        if not self._same_members(self._aggregate(result), self.standing(result, key)):
            return None
        return self._node(self._aggregate(result), branch(self.assessment, result, key), sign)

    def branch_reaches(self, result: str, key: Key, sign: int, least: Number, strict: bool) -> Rows:
        """What it takes for the aggregate, times the sign, to be at least so much."""
        own, root = self._aggregate(result), branch(self.assessment, result, key)
        if not self._same_members(own, self.standing(result, key)):
            return ()
        layer = own.layer(root.layer)
        kind = type(layer.aggregation)
        parts = [part for part in root.parts if part.counted]
        if not parts:
            return ()
        every, some = (Min, Max) if sign > 0 else (Max, Min)
        if kind not in (every, some) or not self._settled(own, root):
            linear = self._node(own, root, sign)
            return () if linear is None else told([linear.at_least(least, strict)])
        if layer.round is not None:
            least, strict = least - Fraction(1, 10**layer.round.to), False
        found = [self._part(own, part, sign) for part in parts]
        rows = [told([x.at_least(least, strict)]) if x is not None else () for x in found]
        if kind is some:
            return self.claims.one_of(rows)
        return tuple(row for own_rows in rows for row in own_rows)

    def _part(self, own: Aggregate, part: Branch | Contribution, sign: int) -> Linear | None:
        if isinstance(part, Branch):
            return self._node(own, part, sign)
        return self._contribution(own, part, sign)

    def _node(self, own: Aggregate, node: Branch, sign: int) -> Linear | None:
        layer = own.layer(node.layer)
        kind = type(layer.aggregation)
        parts = [p for p in node.parts if p.counted and (p.weight or kind is not Mean)]
        if kind not in (Mean, Sum) or not parts or not self._settled(own, node):
            return None
        found = [self._part(own, part, sign) for part in parts]
        weights = [Fraction(part.weight) if kind is Mean else Fraction(1) for part in parts]
        whole = sum(weights, Fraction(0)) if kind is Mean else Fraction(1)
        known = [x.times(w / whole) for x, w in zip(found, weights, strict=True) if x is not None]
        if len(known) < len(found):
            return None
        slack = Fraction(1, 10**layer.round.to) if layer.round is not None else 0
        return summed(known) + constant(slack)

    def _same_members(self, own: Aggregate, at: Standing) -> bool:
        """Whether `only` picks the same criteria whatever is chosen."""
        only = own.only
        if only is None or only.tree is None:
            return True
        for finding in self.assessment.findings:
            unit = next(self.units.listed("criteria", [finding.criterion.id]))
            picked = self.units.values(unit, lambda item: at.board.ask(only, item))
            if picked is None or len(set(picked)) > 1:
                return False
        words = at.board.items("criteria")
        known = words[0].keys() if words else frozenset[str]()
        return not any(name in at.moving and name not in known for name in reads(only.tree))

    def _settled(self, own: Aggregate, node: Branch) -> bool:
        """Whether the same criteria count whatever is chosen."""
        return all(
            self._settled(own, part) if isinstance(part, Branch) else self._stays(part)
            for part in node.parts
        )

    def _stays(self, part: Contribution) -> bool:
        values = self.units.values(self._unit(part), lambda item: item["counted"])
        own = self._unit(part)
        fixed = not own.places and part.criterion not in self.assessment.ruleset.order
        return fixed or (values is not None and len(set(values)) == 1)

    def _contribution(self, own: Aggregate, part: Contribution, sign: int) -> Linear | None:
        """What `of` comes to over the words of one criterion."""
        tree, unit = own.of.tree, self._unit(part)
        if tree is None:
            return None
        if isinstance(tree, Name) and tree.name == "credit":
            linear = self.units.credit(unit, sign)
            if linear is not None:
                return linear
        values = self.units.values(unit, lambda item: self._of(own, item))
        if values is None or reads(tree) & OF_ANSWERS:
            return None
        numbers = [sign * v if isinstance(v, Number) else None for v in values]
        return self.units.number(unit, numbers)

    def _of(self, own: Aggregate, item: Item) -> Value:
        """`of` over the words of a criterion; unknown where it asks for anything else."""
        assert own.of.tree is not None
        limits = {name: p.value for name, p in self.assessment.ruleset.parameters.items()}
        if not reads(own.of.tree) <= {*item, "param"}:
            return None
        return evaluate(own.of.tree, Given({**item, "param": limits}, self.assessment.as_of))

    def _unit(self, part: Contribution) -> Unit:
        return next(self.units.listed("criteria", [part.criterion]))

    def _aggregate(self, result: str) -> Aggregate:
        known = self.assessment.ruleset.results[result]
        assert isinstance(known, Aggregate)
        return known

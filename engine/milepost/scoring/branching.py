"""The tree of an aggregate: criteria in the values of axes, each node made from what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from milepost.model.axes import Spot
from milepost.model.results import Board
from milepost.model.values import Number
from milepost.scoring.aggregation import Weighted
from milepost.scoring.rounding import rounded
from milepost.scoring.taking import ROOT, Layer


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one criterion brings to an aggregate; `value` is None where it is not known.

    `path` names the nodes it is in, outermost first.
    """

    criterion: str
    counted: bool
    weight: Number
    value: Number | None
    path: tuple[Spot, ...] = ()

    @property
    def name(self) -> str:
        """The criterion."""
        return self.criterion


@dataclass(frozen=True, slots=True)
class Branch:
    """A node: its layer and name, what is in it, and the number made of that.

    A node with nothing counted, or whose number is `undefined` (all weights 0), vanishes. `value`
    is None too where something that counts is not known.
    """

    layer: str
    name: str
    weight: Number
    parts: tuple[Branch | Contribution, ...]
    value: Number | None
    undefined: bool

    @property
    def counted(self) -> bool:
        """Whether it counts in the node above."""
        return not self.undefined


@dataclass(frozen=True, slots=True)
class Growing:
    """How a tree grows: its axes, and how the nodes of each layer are made."""

    board: Board
    axes: tuple[str, ...]
    layer: Callable[[str], Layer]
    weighted: bool

    def grown(self, own: Iterable[Contribution]) -> Branch:
        """The root with everything in it."""
        return self._node((ROOT, ROOT), [(c.path, c) for c in own], 1)

    def _node(
        self, spot: Spot, inside: list[tuple[tuple[Spot, ...], Contribution]], weight: Number
    ) -> Branch:
        below: dict[Spot, list[tuple[tuple[Spot, ...], Contribution]]] = {}
        parts: list[Branch | Contribution] = [c for path, c in inside if not path]
        for path, contribution in inside:
            if path:
                below.setdefault(path[0], []).append((path[1:], contribution))
        for name in sorted(below, key=self._place):
            own = self.board.node_weight(*name) if self.weighted else 1
            parts.append(self._node(name, below[name], own))
        return self._made(spot, tuple(parts), weight)

    def _place(self, spot: Spot) -> tuple[int, int]:
        """Nodes stand in the order of the tree's axes and of the axis' values."""
        axis, value = spot
        return self.axes.index(axis), self.board.axis(axis).index(value)

    def _made(self, spot: Spot, parts: tuple[Branch | Contribution, ...], weight: Number) -> Branch:
        layer = self.layer(spot[0])
        weighted = layer.aggregation.weighted
        counted = [part for part in parts if part.counted and (part.weight or not weighted)]
        values = [
            Weighted(Fraction(p.value), Fraction(p.weight), p.name)
            for p in counted
            if p.value is not None
        ]
        node = Branch(spot[0], spot[1], weight, parts, None, undefined=False)
        complete = len(values) == len(counted)
        if not complete and not layer.aggregation.passes_over:
            return node
        if not counted and spot[0] != ROOT:
            return replace(node, undefined=True)
        number = layer.aggregation.take(values)
        if number is None:
            return replace(node, undefined=complete)
        return replace(node, value=rounded(number, layer.round) if layer.round else number)

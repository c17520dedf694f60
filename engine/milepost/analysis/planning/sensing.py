"""How a state comes of what is known: of a check, of a value, of whether a fact is known."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from milepost.analysis.planning.states import CheckState
from milepost.analysis.planning.watching import Held, Places, Watch
from milepost.conditions import FUNCTIONS
from milepost.conditions.walking import every
from milepost.model.criteria import Leaf
from milepost.model.expression import Call, Node
from milepost.scoring.judging import Judging
from milepost.scoring.reading import expressions


def trees_of(leaf: Leaf) -> list[Node]:
    """The expressions of a check."""
    return [e.tree for e in expressions(leaf).values() if e.tree is not None]


def _unsure(node: Node) -> bool:
    """Whether it asks what is known, or for other checks, which know more of each other."""
    if not isinstance(node, Call):
        return False
    return node.function in ("known", "first_known") or FUNCTIONS[node.function].group == "results"


@dataclass(frozen=True, slots=True)
class Judged:
    """The state of a check is its judgement."""

    leaf: Leaf

    def __call__(self, watch: Watch, held: Held) -> Hashable:
        one = watch.assessment
        judging = Judging.over(one.ruleset, watch.evidence(held), one.as_of, traced=False)
        judging.results = one.used.under("actual")
        pairs = zip(watch.keys, held, strict=True)
        said = tuple(place for key, place in pairs if key in one.ruleset.leaves)
        return CheckState.of(judging.of(self.leaf), said)

    def whatever(self, watch: Watch, held: Held, open_: Places) -> Hashable:
        """What is settled without the open facts stays so, but where it is asked what is known."""
        one = watch.assessment
        calls = [call for tree in trees_of(self.leaf) for call in every(tree)]
        if self.leaf.answered or any(_unsure(call) for call in calls):
            return None
        judging = Judging.over(one.ruleset, watch.evidence(held, open_), one.as_of, traced=False)
        judging.results = one.used.under("actual")
        judged = judging.of(self.leaf)
        settled = judged.best is None and judged.worst is None
        return CheckState.of(judged) if settled else None


@dataclass(frozen=True, slots=True)
class Value:
    """The state of a fact or answer is its value."""

    key: str

    def __call__(self, watch: Watch, held: Held) -> Hashable:
        return held[watch.keys.index(self.key)]

    def whatever(self, watch: Watch, held: Held, open_: Places) -> Hashable:
        """Nothing is told."""
        return None


@dataclass(frozen=True, slots=True)
class Known:
    """The state of a fact is whether it is known."""

    fact: str

    def __call__(self, watch: Watch, held: Held) -> Hashable:
        place = watch.keys.index(self.fact)
        return watch.values[place][held[place]] is not None

    def whatever(self, watch: Watch, held: Held, open_: Places) -> Hashable:
        """Nothing is told."""
        return None

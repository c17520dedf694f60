"""What of an earlier pass still holds after a change, so that only the rest is made anew."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from milepost.model.assessment import Finding
from milepost.model.results import Conclusion
from milepost.scoring.judging import At, Judged
from milepost.scoring.resting import Resting
from milepost.scoring.telling import Key

if TYPE_CHECKING:
    from milepost.scoring.running import Running


class Kept:
    """The pass `before`, and what the change of some facts and leaves cannot touch of it.

    A fact is changed where its value differs, or why it does not count; a leaf where its answers,
    its target or what it is forced to differ. Nothing else of the evidence may differ.
    """

    def __init__(
        self, before: Running, resting: Resting, facts: Collection[str], leaves: Collection[str]
    ) -> None:
        self.before, self._resting, self._facts = before, resting, frozenset(facts)
        self._leaves = resting.touched(facts, leaves)

    def judged(self) -> dict[At, Judged]:
        """The judgements that still hold, by the place of the answers."""
        before = self.before.judging.judged
        return {
            at: {name: one for name, one in own.items() if name not in self._leaves}
            for at, own in before.items()
        }

    def finding(self, at: At, criterion: str) -> Finding | None:
        """What a criterion was found to be, if that still holds; no rating is forced yet."""
        known = self.before.plain.get(at, {})
        return None if criterion in self._criteria else known.get(criterion)

    def conclusion(self, now: Running, name: str, key: Key) -> Conclusion | None:
        """A result as it was, where everything it asks is as it was.

        Where answers have places, results are always computed anew.
        """
        asked = self._resting.asked(name)
        by = now.ruleset.results[name].by
        here, moved = dict(zip(by, key, strict=True)), now.moved
        if now.ruleset.answer_axes or asked.names & self._facts:
            return None
        if asked.leaves and (moved or self._leaves):
            return None
        if asked.items and moved.intersection(*(now.inside.get(spot, ()) for spot in here.items())):
            return None
        if "coverage" in asked.names and now.covered != self.before.covered:
            return None
        if any(self._moved(now, other, here) for other in asked.names if other in now.concluded):
            return None
        return self.before.concluded[name][key]

    def _moved(self, now: Running, name: str, here: dict[str, str]) -> bool:
        """Whether a result reads otherwise at a place: there, or anywhere where it is a list."""
        was, is_ = self.before.concluded[name], now.concluded[name]
        by = now.ruleset.results[name].by
        keys = [tuple(here[x] for x in by)] if all(x in here for x in by) else list(is_)
        return any(_reads(was[key]) != _reads(is_[key]) for key in keys if was[key] is not is_[key])

    @cached_property
    def _criteria(self) -> frozenset[str]:
        """The criteria with a leaf that the change may touch."""
        touched = self._leaves
        found = (c.id for c in self.before.criteria if any(x.id in touched for x in c.leaves))
        return frozenset(found)


def _reads(conclusion: Conclusion) -> tuple[object, ...]:
    """All that another result can see of a conclusion."""
    return conclusion.value, conclusion.exact, conclusion.step

"""Whether a better fact or answer can lower what a rule set concludes, and where that starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from milepost.authoring.monotony.directions import (
    BOTH,
    FALLS,
    RISES,
    STILL,
    UNMOVED,
    Direction,
    Listed,
    Moving,
)
from milepost.authoring.monotony.forms import Forming
from milepost.authoring.monotony.policies import forced, outcome_turns
from milepost.authoring.monotony.walking import Found, Walker
from milepost.authoring.monotony.words import RATED, Speaking, worse_beside
from milepost.model.criteria import Criterion, Leaf
from milepost.model.evidence import Place
from milepost.model.policies import Adjustment
from milepost.model.results import Result
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.model.values import Number
from milepost.scoring.reading import expressions, results_behind


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the rule set may not be monotone: what it starts at (a result, criterion or key)."""

    name: str
    place: Place
    text: Text


def monotone(ruleset: RuleSet) -> tuple[Reason, ...]:
    """Every reason why the main result may fall when things get better; none where it cannot.

    Better is a leaf that ends in a better outcome with no less credit, or an assessment in full
    credit where there was none. What applies, what else is assessed, waivers, plans and what
    results ask of facts stay as they are, and facts have no direction of their own: what leads
    from a fact to a leaf is the author's to say. The answer errs on the side of a reason too many.
    """
    analysis = _Analysis(ruleset)
    analysis.run()
    return tuple(analysis.found())


def directions(ruleset: RuleSet) -> Mapping[str, Direction]:
    """Which way each result goes when things get better."""
    analysis = _Analysis(ruleset)
    analysis.run()
    return {name: moving.direction for name, moving in analysis.results.items()}


@dataclass
class _Analysis:
    ruleset: RuleSet
    results: dict[str, Moving] = field(default_factory=dict)
    formed: dict[str, Forming] = field(default_factory=dict)
    general: list[Reason] = field(default_factory=list)
    better: Direction = RISES
    credit: Direction = STILL

    def run(self) -> None:
        """Leaves, policies, then results and the criteria that wait for them, in their order."""
        if self.ruleset.kind == "library":
            return
        waiting = {c.id: c for c in self.ruleset.criteria if c.id in self.ruleset.order}
        for criterion in self.ruleset.criteria:
            if criterion.id not in waiting:
                self._criterion(criterion)
        self._policies()
        for name in self.ruleset.order:
            if name in waiting:
                self._criterion(waiting[name])
            elif name in self.ruleset.results:
                self._result(name, self.ruleset.results[name])

    def found(self) -> Iterator[Reason]:
        """What was found, of what is behind the main result."""
        yield from self.general
        behind = results_behind(self.ruleset, self.ruleset.main)
        told = [(n, t) for n in self.results if n in behind for t in self.formed[n].reasons]
        if not told and self._main_falls():
            told = [(self.ruleset.main, t) for t in self.formed[self.ruleset.main].falling]
        yield from (Reason(name, self._place(name), text) for name, text in told)

    def _main_falls(self) -> bool:
        if self.general or self.ruleset.main not in self.results:
            return False
        direction = self.results[self.ruleset.main].direction
        lower = self.ruleset.better == "lower"
        number = self.ruleset.results[self.ruleset.main].scale is None
        if direction == BOTH or not lower:
            return bool(direction & FALLS)
        return number and bool(direction & RISES)

    def _policies(self) -> None:
        for name, text in outcome_turns(self.ruleset):
            self.credit = BOTH
            self._general(name, text)
        speaking = self._speaking()
        for number, added in forced(self.ruleset, speaking, self._walker((), speaking)):
            self.credit |= added
            if added & (self._good.flipped):
                self._general(f"adjust[{number}]", _forced(self.ruleset.adjust[number]))

    @property
    def _good(self) -> Direction:
        return FALLS if self.ruleset.better == "lower" else RISES

    def _criterion(self, criterion: Criterion) -> None:
        """A leaf that uses results or rolls up checks gets better with them."""
        for leaf in criterion.leaves:
            self._lower(leaf)
            walker = self._walker((), self._speaking())
            for key, expression in expressions(leaf).items():
                direction = walker.of(expression).direction
                if direction & FALLS or (direction and key == "applies"):
                    self.better = BOTH
                    self._general(
                        leaf.id,
                        Text(
                            en=f"`{key}: {expression}` may turn against what gets better",
                            zh=f"`{key}: {expression}` 可能与情况的改善相反",
                        ),
                    )

    def _lower(self, leaf: Leaf) -> None:
        """No credit is the best rating where lower is better."""
        if self.ruleset.better == "lower" and leaf.scale is not None and leaf.requires is not None:
            self.credit = BOTH
            en = "`requires` takes all credit, which is the best rating where lower is better"
            zh = "数值越低越好时，`requires` 归零反而成为最佳评分"
            self._general(leaf.id, Text(en=en, zh=zh))

    def _result(self, name: str, result: Result) -> None:
        speaking = self._speaking()
        walker = self._walker(result.by, speaking)
        forming = Forming(self.ruleset, result, walker, speaking.criteria().words)
        self.formed[name] = forming
        self.results[name] = forming.moving()

    def _speaking(self) -> Speaking:
        return Speaking(self.ruleset, self.better, self.credit)

    def _walker(self, by: tuple[str, ...], speaking: Speaking) -> Walker:
        items: dict[str, Found] = {"criteria": speaking.criteria(), "checks": speaking.checks()}
        limits = {f"param.{n}": _limit(p.value) for n, p in self.ruleset.parameters.items()}
        covered = Moving(RISES, 0, 100, given=True)
        names = {**limits, **items, "coverage": covered, **self._seen(by)}
        told = RATED if self.credit == BOTH else frozenset()
        return Walker(names, speaking.leaf, lambda named: worse_beside(self.ruleset, named), told)

    def _seen(self, by: tuple[str, ...]) -> dict[str, Found]:
        """The results as one sees them who stands at a place on these axes."""
        return {
            name: moving
            if set(self.ruleset.results[name].by) <= set(by)
            else Listed({"value": replace(moving, given=moving.given), "step": moving})
            for name, moving in self.results.items()
        }

    def _general(self, name: str, text: Text) -> None:
        self.general.append(Reason(name, self._place(name), text))

    def _place(self, name: str) -> Place:
        places = self.ruleset.places
        return places.get(name) or places[self.ruleset.main]


def _forced(line: Adjustment) -> Text:
    return Text(
        en=f"`{line.why.en}` may take credit from what gets better",
        zh=f"“{line.why.to('zh')}”可能使改善的项目失分",
    )


def _limit(value: Number | str) -> Moving:
    return UNMOVED if isinstance(value, str) else Moving(STILL, value, value)

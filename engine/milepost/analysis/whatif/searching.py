"""Whether a set of facts and answers flips a verdict, found out by scoring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from math import prod

from milepost.analysis.whatif.goals import Goal
from milepost.analysis.whatif.switching import Switch
from milepost.analysis.whatif.trying import Trying
from milepost.model.whatif import Setting

Settings = tuple[Setting, ...]
_MOST_WAYS = 24
"""So many ways are tried to set facts of which nobody can say which value is the better one."""


@dataclass
class Searching:
    """Sets of switches, each set the way that does it if there is one.

    What pulls both ways, such as a fact that decides whether a check applies, may also be left as
    it is. `cut_short` says that not all the ways of some set were tried.
    """

    trying: Trying
    goal: Goal
    switches: Mapping[str, Switch]
    cut_short: bool = False

    def holds(self, names: frozenset[str]) -> bool:
        """Whether these together do it, at the values of theirs that do most."""
        return self._way(names) is not None

    def first_way(self) -> Settings:
        """Everything that is sure to help set at its best."""
        return next(self._ways(frozenset(self.switches)))

    def nearest(self, names: frozenset[str]) -> Settings:
        """The settings of these as near to the present values as will do, one after the other.

        What turns out not to be needed is left out.
        """
        settings = self._way(names) or ()
        for place, one in enumerate(settings):
            nearer = (_with(settings, place, other) for other in self._switch(one).all)
            settings = next((way for way in nearer if self._flips(way)), settings)
        return self._needed(settings)

    def _way(self, names: frozenset[str]) -> Settings | None:
        ways = prod(len(self._options(name)) for name in names)
        found = next((way for way in self._ways(names) if self._flips(way)), None)
        self.cut_short |= found is None and ways > _MOST_WAYS
        return found

    def _ways(self, names: frozenset[str]) -> Iterator[Settings]:
        """The likeliest first: all at the first of their options, then one at another, then two."""
        options = [self._options(name) for name in sorted(names)]
        for picked in islice(_mixed(options), _MOST_WAYS):
            yield tuple(setting for setting in picked if setting is not None)

    def _options(self, name: str) -> tuple[Setting | None, ...]:
        """The settings of a switch; None leaves it as it is."""
        switch = self.switches[name]
        if switch.aside:
            return (None, *switch.best)
        return switch.best if len(switch.best) == 1 else (*switch.best, None)

    def _switch(self, setting: Setting) -> Switch:
        switch = self.switches.get(setting.name)
        if switch is None or switch.best[0].kind != setting.kind:
            return self.switches[f"{setting.name}?"]
        return switch

    def _needed(self, settings: Settings) -> Settings:
        for place in range(len(settings)):
            rest = settings[:place] + settings[place + 1 :]
            if self._flips(rest):
                return self._needed(rest)
        return settings

    def _flips(self, settings: Settings) -> bool:
        return self.goal.reached(self.trying.ending(settings).main)


def _with(settings: Settings, place: int, one: Setting) -> Settings:
    return (*settings[:place], one, *settings[place + 1 :])


def _mixed(
    options: Sequence[tuple[Setting | None, ...]],
) -> Iterator[tuple[Setting | None, ...]]:
    """Every way to pick one of each; the fewer are not the first of theirs, the sooner."""
    first = tuple(one[0] for one in options)
    open_ = [place for place, one in enumerate(options) if len(one) > 1]
    for count in range(len(open_) + 1):
        for places in combinations(open_, count):
            for others in product(*(options[place][1:] for place in places)):
                picked = dict(zip(places, others, strict=True))
                yield tuple(picked.get(place, one) for place, one in enumerate(first))

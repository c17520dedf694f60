"""The cheapest set of switches for which something holds: implicit hitting sets over an oracle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from milepost.analysis.hitting import Chosen, cheapest_hitting
from milepost.analysis.programming import Cut
from milepost.model.values import Number

Holds = Callable[[frozenset[str]], bool]
MOST_CALLS = 2000
_FEW, _GROWTHS, _LEAST_CALLS = 8, 10, 20
_ORDERS = 12


@dataclass(frozen=True, slots=True)
class Least:
    """The cheapest sets found, the first by their ids first.

    From none of them a switch can be taken away. No set costs less than `bound`, as far as `holds`
    is monotone: more switches never undo it. `proven` says that the sets cost no more than that,
    `complete` that they are all that do. `calls` counts how often the oracle was asked.
    """

    sets: tuple[Chosen, ...]
    cost: Number
    bound: Number
    proven: bool
    complete: bool
    calls: int

    @property
    def chosen(self) -> Chosen:
        """The first of the sets."""
        return self.sets[0]


def least_set(
    costs: Mapping[str, Number], holds: Holds, most_calls: int = MOST_CALLS
) -> Least | None:
    """The cheapest set of switches for which `holds`; None where not even all of them do."""
    return least_sets(costs, holds, 1, most_calls)


def least_sets(
    costs: Mapping[str, Number], holds: Holds, wanted: int, most_calls: int = MOST_CALLS
) -> Least | None:
    """The first `wanted` sets of least cost for which `holds`; None where not even all switches do.

    Costs are above 0. A set that fails is grown to one that fails with everything that can be
    added; one of what is left outside is needed, and the cheapest set that respects all such needs
    is asked next (J. Davies, F. Bacchus, "Solving MAXSAT by solving a sequence of simpler SAT
    instances", 2011). After `most_calls` all switches are reduced to a set from which none can be
    taken away, in several orders, and the best of these is given, unproven.
    Raises ValueError for a cost that is not above 0, UsageError as `cheapest_hitting` does.
    """
    if any(cost <= 0 for cost in costs.values()):
        raise ValueError("a switch costs more than 0")
    search = _Search(costs, holds, max(most_calls, 1))
    return search.found(wanted) if search.asked(frozenset(costs)) else None


class _SpentError(Exception):
    """The oracle was asked as often as is allowed."""


@dataclass
class _Search:
    costs: Mapping[str, Number]
    holds: Holds
    most_calls: int
    cuts: list[Cut] = field(default_factory=list)
    sets: list[Chosen] = field(default_factory=list)
    barred: list[Cut] = field(default_factory=list)
    bound: Number = 0
    _known: dict[Cut, bool] = field(default_factory=dict)

    def asked(self, chosen: Cut) -> bool:
        """What the oracle says; each question is put once. Raises _SpentError beyond the limit."""
        if chosen not in self._known and len(self._known) >= self.most_calls:
            raise _SpentError
        return self._asked(chosen)

    def _asked(self, chosen: Cut) -> bool:
        """The same without a limit, to finish what is begun."""
        if chosen not in self._known:
            self._known[chosen] = self.holds(chosen)
        return self._known[chosen]

    def found(self, wanted: int) -> Least:
        """The least sets, as far as the calls reach."""
        proven = complete = True
        try:
            complete = self._search(wanted)
        except _SpentError:
            proven, complete = bool(self.sets), False
        if not self.sets:
            self.sets.append(self._at_hand())
        straight = all(frozenset(one) in self.barred for one in self.sets)
        cost, sets = self._cost(self.sets[0]), tuple(self.sets)
        bound = min(cost, self.bound)
        return Least(sets, cost, bound, proven and straight, complete, len(self._known))

    def _search(self, wanted: int) -> bool:
        """Ask set after set, the cheapest first; whether there is no other one as cheap."""
        while True:
            hit = cheapest_hitting(self.costs, self.cuts, self.barred)
            if hit is None or (self.sets and self._cost(hit) > self._cost(self.sets[0])):
                return True
            if len(self.sets) == wanted:
                return False
            self.bound = self._cost(hit)
            if self.asked(frozenset(hit)):
                self.barred.append(frozenset(hit))
                self._keep(self._reduced(frozenset(hit)))
            else:
                self.bound = max(self.bound, min(self.costs.values()))
                self.cuts.append(frozenset(self.costs) - self._grown(frozenset(hit)))

    def _keep(self, chosen: Chosen) -> None:
        if chosen not in self.sets:
            self.sets.append(chosen)

    def _grown(self, failing: Cut) -> Cut:
        """A set that fails and little can be added to; half by half, so that few are asked.

        No single one may use up the calls: what is not tried stays outside.
        """
        waiting = [tuple(sorted(self.costs.keys() - failing))]
        end = len(self._known) + max(self.most_calls // _GROWTHS, _LEAST_CALLS)
        while waiting and len(self._known) < end:
            part = waiting.pop(0)
            if not self.asked(failing | set(part)):
                failing |= set(part)
            elif len(part) > 1:
                waiting[:0] = _halves(part)
        return failing

    def _at_hand(self) -> Chosen:
        """The best that some orders of taking away leave of all switches.

        One order at least; another as long as no more is asked for them than was for the search.
        """
        start, found = len(self._known), list[Chosen]()
        for number in range(_ORDERS):
            if not found or len(self._known) < start + self.most_calls:
                found.append(self._reduced(frozenset(self.costs), _mixed(self.costs, number)))
        return min(found, key=lambda one: (self._cost(one), one))

    def _reduced(self, chosen: Cut, order: Sequence[str] = ()) -> Chosen:
        """Without what can be taken away, the dearest first, until nothing more can.

        Of many much goes at once; of few nearly all stay, and they are tried one by one.
        """
        kept, before = chosen, None
        while kept != before:
            before = kept
            inside = [name for name in order or sorted(kept) if name in kept]
            dearest = tuple(sorted(inside, key=lambda name: -self.costs[name]))
            waiting: list[Chosen] = (
                [dearest] if len(dearest) > _FEW else [(one,) for one in dearest]
            )
            while waiting:
                part = waiting.pop(0)
                if self._asked(kept - set(part)):
                    kept -= set(part)
                elif len(part) > 1:
                    waiting[:0] = _halves(part)
        return tuple(sorted(kept))

    def _cost(self, chosen: Chosen) -> Number:
        return sum(self.costs[name] for name in chosen)


def _mixed(names: Iterable[str], number: int) -> list[str]:
    """The names in one of many orders, each always the same."""
    return sorted(names, key=lambda name: sha256(f"{number} {name}".encode()).digest())


def _halves(part: Chosen) -> list[Chosen]:
    middle = len(part) // 2
    return [part[:middle], part[middle:]]

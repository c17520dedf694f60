"""What there is to choose from: the remedies that would change something, and what goes before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from milepost.analysis.actions import to_do
from milepost.model.assessment import Assessment
from milepost.model.remedies import Action, Choice
from milepost.model.ruleset import RuleSet
from milepost.model.values import Number

First = frozenset[str]
"""Actions of which one comes first: a single one, or the alternatives of a choice."""


@dataclass(frozen=True, slots=True)
class Option:
    """An action that may be taken, and what is still to be done before it."""

    name: str
    action: Action
    after: tuple[First, ...]

    @property
    def effort(self) -> Number:
        """Person days."""
        days: Number = self.action.effort_days
        return days


@dataclass(frozen=True)
class Offer:
    """All options in the order they are carried out in, and the sets of which one may be taken.

    The order is one of prerequisites, then of ids; a later action wins where two set one fact.
    """

    options: Mapping[str, Option]
    rivals: tuple[frozenset[str], ...]

    def ordered(self, chosen: Iterable[str]) -> tuple[Option, ...]:
        """The chosen options in their order."""
        return tuple(self.options[name] for name in sorted(set(chosen), key=self.place.__getitem__))

    def narrowed(self, wanted: Iterable[str]) -> Offer:
        """Only the wanted options and all that may have to go before them."""
        kept: set[str] = set()
        waiting = list(wanted)
        while waiting:
            name = waiting.pop()
            if name not in kept:
                kept.add(name)
                waiting += [one for first in self.options[name].after for one in first]
        options = {name: option for name, option in self.options.items() if name in kept}
        rivals = dict.fromkeys(group & kept for group in self.rivals)
        return Offer(options, tuple(group for group in rivals if len(group) > 1))

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The place of each option in the order."""
        return {name: place for place, name in enumerate(self.options)}


def offer(assessment: Assessment) -> Offer:
    """Every remedy that makes something, and all that comes before one and is still to be done.

    Not only those that an unmet check names: a remedy serves whatever it turns. Taken at most once
    are the alternatives of a choice, and actions that set a fact to different values in no order.
    """
    ruleset = assessment.ruleset
    actions = {n: r for n, r in sorted(ruleset.remedies.items()) if isinstance(r, Action)}
    open_ = {name for name, action in actions.items() if to_do(assessment, action)}
    options = {n: Option(n, action, _after(ruleset, n, open_)) for n, action in actions.items()}
    ordered = {name: options[name] for name in _in_order(options)}
    choices = [frozenset(r.choice) for r in ruleset.remedies.values() if isinstance(r, Choice)]
    rivals = (*choices, *_at_odds(ordered))
    whole = Offer(ordered, tuple(rivals))
    return whole.narrowed(name for name, option in ordered.items() if option.action.makes)


def _after(ruleset: RuleSet, name: str, open_: set[str]) -> tuple[First, ...]:
    """What goes first: of what is done already, that which was to go before it."""
    found: dict[First, None] = {}
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        remedy = ruleset.remedies[waiting.pop(0)]
        for earlier in remedy.after if isinstance(remedy, Action) else ():
            members = _actions(ruleset, earlier)
            if members and members <= open_:
                found[members] = None
            elif len(members) == 1 and earlier not in seen:
                seen.add(earlier)
                waiting += members
    return tuple(found)


def _actions(ruleset: RuleSet, name: str) -> First:
    remedy = ruleset.remedies[name]
    names = remedy.choice if isinstance(remedy, Choice) else (name,)
    return frozenset(n for n in names if isinstance(ruleset.remedies[n], Action))


def _in_order(options: Mapping[str, Option]) -> tuple[str, ...]:
    """The names, each after all that may have to go before it, then by id."""
    ordered: dict[str, None] = {}

    def visit(name: str, path: frozenset[str]) -> None:
        if name in ordered or name in path:
            return
        for first in options[name].after:
            for earlier in sorted(first):
                visit(earlier, path | {name})
        ordered[name] = None

    for name in sorted(options):
        visit(name, frozenset())
    return tuple(ordered)


def _at_odds(options: Mapping[str, Option]) -> Iterator[frozenset[str]]:
    """Pairs that set one thing to different values, where neither goes before the other."""
    setting: dict[str, list[str]] = {}
    for name, option in options.items():
        for fact, change in option.action.makes.items():
            if "value" in change.model_fields_set:
                setting.setdefault(fact, []).append(name)
    before = {name: _before(options, name) for names in setting.values() for name in names}
    for fact, names in setting.items():
        for one, other in combinations(names, 2):
            apart = _set_to(options[one], fact) != _set_to(options[other], fact)
            if apart and one not in before[other] and other not in before[one]:
                yield frozenset((one, other))


def _set_to(option: Option, fact: str) -> object:
    return option.action.makes[fact].value


def _before(options: Mapping[str, Option], name: str) -> frozenset[str]:
    """Everything that must go before an option whatever is chosen."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for first in options[waiting.pop()].after:
            if len(first) == 1 and not first <= found:
                found |= first
                waiting += first
    return frozenset(found)

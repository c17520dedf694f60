"""One piece of what results rest on: some facts and answers, and the state that they give."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from milepost.analysis.predicting import predicted
from milepost.conditions import reads
from milepost.model.assessment import Assessment
from milepost.model.evidence import Answer, Evidence, FactValue, Place
from milepost.model.remedies import Action
from milepost.scoring.usable import usable

Held = tuple[int, ...]
"""What is known of some facts and answers: for each the place of its value among those seen."""

Places = frozenset[int]
"""Of some facts and answers those at these places of the keys."""

_HERE = Place("predicted", 0)


class StateOf(Protocol):
    """How the state comes of what is known."""

    def __call__(self, watch: Watch, held: Held) -> Hashable:
        """The state that these values give."""

    def whatever(self, watch: Watch, held: Held, open_: Places) -> Hashable:
        """The state whatever the open ones are; None where that cannot be told."""


@dataclass
class Watch:
    """Some facts and answers, and the state that they give.

    `keys` names them; `values` holds every value of each that was seen, the present one first.
    """

    name: str
    keys: tuple[str, ...]
    assessment: Assessment
    state_of: StateOf
    values: list[list[object]] = field(default_factory=list)
    _touched: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _moved: dict[tuple[str, Held], Held] = field(default_factory=dict)
    _states: dict[Held, Hashable] = field(default_factory=dict)
    _sure: dict[tuple[Held, Places], Hashable] = field(default_factory=dict)

    def __post_init__(self) -> None:
        one = self.assessment
        known = usable(one.ruleset, one.evidence, one.as_of).values
        facts = one.ruleset.facts
        self.values = [
            [known.get(key) if key in facts else one.evidence.answers.get(key, ())]
            for key in self.keys
        ]

    @property
    def now(self) -> Held:
        """What is known at present."""
        return (0,) * len(self.keys)

    def state(self, held: Held) -> Hashable:
        """The state that these values give."""
        if held not in self._states:
            self._states[held] = self.state_of(self, held)
        return self._states[held]

    def whatever(self, held: Held, open_: Places) -> Hashable:
        """The state whatever the values at the open places are; None where that cannot be told."""
        key = (held, open_)
        if key not in self._sure:
            self._sure[key] = self.state_of.whatever(self, held, open_)
        return self._sure[key]

    def touches(self, action: Action) -> bool:
        """Whether the action makes something of one of these facts or answers."""
        return any(key in self.keys for key in action.makes)

    def moved(self, name: str, action: Action, held: Held) -> Held:
        """What is known once an action is done."""
        places = self.touched(name, action)
        before = tuple(held[place] for place in places)
        if (name, before) not in self._moved:
            self._moved[(name, before)] = self._after(action, held, places)
        after = list(held)
        for place, value in zip(places, self._moved[(name, before)], strict=True):
            after[place] = value
        return tuple(after)

    def touched(self, name: str, action: Action) -> tuple[int, ...]:
        """The places of the facts and answers that an action makes, or reads for that."""
        if name not in self._touched:
            self._touched[name] = tuple(self._places(action))
        return self._touched[name]

    def _places(self, action: Action) -> Iterator[int]:
        asked = set(action.makes)
        for change in action.makes.values():
            for end in (change.at_least, change.at_most):
                asked |= reads(end.tree) if end is not None and end.tree is not None else set()
        return (place for place, key in enumerate(self.keys) if key in asked)

    def _after(self, action: Action, held: Held, places: tuple[int, ...]) -> Held:
        makes = {key: change for key, change in action.makes.items() if key in self.keys}
        own, one = action.model_copy(update={"makes": makes}), self.assessment
        after = predicted(one.ruleset, self.evidence(held), one.as_of, (own,))
        return tuple(self._seen(after, self.keys[place]) for place in places)

    def evidence(self, held: Held, open_: Places = frozenset()) -> Evidence:
        """The evidence of the subject, narrowed to these facts and answers but the open ones."""
        facts: dict[str, FactValue] = {}
        answers: dict[str, tuple[Answer, ...]] = {}
        for number, key in enumerate(self.keys):
            value = self.values[number][held[number]]
            if number in open_:
                continue
            if key not in self.assessment.ruleset.facts:
                answers[key] = value  # type: ignore[assignment]
            elif value is not None:
                facts[key] = FactValue(key, value, _HERE)  # type: ignore[arg-type]
        return replace(self.assessment.evidence, facts=facts, answers=answers, missing={})

    def _seen(self, evidence: Evidence, key: str) -> int:
        fact = evidence.facts.get(key)
        in_facts = key in self.assessment.ruleset.facts
        value: object = (
            (fact.value if fact else None) if in_facts else evidence.answers.get(key, ())
        )
        seen = self.values[self.keys.index(key)]
        if value not in seen:
            seen.append(value)
        return seen.index(value)

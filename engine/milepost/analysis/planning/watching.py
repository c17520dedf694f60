"""One piece of what results rest on: some facts and answers, and the state that they give."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace

from milepost.analysis.predicting import predicted
from milepost.conditions import reads
from milepost.model.assessment import Assessment
from milepost.model.evidence import Answer, Evidence, FactValue, Place
from milepost.model.remedies import Action
from milepost.scoring.usable import usable

Held = tuple[int, ...]
"""What is known of some facts and answers: for each the place of its value among those seen."""

_HERE = Place("predicted", 0)


@dataclass
class Watch:
    """Some facts and answers, and the state that they give.

    `keys` names them; `values` holds every value of each that was seen, the present one first.
    """

    name: str
    keys: tuple[str, ...]
    assessment: Assessment
    state_of: Callable[[Watch, Held], Hashable]
    values: list[list[object]] = field(default_factory=list)
    _touched: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _moved: dict[tuple[str, Held], Held] = field(default_factory=dict)
    _states: dict[Held, Hashable] = field(default_factory=dict)

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

    def touches(self, action: Action) -> bool:
        """Whether the action makes something of one of these facts or answers."""
        return any(key in self.keys for key in action.makes)

    def moved(self, name: str, action: Action, held: Held) -> Held:
        """What is known once an action is done."""
        if name not in self._touched:
            self._touched[name] = tuple(self._places(action))
        places = self._touched[name]
        before = tuple(held[place] for place in places)
        if (name, before) not in self._moved:
            self._moved[(name, before)] = self._after(action, held, places)
        after = list(held)
        for place, value in zip(places, self._moved[(name, before)], strict=True):
            after[place] = value
        return tuple(after)

    def _places(self, action: Action) -> Iterator[int]:
        """Where the facts and answers stand that an action makes, or reads for that."""
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

    def evidence(self, held: Held) -> Evidence:
        """The evidence of the subject, narrowed to these facts and answers."""
        facts: dict[str, FactValue] = {}
        answers: dict[str, tuple[Answer, ...]] = {}
        for key, place, seen in zip(self.keys, held, self.values, strict=True):
            value = seen[place]
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

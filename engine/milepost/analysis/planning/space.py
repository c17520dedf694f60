"""The plans there are for one assessment, and what real scoring says of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from milepost.analysis.planning.gathering import parts
from milepost.analysis.planning.grounds import Grounds
from milepost.analysis.planning.options import Offer, offer
from milepost.analysis.planning.parts import Part
from milepost.analysis.planning.programme import Programme, Row, Terms, at_most, needs
from milepost.analysis.planning.states import CheckState, no_worse
from milepost.analysis.predicting import predicted
from milepost.analysis.rescoring import Rescoring
from milepost.errors import MilepostError
from milepost.model.assessment import Assessment
from milepost.model.evidence import Evidence
from milepost.model.values import Number
from milepost.scoring.assess import Run

Vector = tuple[int, ...]
"""The state of each part: whatever leads to the same one is scored alike."""

Chosen = Collection[str]


@dataclass
class Space:
    """All options of an assessment, the parts that they move, and every scoring made so far."""

    assessment: Assessment
    offer: Offer
    parts: tuple[Part, ...]
    _runs: dict[Vector, Run] = field(default_factory=dict)
    _scored: int = 0

    @classmethod
    def around(cls, assessment: Assessment) -> Space:
        """The options that can matter to any result, and what must go before them."""
        whole = offer(assessment)
        found = parts(Grounds(assessment).watches(), tuple(whole.options.values()))
        return cls(assessment, whole.narrowed({n for part in found for n in part.inputs}), found)

    @property
    def everything(self) -> frozenset[str]:
        """All options at once, whether or not they may be taken together."""
        return frozenset(self.offer.options)

    @property
    def efforts(self) -> Terms:
        """Person days by option."""
        return {name: option.effort for name, option in self.offer.options.items()}

    @property
    def scored(self) -> int:
        """How many different states were scored."""
        return len(self._runs)

    def effort(self, chosen: Chosen) -> Number:
        """Person days of the chosen options."""
        return sum(self.offer.options[name].effort for name in sorted(chosen))

    def programme(self) -> Programme:
        """The options, what goes before what, and what excludes what."""
        return Programme(tuple(self.offer.options), rows=tuple(self._rules()))

    def vector(self, chosen: Chosen) -> Vector:
        """The state of each part once the chosen options are done."""
        return tuple(part.state(chosen) for part in self.parts)

    def no_worse(self, before: Vector, after: Vector) -> bool:
        """Whether no part stands worse afterwards, or otherwise in a way that cannot be told."""
        return all(
            old == new or self._rises(part.states[old], part.states[new])
            for part, old, new in zip(self.parts, before, after, strict=True)
        )

    def below(self, place: int, state: int) -> frozenset[int]:
        """The states of a part that one is no worse than, as far as they were met."""
        states = self.parts[place].states
        return frozenset(
            n for n, other in enumerate(states) if n == state or self._rises(other, states[state])
        )

    def evidence(self, chosen: Chosen) -> Evidence:
        """What the evidence will say once the chosen options are done."""
        one = self.assessment
        actions = (option.action for option in self.offer.ordered(chosen))
        return predicted(one.ruleset, one.evidence, one.as_of, actions)

    def run(self, chosen: Chosen) -> Run:
        """What real scoring says of it.

        Raises MilepostError where a check is judged otherwise than its part foretells.
        """
        vector = self.vector(chosen)
        if vector not in self._runs:
            run = self._rescoring.on(self.evidence(chosen))
            self._compare(run, vector)
            self._runs[vector] = run
        return self._runs[vector]

    @cached_property
    def _rescoring(self) -> Rescoring:
        return Rescoring(self.assessment)

    def _rules(self) -> Iterator[Row]:
        for name, option in self.offer.options.items():
            for first in option.after:
                yield needs(name, sorted(first))
        for group in self.offer.rivals:
            yield at_most(dict.fromkeys(sorted(group), 1), 1)

    def _rises(self, before: object, after: object) -> bool:
        """Known is better than unknown; of facts asked for directly no direction is known."""
        if isinstance(before, CheckState) and isinstance(after, CheckState):
            ruleset = self.assessment.ruleset
            alike = not ruleset.answer_axes or before.said == after.said
            return alike and no_worse(before, after, ruleset.better == "lower")
        if isinstance(before, bool):
            return bool(after) >= before
        return before == after

    def _compare(self, run: Run, vector: Vector) -> None:
        foretold = {
            part.name: part.states[state]
            for part, state in zip(self.parts, vector, strict=True)
            if isinstance(part.states[state], CheckState)
        }
        for leaf in (leaf for finding in run.findings for leaf in finding.leaves):
            state = foretold.get(leaf.leaf.id)
            if isinstance(state, CheckState) and state.outcome != leaf.judgement.outcome:
                raise MilepostError(
                    f"plan and scoring differ: {leaf.leaf.id} was foretold as {state.outcome} "
                    f"and is {leaf.judgement.outcome}"
                )


def of_all(groups: Iterable[Chosen]) -> frozenset[str]:
    """Everything that is in one of the groups."""
    return frozenset(name for group in groups for name in group)

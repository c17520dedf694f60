"""One rule set while it is linked: what it names, and where its problems go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from milepost.conditions import Scope
from milepost.loading.facts import fact_type
from milepost.loading.format import Composite, RuleSetFile
from milepost.loading.linking.merging import Merged, merge
from milepost.loading.linking.using import UsedRules, used_type
from milepost.loading.problems import Collector
from milepost.loading.references import Known
from milepost.loading.rule_files import Written
from milepost.loading.sections import At, Defined, Sections
from milepost.loading.typing import Typing
from milepost.model.axes import AnswerAxis, Axis, Spot, parents
from milepost.model.criteria import Leaf, Parameter
from milepost.model.evidence import Place
from milepost.model.ruleset import RuleSet
from milepost.model.types import NUMBER, TEXT, Type
from milepost.scoring.items import OUTCOME_WORDS, item_words, outcome_word


@dataclass
class Linking:
    """Everything the steps of linking share. `placed` says where each id is written."""

    written: Written
    sections: Sections
    libraries: Sequence[RuleSet]
    collector: Collector
    used: Mapping[str, UsedRules] = field(default_factory=dict)
    placed: dict[str, Place] = field(default_factory=dict)

    @property
    def identity(self) -> RuleSetFile:
        """Which rule set it is."""
        return self.written.identity

    @property
    def top(self) -> At:
        """The head of its main file."""
        return At(self.written.source, ())

    @cached_property
    def axes(self) -> dict[str, Axis]:
        """The axes that criteria are placed on, by name."""
        every = values(self.sections.axes)
        return {name: axis for name, axis in every.items() if not isinstance(axis, AnswerAxis)}

    @cached_property
    def answer_axes(self) -> dict[str, AnswerAxis]:
        """The axes whose values come with the answers, by name."""
        every = values(self.sections.axes)
        return {name: axis for name, axis in every.items() if isinstance(axis, AnswerAxis)}

    @cached_property
    def above(self) -> dict[Spot, Spot]:
        """Which axis value lies in which."""
        return parents(self.axes)

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """The limits that hold for the whole file."""
        return values(self.sections.parameters)

    @cached_property
    def merged(self) -> Merged:
        """Its sections with those of its libraries."""
        return merge(self.sections, self.libraries, self.top, self.collector)

    @cached_property
    def own_leaves(self) -> list[Defined[Leaf]]:
        """Checks of the file, leaves inside criteria, and criteria that are leaves themselves."""
        found: list[Defined[Leaf]] = list(self.sections.checks)
        for criterion in self.sections.criteria:
            found += _leaves_of(criterion)
        return found

    @cached_property
    def ids(self) -> frozenset[str]:
        """Ids of all leaves, those of the libraries included."""
        return frozenset((*self.merged.leaves, *(d.value.id for d in self.own_leaves)))

    @cached_property
    def words(self) -> dict[str, Type]:
        """The words that may be asked of an item."""
        added = [n for n, d in self.sections.outcomes.items() if d.value.like is not None]
        further = [name for name in added if outcome_word(name) not in OUTCOME_WORDS]
        merged, answer_axes = self.merged, self.answer_axes
        return item_words(merged.severities, merged.tags, further, self.axes, answer_axes)

    @cached_property
    def fact_types(self) -> dict[str, Type]:
        """The type of each fact."""
        return {name: fact_type(fact) for name, fact in self.merged.facts.items()}

    @cached_property
    def known(self) -> Known:
        """What may be referred to."""
        return Known(
            facts=self.merged.facts.keys(),
            scales=self.merged.scales,
            severities=self.merged.severities.keys(),
            tags=self.merged.tags.keys(),
            axes={name: axis.keys() for name, axis in self.axes.items()},
            remedies=self.merged.remedies,
            leaves=self.ids,
            results=self.sections.results.keys(),
            answer_axes=self.answer_axes.keys(),
            collector=self.collector,
        )

    def scope(self, parameters: Mapping[str, Parameter]) -> Scope:
        """What an expression of a leaf may name where these limits are visible."""
        limits = {name: _parameter_type(parameter) for name, parameter in parameters.items()}
        names = {**self.fact_types, **self.used_types, "param": Type("record", fields=limits)}
        return Scope(names, True, self.ids, self.words)

    @cached_property
    def used_types(self) -> dict[str, Type]:
        """The type of each name of `uses`."""
        return {name: used_type(used) for name, used in self.used.items()}

    def bound_typing(self, parameters: Mapping[str, Parameter]) -> Typing:
        """Types what is asked away from its file, with the values of the file's parameters."""
        limits = {name: parameter.value for name, parameter in parameters.items()}
        return Typing(self.scope(parameters), self.collector, bound={"param": limits})

    def place(self, name: str, examples: Iterable[Any], at: At) -> None:
        """Remember where a definition and its examples are written."""
        self.placed[name] = at.place
        for number, _ in enumerate(examples):
            self.placed[f"{name} example {number}"] = at.down("examples", number).place


def values(named: Mapping[str, Defined[Any]]) -> dict[str, Any]:
    """The definitions of a section without their places."""
    return {name: defined.value for name, defined in named.items()}


def _leaves_of(criterion: Defined[Any]) -> list[Defined[Leaf]]:
    if not isinstance(criterion.value, Composite):
        return [criterion]
    return [
        Defined(check, criterion.at.down("checks", number))
        for number, check in enumerate(criterion.value.checks)
        if isinstance(check, Leaf)
    ]


def _parameter_type(parameter: Parameter) -> Type:
    return TEXT if isinstance(parameter.value, str) else NUMBER

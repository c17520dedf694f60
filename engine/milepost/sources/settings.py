"""Settings written as NAME=VALUE: typed by what they name in the rule set of an assessment."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import get_args

from milepost.analysis.whatif.answer_switches import answered_now
from milepost.analysis.whatif.changing import NOT_APPLICABLE
from milepost.analysis.whatif.known import known_now
from milepost.errors import InvalidInput, UsageError
from milepost.loading.facts import STATUSES, FactError, read_value
from milepost.loading.yaml_text import read_yaml
from milepost.model.assessment import Assessment
from milepost.model.criteria import Leaf, Parameter
from milepost.model.facts import Fact
from milepost.model.kinds import Plain, read_number
from milepost.model.outcomes import Outcome
from milepost.model.scales import StepScale
from milepost.model.values import Document, Number, Value
from milepost.model.whatif import Setting, SettingKind
from milepost.scoring.leaves.answer import rating
from milepost.sources.setting_names import Named, named

UNKNOWN = "unknown"
"""Takes evidence away."""


def split(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Name and value of each text. Raises UsageError for one without both, or a name twice."""
    found: dict[str, str] = {}
    for text in texts:
        name, value = (part.strip() for part in (text.partition("=")[0], text.partition("=")[2]))
        if not name or not value:
            raise UsageError(f"`{text}` sets nothing; write NAME=VALUE")
        if name in found:
            raise UsageError(f"`{name}` is set twice")
        found[name] = value
    return tuple(found.items())


def settings_of(assessment: Assessment, given: Iterable[tuple[str, str]]) -> tuple[Setting, ...]:
    """The settings by name and value.

    Raises UsageError for a name that stands for nothing, and for a value that does not fit.
    """
    setting = _Setting(assessment)
    return tuple(setting.of(name, value) for name, value in given)


@dataclass(frozen=True)
class _Setting:
    assessment: Assessment

    def of(self, name: str, value: str) -> Setting:
        """One setting. A value that does not fit is told with its name."""
        one = named(self.assessment, name)
        try:
            return self._kinds[one.kind](self, one, value)
        except ValueError as error:
            told = "; ".join(str(part) for part in error.args)
        except FactError as error:
            told = str(error).splitlines()[0]
        except InvalidInput as error:
            told = "; ".join(p for p in (error.problems[0].what, error.problems[0].mend) if p)
        raise UsageError(f"`{name}` cannot be {value}; {told}")

    def _fact(self, one: Named, value: str) -> Setting:
        fact, before = self.assessment.ruleset.facts[one.name], self._known(one.name)
        if value == UNKNOWN:
            return Setting("fact", one.name, None, before)
        return Setting("fact", one.name, self._value(fact, before, value), before)

    def _known(self, name: str) -> Value:
        return known_now(self.assessment).get(name)

    def _value(self, fact: Fact, before: Value, value: str) -> Value:
        """A value of a fact; a document also by its status alone, a number with its unit."""
        if fact.type == "document" and value in STATUSES:
            known = before if isinstance(before, Document) else Document(date=self.assessment.as_of)
            return replace(known, status=value)
        if fact.type == "text" and value != "none":
            return value
        return read_value(read_yaml(_bare(value, fact.shown_unit), "--set").data, fact)

    def _answer(self, one: Named, value: str) -> Setting:
        leaf = self.assessment.ruleset.leaves[one.name]
        before = answered_now(self.assessment, leaf)
        if value not in (UNKNOWN, NOT_APPLICABLE):
            value = self._step(leaf, value)
        return Setting("answer", one.name, None if value == UNKNOWN else value, before)

    def _step(self, leaf: Leaf, value: str) -> str:
        """An answer on the scale of a question, or an outcome where it is imported."""
        rules = self.assessment.ruleset
        scale = rules.scales.get(leaf.scale or "")
        if scale is not None:
            rating(scale, value)
            return value
        outcomes = tuple(dict.fromkeys((*get_args(Outcome), *rules.outcomes)))
        if value not in outcomes:
            raise ValueError(f"{value} is not an outcome", f"use {', '.join(outcomes)}")
        return value

    def _judged(self, one: Named, value: str) -> Setting:
        rules = self.assessment.ruleset
        scale = rules.scales[rules.results[one.name].scale or ""]
        assert isinstance(scale, StepScale)
        if value != UNKNOWN and value not in scale.root:
            raise ValueError(f"{value} is not a step of the scale", f"use {', '.join(scale.names)}")
        judged = self.assessment.evidence.judged
        found = (j.value for j in judged if (j.result, j.key) == (one.name, one.of))
        new = None if value == UNKNOWN else value
        return Setting("judged", one.name, new, next(found, None), one.of)

    def _parameter(self, one: Named, value: str) -> Setting:
        rules = self.assessment.ruleset
        own = rules.leaves[one.of[0]].parameters if one.of else rules.parameters
        parameter: Parameter = own[one.name]
        if isinstance(parameter.value, str):
            return Setting("parameter", one.name, value, parameter.value, one.of)
        number = read_number(Plain(_bare(value, parameter.unit or "")))
        return Setting("parameter", one.name, number, parameter.value, one.of)

    def _weight(self, one: Named, value: str) -> Setting:
        rules = self.assessment.ruleset
        number = read_number(Plain(value))
        if number < 0:
            raise ValueError("a weight is 0 or more")
        if one.of:
            before: Number = rules.axes[one.of[0]][one.name].weight
        else:
            before = next(c.weight for c in rules.criteria if c.id == one.name)
        return Setting("weight", one.name, number, before, one.of)

    @property
    def _kinds(self) -> dict[SettingKind, Callable[[_Setting, Named, str], Setting]]:
        return {
            "fact": _Setting._fact,
            "answer": _Setting._answer,
            "judged": _Setting._judged,
            "parameter": _Setting._parameter,
            "weight": _Setting._weight,
        }


def _bare(value: str, unit: str) -> str:
    """A number without the unit of the fact or parameter behind it."""
    number = value.removesuffix(unit).rstrip() if unit else value
    try:
        read_number(Plain(number))
    except ValueError:
        return value
    return number

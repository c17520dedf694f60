"""Weighted criteria out of a decision or portfolio file: their ends, scales and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from milepost.errors import InvalidInput, UsageError
from milepost.loading.problems import Collector
from milepost.loading.sections import At
from milepost.model.choices import Source, Weighted
from milepost.model.facts import Fact
from milepost.model.ruleset import RuleSet
from milepost.model.scales import NumericScale, Scale, StepScale
from milepost.model.text import Text
from milepost.model.values import Number, shown_number
from milepost.sources.choice_form import WeighedPart
from milepost.sources.figures import Steps, figure, unknown
from milepost.suggestions import did_you_mean

FIGURES = ("number", "integer", "percent", "money", "days")
"""The types of facts that are plain numbers."""

_YES_NO: Steps = (("no", 0, Text(en="no", zh="否")), ("yes", 1, Text(en="yes", zh="是")))
_MEND = "say which figure earns nothing (`worst`) and which earns all (`best`)"


@dataclass(frozen=True, slots=True)
class Measure:
    """How a criterion is measured: its steps, the ends it has by itself, and its unit."""

    steps: Steps = ()
    ends: tuple[Number, Number] | None = None
    unit: str = ""


@dataclass(frozen=True)
class Criteria:
    """Reads the criteria of one file; `ruleset` and `gate` hold where a criterion names none."""

    load: Callable[[str], RuleSet]
    facts: Mapping[str, Fact]
    ruleset: str | None
    gate: str | None
    collector: Collector

    def read(self, parts: Mapping[str, WeighedPart], at: At) -> tuple[Weighted, ...]:
        """Every criterion that holds up. Weights that add up to nothing are a problem."""
        if not any(part.weight for part in parts.values()):
            what = "the weights add up to 0"
            self.collector.add(at.problem(what, "give one criterion a weight above 0", at_key=True))
        found = []
        for name, part in parts.items():
            with self.collector.gathering():
                found.append(self._one(name, part, at.down(name)))
        return tuple(found)

    def _one(self, name: str, part: WeighedPart, at: At) -> Weighted:
        measure = self._measure(part, at)
        own = measure.ends or (None, None)
        worst = _end("worst", part.worst, own[0], measure.steps, at)
        best = _end("best", part.best, own[1], measure.steps, at)
        if worst == best:
            what = f"`worst` and `best` are both {shown_number(worst)}"
            raise InvalidInput((at.down("best").problem(what, "a criterion tells them apart"),))
        unit, source = part.unit or measure.unit, self._source(part)
        ends = (part.title, part.weight, worst, best, unit)
        return Weighted(name, *ends, measure.steps, source, part.why, at.place)

    def _source(self, part: WeighedPart) -> Source | None:
        if part.fact is not None:
            return Source("fact", part.fact)
        if part.result is None:
            return None
        reference = part.ruleset or self.ruleset or ""
        return Source("result", part.result, reference, part.gate or self.gate)

    def _measure(self, part: WeighedPart, at: At) -> Measure:
        if part.fact is not None:
            return _by_fact(part.fact, self.facts, at.down("fact"))
        if part.scale is None and part.result is None:
            return Measure()
        ruleset, name = self._ruleset(part, at), part.scale
        if part.result is not None:
            known = ruleset.results.get(part.result)
            if known is None:
                raise unknown("result", part.result, ruleset.results, at.down("result"))
            if known.by:
                what = f"`{part.result}` has a value for each {known.by[0]}, not one"
                raise InvalidInput((at.down("result").problem(what, "name another result"),))
            name = name or known.scale
        if name is None:
            return Measure()
        if name not in ruleset.scales:
            raise unknown("scale", name, ruleset.scales, at.down("scale"))
        return measured(ruleset.scales[name])

    def _ruleset(self, part: WeighedPart, at: At) -> RuleSet:
        reference = part.ruleset or self.ruleset
        if not reference:
            what = "a result or a scale is one of a rule set"
            raise InvalidInput((at.problem(what, "name it: `ruleset`", at_key=True),))
        try:
            return self.load(reference)
        except UsageError as error:
            here = at.down("ruleset") if part.ruleset else at
            raise InvalidInput((here.problem(str(error), at_key=not part.ruleset),)) from None


def _end(key: str, written: str | None, default: Number | None, steps: Steps, at: At) -> Number:
    if written is not None:
        return figure(written, steps, at.down(key))
    if default is None:
        raise InvalidInput((at.problem(f"the key `{key}` is missing", _MEND, at_key=True),))
    return default


def _by_fact(name: str, facts: Mapping[str, Fact], at: At) -> Measure:
    fact = facts.get(name)
    if fact is None:
        what = f"no rule set knows the fact `{name}`"
        raise InvalidInput((at.problem(what, did_you_mean(name, facts)),))
    if fact.type in FIGURES:
        return Measure(unit=fact.shown_unit)
    if fact.type == "yes_no":
        return Measure(_YES_NO, (0, 1))
    if fact.type == "choice" and fact.ordered:
        words = ((word, rank, Text(en=word, zh=word)) for rank, word in enumerate(fact.values))
        return Measure(tuple(words), (0, len(fact.values) - 1))
    what = f"only a figure can be weighed, and `{name}` is of type {fact.type}"
    raise InvalidInput((at.problem(what),))


def measured(scale: Scale) -> Measure:
    """How a scale measures: by the values of its steps, else by their place."""
    if isinstance(scale, NumericScale):
        return Measure(ends=scale.span)
    steps = tuple(_steps(scale))
    figures = [number for _, number, _ in steps]
    return Measure(steps, (min(figures), max(figures)))


def _steps(scale: StepScale) -> Iterator[tuple[str, Number, Text]]:
    valued = scale.span is not None and scale.rises
    for rank, (name, step) in enumerate(scale.root.items()):
        number: Number = step.value if valued and step.value is not None else rank
        yield name, number, step.title or Text(en=name, zh=name)

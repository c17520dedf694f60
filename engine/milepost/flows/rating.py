"""Ratings of subjects: results of their assessments, and facts of their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from milepost.errors import InvalidInput, NothingEvaluated, Problem
from milepost.loading.problems import Collector
from milepost.model.assessment import Assessment
from milepost.model.choices import Alternative, Rating, Source, Weighted
from milepost.model.evidence import Evidence, FactValue, Place
from milepost.model.results import Conclusion
from milepost.model.values import Number, Range, Step, Value
from milepost.scoring.usable import is_stale
from milepost.sources.figures import Steps, outside
from milepost.workspace import Workspace


@dataclass
class Subjects:
    """The subjects of a choice, each assessed once for all criteria, as of `day` or their own."""

    workspace: Workspace
    day: date | None
    _evidence: dict[str, Evidence | None] = field(default_factory=dict)
    _assessed: dict[tuple[str, Source], Assessment | None] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """The subjects of the workspace by the names of their folders."""
        return tuple(folder.name for folder in self.workspace.subjects())

    def folder(self, name: str) -> Path:
        """The folder of a subject."""
        return self.workspace.root / "assessments" / name

    def evidence(self, name: str) -> Evidence | None:
        """What is known of a subject; None where it says nothing."""
        if name not in self._evidence:
            try:
                self._evidence[name] = self.workspace.evidence(self.folder(name))
            except NothingEvaluated:
                self._evidence[name] = None
        return self._evidence[name]

    def rating(self, name: str, criterion: Weighted) -> Rating | None:
        """The rating of a subject on a criterion that has a source; None without one.

        Raises InvalidInput for a figure beyond the ends of the criterion.
        """
        source = criterion.source
        if source is None:
            return None
        if source.kind == "fact":
            rating = self.figure(name, source.name, criterion.steps)
        else:
            rating = self._by_result(name, source, criterion)
        if rating.figure and (wrong := outside(criterion, rating.figure)):
            what = f"{name}.{source.name}: {wrong[0]}"
            place, key = criterion.place, f"criteria.{criterion.name}"
            raise InvalidInput((Problem(place.file, place.line, 1, key, what, wrong[1]),))
        return rating

    def day_of(self, name: str) -> date | None:
        """The day that a subject is looked at; None where it says nothing."""
        evidence = self.evidence(name)
        return self.workspace.day(evidence, self.day) if evidence else None

    def facts(self, name: str) -> Mapping[str, FactValue]:
        """The facts of a subject that are not too old to be used."""
        evidence, day = self.evidence(name), self.day_of(name)
        if evidence is None or day is None:
            return {}
        declared = self.workspace.declared.facts
        return {
            fact: value
            for fact, value in evidence.facts.items()
            if fact not in declared or not is_stale(declared[fact], value, day)
        }

    def figure(self, name: str, fact: str, steps: Steps = ()) -> Rating:
        """A fact of a subject as a figure, a word by its place among the steps."""
        found = self.facts(name).get(fact)
        number = _number(found.value, steps) if found else None
        if found is None or number is None:
            evidence = self.evidence(name)
            old = found is None and evidence is not None and fact in evidence.facts
            return Rating(None, "fact", "stale" if old else "missing")
        return Rating(Range(number, number), "fact", place=found.place)

    def _by_result(self, name: str, source: Source, criterion: Weighted) -> Rating:
        assessment = self._assessment(name, source)
        if assessment is None:
            return Rating(None, "result", "not-assessed")
        line = assessment.results[source.name]
        ends = [_concluded(one, criterion) for one in (line.worst, line.best)]
        known = [end for end in ends if end is not None]
        shown = self.workspace.shown(self.folder(name))
        place = Place(shown, 0, assessment.evidence.digest)
        if len(known) < len(ends):
            return Rating(None, "result", "undetermined", place=place)
        reference = assessment.ruleset.reference
        return Rating(Range(min(known), max(known)), "result", place=place, ruleset=reference)

    def _assessment(self, name: str, source: Source) -> Assessment | None:
        """One assessment serves every result under its rule set."""
        key = (name, Source("result", "", source.ruleset, source.gate))
        if key not in self._assessed:
            self._assessed[key] = self._assess(name, source)
        return self._assessed[key]

    def _assess(self, name: str, source: Source) -> Assessment | None:
        try:
            evidence = self.workspace.evidence(self.folder(name), source.ruleset)
            target = self.workspace.targets(evidence, source.ruleset, source.gate)[0]
            day = self.workspace.day(evidence, self.day)
            return self.workspace.assessment(evidence, target, day)
        except NothingEvaluated:
            return None


def with_ratings(
    one: Alternative, criteria: Iterable[Weighted], subjects: Subjects, collector: Collector
) -> Alternative:
    """An alternative with the ratings of the subject it stands for; its own go before."""
    ratings = dict(one.ratings)
    for criterion in criteria if one.subject else ():
        if criterion.name not in ratings:
            with collector.gathering():
                if rating := subjects.rating(one.subject, criterion):
                    ratings[criterion.name] = rating
    return replace(one, ratings=ratings)


def _concluded(conclusion: Conclusion, criterion: Weighted) -> Number | None:
    return None if conclusion.value is None else _number(conclusion.value, criterion.steps)


def _number(value: Value, steps: Steps) -> Number | None:
    """A value as a figure: a step or word by its place on the scale."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Number):
        return value
    name = value.name if isinstance(value, Step) else value
    return next((number for step, number, _ in steps if step == name), None)

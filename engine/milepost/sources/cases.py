"""Decision cases: a question, weighted criteria, alternatives with their ratings, and advice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from milepost.loading.building import build
from milepost.loading.digests import digest_of_files
from milepost.loading.problems import Collector
from milepost.loading.sections import At
from milepost.loading.yaml_text import read_yaml_file
from milepost.model.choices import Alternative, Case, Weighted
from milepost.model.evidence import FactValue
from milepost.model.facts import Fact
from milepost.model.ruleset import RuleSet
from milepost.model.types import Type
from milepost.sources.advice import advice_of
from milepost.sources.choice_form import DecisionFile
from milepost.sources.figures import ratings_of
from milepost.sources.references import Evidenced
from milepost.sources.weighted import Criteria
from milepost.suggestions import suggested

FOLDER = "decisions"
"""The folder of a subject that its decision cases lie in; none of them is evidence."""


@dataclass(frozen=True)
class Known:
    """What a case may name: rule sets, facts, subjects, and what is known of its own subject.

    `names` are those that the rules of grades may ask.
    """

    load: Callable[[str], RuleSet]
    declared: Mapping[str, Fact]
    subjects: tuple[str, ...]
    facts: Mapping[str, FactValue]
    names: Mapping[str, Type]


def subject_of(path: Path) -> Path:
    """The folder of the subject that a case is about, where its evidence lies; else its own."""
    return path.parent.parent if path.parent.name == FOLDER else path.parent


def read_case(path: Path, shown: str, shown_folder: str, known: Known) -> Case:
    """The case in a file. Raises InvalidInput with everything that is wrong in it."""
    read = read_yaml_file(path, shown)
    file, at, collector = build(DecisionFile, read), At(read, ()), Collector()
    folder = subject_of(path)
    evidence = Evidenced(folder, shown_folder, known.facts, known.declared, collector)
    reading = _Reading(file, at, known, evidence)
    criteria = Criteria(known.load, known.declared, file.ruleset, None, collector)
    weighted = criteria.read(file.criteria, at.down("criteria"))
    case = Case(
        name=file.decision,
        title=file.title,
        question=file.question,
        criteria=weighted,
        alternatives=reading.alternatives(weighted),
        close=file.close,
        place=at.place,
        by=file.by,
        as_of=file.as_of,
        digests={shown: digest_of_files([(path.name, path.read_bytes())])},
    )
    if file.advice is not None:
        where = at.down("advice")
        advice = advice_of(file.advice, file.alternatives, where, evidence, known.names)
        case = replace(case, advice=advice)
    collector.raise_if_any()
    return case


@dataclass(frozen=True)
class _Reading:
    """One file while it is read."""

    file: DecisionFile
    at: At
    known: Known
    evidence: Evidenced

    def alternatives(self, criteria: tuple[Weighted, ...]) -> tuple[Alternative, ...]:
        """Two or more, one of them doing nothing."""
        self._enough()
        by_name = {criterion.name: criterion for criterion in criteria}
        return tuple(self._alternative(name, by_name) for name in self.file.alternatives)

    def _alternative(self, name: str, criteria: Mapping[str, Weighted]) -> Alternative:
        part, at = self.file.alternatives[name], self.at.down("alternatives", name)
        if part.subject is not None and part.subject not in self.known.subjects:
            what = f"there is no subject folder {part.subject}"
            mend = suggested(part.subject, self.known.subjects)
            self.evidence.collector.add(at.down("subject").problem(what, mend))
        known, where = self.file.criteria, at.down("ratings")
        return Alternative(
            name,
            part.title,
            ratings_of(part.ratings, criteria, known, where, self.evidence),
            part.subject or "",
            part.nothing,
            at.place,
        )

    def _enough(self) -> None:
        at, collector = self.at.down("alternatives"), self.evidence.collector
        idle = [name for name, part in self.file.alternatives.items() if part.nothing]
        if len(self.file.alternatives) < 2:
            what = "a decision is between two alternatives or more"
            collector.add(at.problem(what, "add one; doing nothing counts", at_key=True))
        if not idle:
            what = "no alternative is doing nothing"
            mend = "mark the one that goes on as today with `nothing: true`, or add it"
            collector.add(at.problem(what, mend, at_key=True))
        for name in idle[1:]:
            what = f"doing nothing is already `{idle[0]}`"
            collector.add(at.down(name, "nothing").problem(what, "keep one", at_key=True))

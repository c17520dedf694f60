"""Portfolio files: projects, the method that ranks them, resources, and what is to be counted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from milepost.loading.building import build
from milepost.loading.digests import digest_of_files
from milepost.loading.problems import Collector
from milepost.loading.sections import At
from milepost.loading.yaml_text import read_yaml_file
from milepost.model.choices import Alternative, Rating, Weighted
from milepost.model.facts import Fact
from milepost.model.portfolios import Candidate, Portfolio, Resource
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.sources.figures import backed, quantity, ratings_of, unknown
from milepost.sources.portfolio_form import PortfolioFile, ProjectPart
from milepost.sources.portfolio_rules import Rules
from milepost.sources.references import Evidenced
from milepost.sources.weighted import Criteria
from milepost.suggestions import suggested

NAME = "portfolio.yaml"
"""The file in the folder of the assessments."""


@dataclass(frozen=True)
class Known:
    """What a portfolio may name: rule sets, facts, subjects."""

    load: Callable[[str], RuleSet]
    declared: Mapping[str, Fact]
    subjects: Collection[str]


def read_portfolio(
    path: Path, shown: str, shown_folder: str, known: Known, ruleset: str | None = None
) -> Portfolio:
    """The portfolio in a file; `ruleset` goes before the one that it names.

    Raises InvalidInput with everything that is wrong in it.
    """
    read = read_yaml_file(path, shown)
    file, at, collector = build(PortfolioFile, read), At(read, ()), Collector()
    evidence = Evidenced(path.parent, shown_folder, {}, (), collector)
    criteria = Criteria(
        known.load, known.declared, ruleset or file.ruleset, file.gate, collector
    ).read(file.criteria, at.down("criteria"))
    reading = _Reading(file, at, known, evidence)
    rules = Rules(file, at, known.declared, collector)
    portfolio = Portfolio(
        name=file.portfolio,
        title=file.title,
        criteria=criteria,
        candidates=reading.candidates(criteria),
        resources=reading.resources(rules),
        together=reading.groups("together", file.together),
        either=reading.groups("either", file.either),
        goals=rules.goals(),
        risk=rules.risk(),
        open_dependencies=rules.figure("open_dependencies", file.open_dependencies),
        as_of=file.as_of,
        place=at.place,
        digests={shown: digest_of_files([(path.name, path.read_bytes())])},
    )
    collector.raise_if_any()
    return portfolio


@dataclass(frozen=True)
class _Reading:
    """One file while it is read."""

    file: PortfolioFile
    at: At
    known: Known
    evidence: Evidenced

    def candidates(self, criteria: tuple[Weighted, ...]) -> tuple[Candidate, ...]:
        """Every project of the file."""
        by_name = {criterion.name: criterion for criterion in criteria}
        return tuple(self._candidate(name, by_name) for name in self.file.projects)

    def _candidate(self, name: str, criteria: Mapping[str, Weighted]) -> Candidate:
        part, at = self.file.projects[name], self.at.down("projects", name)
        known, subject = self.file.criteria, name in self.known.subjects
        if part.title is None and not subject:
            what = f"there is no subject folder {name}, and no title"
            mend = suggested(name, self.known.subjects, "give it a `title` and its figures here")
            self.evidence.collector.add(at.problem(what, mend, at_key=True))
        ratings = ratings_of(part.ratings, criteria, known, at.down("ratings"), self.evidence)
        title = part.title or Text(en=name, zh=name)
        self._needs(name, part, at)
        return Candidate(
            Alternative(name, title, ratings, name if subject else "", place=at.place),
            self._demands(part, at.down("demand")),
            part.why if part.mandatory else None,
            part.needs,
            self._goals(part.goals, at.down("goals")),
            self._goals(part.leads, at.down("leads")),
            part.high_risk,
        )

    def _needs(self, name: str, part: ProjectPart, at: At) -> None:
        """What a project needs is another project, or at least a subject that is known."""
        known = {*self.file.projects, *self.known.subjects}
        for number, other in enumerate(part.needs):
            here = at.down("needs", number)
            if other == name:
                self.evidence.collector.add(here.problem("a project does not need itself"))
            elif other not in known:
                what = f"there is no project `{other}`"
                self.evidence.collector.add(here.problem(what, suggested(other, known)))

    def _demands(self, part: ProjectPart, at: At) -> dict[str, Rating]:
        found: dict[str, Rating] = {}
        for name, figure in part.demand.items():
            with self.evidence.collector.gathering():
                if name not in self.file.resources:
                    raise unknown("resource", name, self.file.resources, at.down(name), at_key=True)
                found[name] = backed(
                    figure, quantity(figure, at.down(name)), at.down(name), self.evidence
                )
        return found

    def _goals(self, names: tuple[str, ...] | None, at: At) -> tuple[str, ...] | None:
        """Goals that the file knows."""
        known = self.file.goals.named if self.file.goals else {}
        for number, name in enumerate(names or ()):
            if name not in known:
                what = f"there is no goal `{name}`"
                mend = suggested(name, known, "list it under `goals.named`")
                self.evidence.collector.add(at.down(number).problem(what, mend))
        return names

    def resources(self, rules: Rules) -> tuple[Resource, ...]:
        """Money and roles. More promised than there is leaves nothing to select within."""
        found = []
        for name, part in self.file.resources.items():
            at = self.at.down("resources", name)
            if part.committed > part.supply:
                what = "more is committed than there is"
                self.evidence.collector.add(at.down("committed").problem(what))
            fact = rules.figure("demand", part.demand, at)
            figures = (part.supply, part.committed, part.unit, fact, part.role, part.binds)
            found.append(Resource(name, part.title, *figures))
        return tuple(found)

    def groups(self, key: str, groups: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
        """Groups of two projects or more."""
        found = tuple(groups)
        for number, group in enumerate(found):
            at = self.at.down(key, number)
            if len(set(group)) < 2:
                what = "a group has two projects or more"
                self.evidence.collector.add(at.problem(what, "name them in one list"))
            for place, name in enumerate(group):
                if name not in self.file.projects:
                    error = unknown("project", name, self.file.projects, at.down(place))
                    self.evidence.collector.extend(error.problems)
        return found

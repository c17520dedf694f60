"""The sections of a rule set's files in one place, each definition with where it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from milepost.errors import Problem
from milepost.loading.format import LibraryPart
from milepost.loading.problems import Collector, problem
from milepost.loading.read import Path, Read
from milepost.model.axes import AnswerAxis, Axis
from milepost.model.criteria import Leaf, Parameter
from milepost.model.evidence import Place
from milepost.model.facts import Fact
from milepost.model.patterns import Pattern
from milepost.model.policies import Adjustment, OutcomeRule
from milepost.model.remedies import Action, Choice
from milepost.model.results import Result
from milepost.model.ruleset import Severity
from milepost.model.scales import NumericScale, StepScale
from milepost.model.text import Text
from milepost.model.uses import Use

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class At:
    """A place in a file that was read."""

    read: Read
    path: Path

    def down(self, *steps: str | int) -> At:
        """A place below."""
        return At(self.read, (*self.path, *steps))

    def problem(
        self, what: str, mend: str = "", *, at_key: bool = False, offset: int | None = None
    ) -> Problem:
        """A problem here."""
        return problem(self.read, self.path, what, mend, at_key, offset=offset)

    @property
    def place(self) -> Place:
        """File and line."""
        read, path = self.read.written(self.path)
        mark = read.marks.get(path) or read.marks[()]
        return Place(read.file, mark.line)

    @property
    def line(self) -> str:
        """File and line as messages name them."""
        return f"{self.place.file}:{self.place.line}"


@dataclass(frozen=True, slots=True)
class Defined(Generic[T]):
    """A definition and where it is written."""

    value: T
    at: At


Named = dict[str, Defined[T]]


@dataclass(slots=True)
class Sections:
    """Everything the files of one rule set define."""

    parameters: Named[Parameter] = field(default_factory=dict)
    facts: Named[Fact] = field(default_factory=dict)
    scales: Named[StepScale | NumericScale] = field(default_factory=dict)
    severities: Named[Severity] = field(default_factory=dict)
    tags: Named[Text] = field(default_factory=dict)
    supervisors: Named[str] = field(default_factory=dict)
    axes: Named[Axis | AnswerAxis] = field(default_factory=dict)
    outcomes: Named[OutcomeRule] = field(default_factory=dict)
    uses: Named[Use] = field(default_factory=dict)
    adjust: list[Defined[Adjustment]] = field(default_factory=list)
    remedies: Named[Action | Choice] = field(default_factory=dict)
    results: Named[Result] = field(default_factory=dict)
    links: Named[tuple[dict[str, str], ...]] = field(default_factory=dict)
    criteria: list[Defined[Any]] = field(default_factory=list)
    checks: list[Defined[Leaf]] = field(default_factory=list)
    patterns: list[Defined[Pattern]] = field(default_factory=list)


MAPS = (
    "parameters",
    "facts",
    "scales",
    "severities",
    "tags",
    "supervisors",
    "axes",
    "outcomes",
    "uses",
    "remedies",
    "results",
    "links",
)
LISTS = ("criteria", "checks", "adjust", "patterns")


def gather(parts: Iterable[tuple[LibraryPart, Read]], collector: Collector) -> Sections:
    """All parts together; a name that two of them define is a problem naming both places."""
    sections = Sections()
    for part, read in parts:
        for section in MAPS:
            _add_named(getattr(sections, section), section, part, read, collector)
        for section in LISTS:
            getattr(sections, section).extend(_listed(section, part, read))
    return sections


def _add_named(
    into: Named[Any], section: str, part: LibraryPart, read: Read, collector: Collector
) -> None:
    for name, value in getattr(part, section).items():
        at = At(read, (section, name))
        if name in into:
            first = into[name].at.place
            what = f"`{name}` is already defined at {first.file}:{first.line}"
            collector.add(at.problem(what, "keep one of the two", at_key=True))
        else:
            into[name] = Defined(value, at)


def _listed(section: str, part: LibraryPart, read: Read) -> Iterator[Defined[Any]]:
    for number, value in enumerate(getattr(part, section)):
        yield Defined(value, At(read, (section, number)))

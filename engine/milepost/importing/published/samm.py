"""What the files of OWASP SAMM hold: one for each function, practice, stream, question ..."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import Field

from milepost.importing.files import Files, Foreign, Loaded, whole
from milepost.loading.problems import Collector
from milepost.model.kinds import ExactNumber, Whole, Words


class Named(Foreign):
    """What other files refer to by its id."""

    id: Words
    order: Whole = 0


class Function(Named):
    """A business function."""

    name: Words


class Practice(Named):
    """A security practice of a function."""

    function: Words
    name: Words
    short: Words = Field(alias="shortName")


class Stream(Named):
    """A stream of a practice."""

    practice: Words
    letter: Words


class Level(Named):
    """A maturity level."""

    number: Whole


class PracticeLevel(Named):
    """A level of one practice."""

    practice: Words
    level: Words = Field(alias="maturityLevel")


class Activity(Named):
    """An activity: what a stream asks for at a level."""

    stream: Words
    level: Words
    title: Words
    summary: Words | None = Field(default=None, alias="shortDescription")
    benefit: Words | None = None


class Option(Foreign):
    """One of the answers that a question may have."""

    text: Words
    value: ExactNumber
    order: Whole = 0


class AnswerSet(Named):
    """The answers of some questions."""

    values: tuple[Option, ...]

    @property
    def lowest_first(self) -> list[Option]:
        """The answers in their order."""
        return sorted(self.values, key=attrgetter("order"))


class Question(Named):
    """A question about an activity, with its quality criteria."""

    activity: Words
    answers: Words = Field(alias="answerSet")
    text: Words
    quality: tuple[Words, ...] = ()


N = TypeVar("N", bound=Named)


@dataclass(slots=True)
class Shelf(Generic[N]):
    """The files of one kind, by the id that others refer to."""

    kind: str
    found: list[Loaded[N]]
    by_id: dict[str, N] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Order by what the files say, then by their names."""
        self.found.sort(key=lambda one: (one.value.order, one.at.read.file))

    def index(self, collector: Collector) -> None:
        """Learn the ids; a second file with the same id is a problem."""
        for one in self.found:
            if one.value.id in self.by_id:
                what = f"another {self.kind} has the id `{one.value.id}` too"
                collector.add(one.at.down("id").problem(what, "keep one of the two"))
            self.by_id.setdefault(one.value.id, one.value)

    def __iter__(self) -> Any:
        return (one.value for one in self.found)


@dataclass(frozen=True, slots=True)
class Link:
    """That a key of one kind of file holds the id of a file of another kind."""

    source: Shelf[Any]
    name: str
    key: str
    target: Shelf[Any]

    def check(self, collector: Collector) -> None:
        """Note a problem for each id that is not there."""
        for one in self.source.found:
            name = getattr(one.value, self.name)
            if name not in self.target.by_id:
                what = f"there is no {self.target.kind} with the id `{name}`"
                collector.add(one.at.down(self.key).problem(what))


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the folder holds, its references checked."""

    functions: Shelf[Function]
    practices: Shelf[Practice]
    streams: Shelf[Stream]
    levels: Shelf[Level]
    practice_levels: Shelf[PracticeLevel]
    activities: Shelf[Activity]
    answer_sets: Shelf[AnswerSet]
    questions: Shelf[Question]

    @property
    def shelves(self) -> tuple[Shelf[Any], ...]:
        """All kinds of files."""
        return (
            *(self.functions, self.practices, self.streams, self.levels),
            *(self.practice_levels, self.activities, self.answer_sets, self.questions),
        )

    @property
    def links(self) -> tuple[Link, ...]:
        """What refers to what."""
        return (
            Link(self.practices, "function", "function", self.functions),
            Link(self.streams, "practice", "practice", self.practices),
            Link(self.practice_levels, "practice", "practice", self.practices),
            Link(self.practice_levels, "level", "maturityLevel", self.levels),
            Link(self.activities, "stream", "stream", self.streams),
            Link(self.activities, "level", "level", self.practice_levels),
            Link(self.questions, "activity", "activity", self.activities),
            Link(self.questions, "answers", "answerSet", self.answer_sets),
        )


def _model_folder(path: Path) -> Path:
    """The folder of the model, which may be the repository's folder above it."""
    inside = path / "model"
    folder = inside if inside.is_dir() else path
    if not folder.is_dir():
        raise whole(path, "there is no such folder", "give the folder `model` of SAMM's core files")
    return folder


def read_content(path: Path, files: Files) -> Content:
    """The model in a folder. Raises InvalidInput with the problems of all its files."""
    folder = _model_folder(path)
    collector = Collector()
    shelves: list[Shelf[Any]] = []
    for below, kind, form in _FOLDERS:
        with collector.gathering():
            shelves.append(Shelf(kind, files.several(form, _paths(folder, below))))
    collector.raise_if_any()
    content = Content(*shelves)
    _check(content)
    return content


_FOLDERS: tuple[tuple[str, str, type[Any]], ...] = (
    ("business_functions", "function", Function),
    ("security_practices", "practice", Practice),
    ("streams", "stream", Stream),
    ("maturity_levels", "maturity level", Level),
    ("practice_levels", "practice level", PracticeLevel),
    ("activities", "activity", Activity),
    ("answer_sets", "answer set", AnswerSet),
    ("questions", "question", Question),
)


def _paths(folder: Path, below: str) -> list[Path]:
    found = sorted(p for p in (folder / below).glob("*") if p.suffix in (".yml", ".yaml"))
    if not found:
        what = f"the folder {below} with YAML files is expected in it"
        raise whole(folder, what, "give the folder `model` of SAMM's core files")
    return found


def _check(content: Content) -> None:
    collector = Collector()
    for shelf in content.shelves:
        shelf.index(collector)
    for link in content.links:
        link.check(collector)
    collector.raise_if_any()
    _check_places(content, collector)
    _check_answers(content.answer_sets, collector)
    collector.raise_if_any()


def _check_places(content: Content, collector: Collector) -> None:
    """An activity's stream and level are of one practice; functions and practices differ."""
    for one in content.activities.found:
        stream = content.streams.by_id[one.value.stream]
        if content.practice_levels.by_id[one.value.level].practice != stream.practice:
            what = "the level is not one of the practice that the stream belongs to"
            collector.add(one.at.down("level").problem(what))
    _refuse_alike(content.functions, "name", "name", collector)
    _refuse_alike(content.practices, "short", "shortName", collector)


def _refuse_alike(shelf: Shelf[Any], name: str, key: str, collector: Collector) -> None:
    """A rule set tells them apart by this name."""
    taken: set[str] = set()
    for one in shelf.found:
        called = getattr(one.value, name)
        if called in taken:
            what = f"another {shelf.kind} is called `{called}` too"
            collector.add(one.at.down(key).problem(what, "give it another name"))
        taken.add(called)


def _check_answers(sets: Shelf[AnswerSet], collector: Collector) -> None:
    for one in sets.found:
        values = [option.value for option in one.value.lowest_first]
        if len(values) < 2:
            what = "a question has two answers at least"
            collector.add(one.at.down("values").problem(what, "list all answers"))
        if sorted(set(values)) != values:
            what = "the values of the answers do not rise with their order"
            collector.add(one.at.down("values").problem(what, "give each answer its own value"))

"""OWASP SAMM: questions with quality criteria, on levels of practices of business functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from milepost.importing.files import Loaded
from milepost.importing.format import Data, Format, Model, Request
from milepost.importing.published.samm import (
    Activity,
    AnswerSet,
    Content,
    Function,
    Practice,
    Question,
    Stream,
    read_content,
)
from milepost.importing.wording import given, slug, text


class Samm(Format):
    """Questions with answer sets and quality criteria, on levels of practices of functions."""

    def read(self, request: Request) -> Model:
        """A maturity rule set: level = mean of its questions, practice = sum of its levels."""
        content = read_content(request.path, request.files)
        scales = _scale_names(content.answer_sets.found)
        return Model("samm", _data(content, scales))


def _scale_names(sets: Sequence[Loaded[AnswerSet]]) -> dict[str, str]:
    """By id: answer sets have no names but those of their files."""
    names = [f"answers-{slug(Path(one.at.read.file).stem)}" for one in sets]
    return {
        one.value.id: name if names.count(name) == 1 else f"{name}-{number}"
        for number, (one, name) in enumerate(zip(sets, names, strict=True), 1)
    }


def _data(content: Content, scales: Mapping[str, str]) -> Data:
    return {
        "kind": "maturity",
        "title": text("OWASP SAMM", "OWASP SAMM（软件保障成熟度模型）"),
        "axes": _axes(content),
        "scales": {scales[answers.id]: _steps(answers) for answers in content.answer_sets},
        "outcomes": {"not-assessed": 0},
        "criteria": _criteria(content, scales),
        "results": _results(_number(content)),
        "main": "maturity",
    }


def _axes(content: Content) -> Data:
    names = {function.id: _function_name(function) for function in content.functions}
    letters = sorted({stream.letter for stream in content.streams})
    numbers = sorted({level.number for level in content.levels})
    return {
        "function": {names[f.id]: {"title": text(f.name)} for f in content.functions},
        "practice": {
            practice.short: {"in": names[practice.function], "title": text(practice.name)}
            for practice in _by_function(content)
        },
        "level": {str(number): {} for number in numbers},
        "stream": {letter: {} for letter in letters},
    }


def _function_name(function: Function) -> str:
    return slug(function.name) or function.id


def _by_function(content: Content) -> list[Practice]:
    order = [function.id for function in content.functions]
    return sorted(content.practices, key=lambda practice: order.index(practice.function))


def _steps(answers: AnswerSet) -> Data:
    """The scale of an answer set; a step is called as its answer reads."""
    options = answers.lowest_first
    names = [slug(option.text) or str(option.order) for option in options]
    steps: Data = {}
    for name, option in zip(names, options, strict=True):
        unique = name if names.count(name) == 1 else f"{name}-{option.order}"
        steps[unique] = {"value": option.value, "title": text(option.text)}
    return steps


@dataclass(frozen=True, slots=True)
class _Spot:
    """A question with its place in the model."""

    question: Question
    activity: Activity
    practice: Practice
    stream: Stream
    level: int

    @property
    def id(self) -> str:
        """Practice, stream and level, as `SM.A.1`."""
        return f"{self.practice.short}.{self.stream.letter}.{self.level}"


def _criteria(content: Content, scales: Mapping[str, str]) -> list[Data]:
    """One criterion for each question, in the order of practices, levels and streams."""
    practices = [practice.id for practice in _by_function(content)]
    spots = sorted(
        (_spot(content, question) for question in content.questions),
        key=lambda spot: (practices.index(spot.practice.id), spot.level, spot.stream.letter),
    )
    ids = _ids(spots)
    return [
        _criterion(spot, name, scales[spot.question.answers])
        for spot, name in zip(spots, ids, strict=True)
    ]


def _spot(content: Content, question: Question) -> _Spot:
    activity = content.activities.by_id[question.activity]
    stream = content.streams.by_id[activity.stream]
    level = content.levels.by_id[content.practice_levels.by_id[activity.level].level]
    practice = content.practices.by_id[stream.practice]
    return _Spot(question, activity, practice, stream, level.number)


def _ids(spots: Sequence[_Spot]) -> Iterable[str]:
    """The ids; several questions at one place are numbered."""
    shared = [spot.id for spot in spots]
    for place, name in enumerate(shared):
        number = shared[: place + 1].count(name)
        yield name if shared.count(name) == 1 else f"{name}.{number}"


def _criterion(spot: _Spot, name: str, scale: str) -> Data:
    activity, question = spot.activity, spot.question
    ticks = {f"q{number}": text(line) for number, line in enumerate(question.quality, 1)}
    return given(
        id=name,
        practice=spot.practice.short,
        level=str(spot.level),
        stream=spot.stream.letter,
        title=text(activity.title),
        statement=text(activity.summary) if activity.summary else None,
        why=text(activity.benefit) if activity.benefit else None,
        source=[question.id],
        scale=scale,
        answer=text(question.text),
        ticks=ticks,
        requires="all_ticked" if ticks else None,
    )


def _results(of: str) -> Data:
    """Maturity as a whole, of each function and of each practice, of this number of a question."""
    return {
        "maturity": {
            "title": text("Maturity", "成熟度"),
            "of": of,
            "tree": ["function", "practice", "level"],
            "take": {"level": "mean", "practice": "sum", "function": "mean", "all": "mean"},
            "show": 2,
        },
        "function_maturity": {
            "title": text("Maturity of each function", "各业务职能成熟度"),
            "by": "function",
            "of": of,
            "tree": ["practice", "level"],
            "take": {"level": "mean", "practice": "sum", "all": "mean"},
            "show": 2,
        },
        "practice_maturity": {
            "title": text("Maturity of each practice", "各实践成熟度"),
            "by": "practice",
            "of": of,
            "tree": ["level"],
            "take": {"level": "mean", "all": "sum"},
            "show": 2,
        },
    }


def _number(content: Content) -> str:
    """What a question counts: its rating, which is its credit where all answers are 0 to 1.

    Only the credit is 0 where a quality criterion is missing.
    """
    ends = {(a.lowest_first[0].value, a.lowest_first[-1].value) for a in content.answer_sets}
    return "credit" if ends == {(0, 1)} else "rating"

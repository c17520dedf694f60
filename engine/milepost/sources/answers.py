"""Answers and judged values out of an evidence or review file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from milepost.errors import Problem
from milepost.loading.building import build
from milepost.loading.problems import Collector, shown_key
from milepost.loading.read import Read
from milepost.loading.sections import At
from milepost.model.evidence import Answer, JudgedValue, Place
from milepost.scoring.leaves.answer import rating
from milepost.sources.declared import Declared, JudgedResult, Question
from milepost.sources.form import AnswerPart, EvidenceFile, JudgedPart
from milepost.suggestions import did_you_mean

Key = tuple[str, ...]


def answers_of(
    read: Read, content: EvidenceFile, declared: Declared, collector: Collector
) -> Iterator[Answer]:
    """Every answer of the file to a question that exists, on its scale."""
    for leaf, parts in content.answers.items():
        at = At(read, ("answers", leaf))
        question = declared.questions.get(leaf)
        if question is None:
            mend = did_you_mean(leaf, declared.questions)
            collector.add(at.problem(f"no rule set asks `{leaf}`", mend, at_key=True))
            continue
        for number, part in enumerate(parts):
            yield from _answer(question, part, content, at, number, collector)


def _answer(
    question: Question,
    part: AnswerPart,
    content: EvidenceFile,
    at: At,
    number: int,
    collector: Collector,
) -> Iterator[Answer]:
    if part.answer is not None:
        try:
            rating(question.scale, part.answer)
        except ValueError as error:
            where = at.down(number, "answer") if _several(at) else at.down("answer")
            collector.add(where.problem(*error.args[:2]))
            return
    place = (at.down(number) if _several(at) else at).place
    yield Answer(
        leaf=question.leaf.id,
        place=place,
        answer=part.answer,
        not_applicable=part.not_applicable,
        by=part.by or content.by,
        role=part.role or content.role,
        rationale=part.rationale,
        evidence=part.evidence,
        url=part.url,
        reason=part.reason,
        collected=part.collected or content.as_of,
    )


def answered_once(answers: Iterable[Answer], declared: Declared) -> Iterator[Problem]:
    """A problem for each second answer to a question that takes one, or of the same assessor."""
    first: dict[tuple[str, str, str], Answer] = {}
    for answer in answers:
        several = declared.questions[answer.leaf].several
        key = (answer.leaf, answer.by, answer.role) if several else (answer.leaf, "", "")
        other = first.setdefault(key, answer)
        if other is not answer:
            yield _answered_twice(answer, other, several)


def _answered_twice(answer: Answer, first: Answer, several: bool) -> Problem:
    path, name = ("answers", answer.leaf), answer.leaf
    if not several:
        who = ", and the rule set takes one answer"
        return _doubled(answer.place, path, name, first.place, who)
    if answer.by:
        return _doubled(answer.place, path, name, first.place, f" by {answer.by}")
    mend = "say by whom each is: `by`"
    return _doubled(answer.place, path, name, first.place, " without a name", mend)


def judged_once(judged: Iterable[JudgedValue]) -> Iterator[Problem]:
    """A problem for each second value of a judged result at the same place."""
    first: dict[tuple[str, ...], JudgedValue] = {}
    for value in judged:
        other = first.setdefault((value.result, *value.key), value)
        if other is not value:
            name = ".".join((value.result, *value.key))
            path = ("judged", value.result, *value.key)
            yield _doubled(value.place, path, name, other.place, "")


def _doubled(
    here: Place, path: Key, name: str, there: Place, who: str, mend: str = "keep one of the two"
) -> Problem:
    what = f"`{name}` is already answered at {there.file}:{there.line}{who}"
    return Problem(here.file, here.line, 1, shown_key(path), what, mend)


def _several(at: At) -> bool:
    return isinstance(at.read.at(at.path), list)


def judged_of(
    read: Read, content: EvidenceFile, declared: Declared, collector: Collector
) -> Iterator[JudgedValue]:
    """Every judged value of the file, at a place and on a step that exist."""
    for name, raw in content.judged.items():
        at = At(read, ("judged", name))
        result = declared.judged.get(name)
        if result is None:
            mend = did_you_mean(name, declared.judged)
            collector.add(
                at.problem(f"no rule set has a judged result `{name}`", mend, at_key=True)
            )
        else:
            for key, place in _places(name, raw, (), result, at, collector):
                yield from _judged(name, key, result, content, place, collector)


def _places(
    name: str, raw: Any, key: Key, result: JudgedResult, at: At, collector: Collector
) -> Iterator[tuple[Key, At]]:
    """The places that values are written at: one mapping inside the other, axis by axis."""
    if len(key) == len(result.axes):
        yield key, at
        return
    known = result.axes[len(key)]
    if not isinstance(raw, dict) or ("is" in raw and "is" not in known):
        some = ", ".join(known[:3])
        collector.add(at.problem("one value for each place is expected", f"name {some} ..."))
        return
    for value, below in raw.items():
        here = at.down(value)
        if value in known:
            yield from _places(name, below, (*key, value), result, here, collector)
        else:
            mend = did_you_mean(value, known)
            collector.add(here.problem(f"there is no {value} in `{name}`", mend, at_key=True))


def _judged(
    name: str,
    key: Key,
    result: JudgedResult,
    content: EvidenceFile,
    at: At,
    collector: Collector,
) -> Iterator[JudgedValue]:
    with collector.gathering():
        part: Any = build(JudgedPart, at.read, at.path)
        if part.step not in result.scale.root:
            mend = f"use one of {', '.join(result.scale.names)}"
            collector.add(at.down("is").problem(f"{part.step} is not a step of the scale", mend))
            return
        yield JudgedValue(
            name, key, part.step, part.rationale, at.place, part.by or content.by, part.collected
        )

"""Answers and judged values out of an evidence or review file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from milepost.loading.building import build
from milepost.loading.problems import Collector
from milepost.loading.read import Read
from milepost.loading.sections import At
from milepost.loading.suggestions import did_you_mean
from milepost.model.evidence import Answer, JudgedValue
from milepost.scoring.leaves.answer import rating
from milepost.sources.declared import Declared, JudgedResult, Question
from milepost.sources.form import AnswerPart, EvidenceFile, JudgedPart


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
        if len(parts) > 1 and not question.several:
            collector.add(at.problem("several answers, but the rule set takes one", "keep one"))
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
        elif not result.keys:
            yield from _judged(name, (), result, content, at, collector)
        elif not isinstance(raw, dict):
            some = ", ".join(result.keys[:3])
            collector.add(at.problem("one value for each place is expected", f"name {some} ..."))
        else:
            for key in raw:
                yield from _judged(name, (key,), result, content, at.down(key), collector)


def _judged(
    name: str,
    key: tuple[str, ...],
    result: JudgedResult,
    content: EvidenceFile,
    at: At,
    collector: Collector,
) -> Iterator[JudgedValue]:
    if key and key[0] not in result.keys:
        mend = did_you_mean(key[0], result.keys)
        collector.add(at.problem(f"there is no {key[0]} in `{name}`", mend, at_key=True))
        return
    with collector.gathering():
        part: Any = build(JudgedPart, at.read, at.path)
        if part.step not in result.scale.root:
            mend = f"use one of {', '.join(result.scale.names)}"
            collector.add(at.down("is").problem(f"{part.step} is not a step of the scale", mend))
            return
        yield JudgedValue(
            name, key, part.step, part.rationale, at.place, part.by or content.by, part.collected
        )

"""Answers out of an evidence or review file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from milepost.errors import Problem
from milepost.loading.problems import Collector
from milepost.loading.read import Read
from milepost.loading.sections import At
from milepost.model.evidence import Answer
from milepost.scoring.leaves.answer import rating
from milepost.sources.declared import Declared, Question
from milepost.sources.form import AnswerPart, Answers, EvidenceFile
from milepost.sources.once import answered_twice
from milepost.suggestions import did_you_mean, suggested


def answers_of(
    read: Read, content: EvidenceFile, declared: Declared, collector: Collector
) -> Iterator[Answer]:
    """Every answer of the file that holds up; the mistakes of the others go to `collector`."""
    collector.extend(_misplaced(content.at, declared, At(read, ("at",))))
    for leaf, given in content.answers.items():
        at = At(read, ("answers", leaf))
        question = declared.questions.get(leaf)
        if question is None:
            told = declared.not_told(leaf, declared.questions, f"no rule set asks `{leaf}`")
            collector.add(at.problem(*told, at_key=True))
            continue
        for part, here in _placed(given, at):
            found = tuple(_mistakes(question, part, declared, here))
            collector.extend(found)
            if not found:
                yield _answer(question, part, content, here)


def _placed(given: Answers, at: At) -> list[tuple[AnswerPart, At]]:
    """Each answer with where it stands."""
    if isinstance(given, AnswerPart):
        return [(given, at)]
    return [(part, at.down(number)) for number, part in enumerate(given)]


def _answer(question: Question, part: AnswerPart, content: EvidenceFile, at: At) -> Answer:
    """The answer; what it does not say itself is taken from the file."""
    steps, given = list(question.steps), part.dates or {}
    return Answer(
        leaf=question.leaf.id,
        place=at.place,
        answer=part.answer,
        not_applicable=part.not_applicable,
        by=part.by or content.by,
        role=part.role or content.role,
        rationale=part.rationale,
        evidence=part.evidence,
        url=part.url,
        reason=part.reason,
        collected=part.collected or content.as_of,
        ticks=part.ticks,
        dates=tuple((step, given[step]) for step in steps if step in given),
        at=tuple(sorted({**content.at, **part.at}.items())),
    )


def _mistakes(
    question: Question, part: AnswerPart, declared: Declared, at: At
) -> Iterator[Problem]:
    if part.answer is not None:
        yield from _off_scale(question, part.answer, at.down("answer"))
    yield from _undated(question, part.dates or {}, at.down("dates"))
    yield from _unticked(question, part.ticks, at.down("ticks"))
    yield from _misplaced(part.at, declared, at.down("at"))


def _off_scale(question: Question, answer: str, at: At) -> Iterator[Problem]:
    """An answer that is none of the scale's, or no outcome where that is what is given."""
    if question.scale is None:
        if answer not in question.outcomes:
            mend = did_you_mean(answer, question.outcomes) or f"use {', '.join(question.outcomes)}"
            yield at.problem(f"{answer} is not an outcome", mend)
        return
    try:
        rating(question.scale, answer)
    except ValueError as error:
        yield at.problem(*error.args[:2])


def _undated(question: Question, dates: Mapping[str, object], at: At) -> Iterator[Problem]:
    """Dates of steps that the scale does not have."""
    steps = question.steps
    if dates and not steps:
        what = f"`dates` need a scale of steps, and `{question.leaf.id}` has none"
        yield at.problem(what, "give `answer`", at_key=True)
        return
    for step in dates:
        if step not in steps:
            mend = did_you_mean(step, steps) or f"use {', '.join(steps)}"
            yield at.down(step).problem(f"{step} is not a step of the scale", mend, at_key=True)


def _unticked(question: Question, ticks: tuple[str, ...], at: At) -> Iterator[Problem]:
    """Ticks that the question does not offer, or that are there twice."""
    for number, tick in enumerate(ticks):
        if tick not in question.ticks:
            mend = suggested(tick, question.ticks)
            yield at.down(number).problem(f"`{question.leaf.id}` has no tick `{tick}`", mend)
        elif tick in ticks[:number]:
            yield at.down(number).problem(f"`{tick}` is ticked twice", "keep one")


def _misplaced(given: Mapping[str, str], declared: Declared, at: At) -> Iterator[Problem]:
    """Places on axes that do not come with the answers, and places without a name."""
    for axis, value in given.items():
        if axis not in declared.axes:
            mend = suggested(axis, declared.axes) or "declare it: `{from: answers}`"
            yield at.down(axis).problem(f"no rule set takes answers by `{axis}`", mend, at_key=True)
        elif not value.strip():
            yield at.down(axis).problem(f"`{axis}` has no name here", "write which one it is")


def answered_once(answers: Iterable[Answer], declared: Declared) -> Iterator[Problem]:
    """A problem for each second answer to a question that takes one, or of the same assessor.

    Answers at different places of an axis are answers to different questions.
    """
    first: dict[tuple[object, ...], Answer] = {}
    for answer in answers:
        several = declared.questions[answer.leaf].several
        who = (answer.by, answer.role) if several else ()
        other = first.setdefault((answer.leaf, answer.at, *who), answer)
        if other is not answer:
            yield _answered_twice(answer, other, several)


def _answered_twice(answer: Answer, first: Answer, several: bool) -> Problem:
    path, name = ("answers", answer.leaf), answer.leaf
    if not several:
        who = ", and the rule set takes one answer"
        return answered_twice(answer.place, path, name, first.place, who)
    if answer.by:
        return answered_twice(answer.place, path, name, first.place, f" by {answer.by}")
    mend = "say by whom each is: `by`"
    return answered_twice(answer.place, path, name, first.place, " without a name", mend)

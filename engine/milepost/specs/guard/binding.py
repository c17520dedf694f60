"""Steps against the vocabulary: each line of a scenario says exactly one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from milepost.specs.guard.problems import SpecProblem
from milepost.specs.guard.structure import rendered
from milepost.specs.guard.written import StepLine, Written
from milepost.specs.vocabulary import Phrase


def unbound_steps(written: Written, known: Sequence[Phrase]) -> Iterator[SpecProblem]:
    """Steps that are undefined, ambiguous, never awaited, or that differ in wanting a table."""
    for block in written.blocks:
        for step in rendered(block):
            yield from _bound(written, step, known)


def said(step: StepLine, known: Sequence[Phrase]) -> list[Phrase]:
    """The steps of the vocabulary that a line says."""
    stage = step.stage
    return [phrase for phrase in known if stage and phrase.matches(step.text, stage)]


def _bound(written: Written, step: StepLine, known: Sequence[Phrase]) -> Iterator[SpecProblem]:
    found = said(step, known)
    if not found:
        yield written.problem(step.line, "UNDEFINED", _undefined(written, step, known))
    elif len(found) > 1:
        patterns = " and ".join(f"`{_pattern(p, written)}` ({place(p)})" for p in found)
        what = f"{len(found)} steps match `{step.text}`: {patterns}"
        yield written.problem(step.line, "AMBIGUOUS", what)
    else:
        yield from _fitting(written, step, found[0])


def _fitting(written: Written, step: StepLine, phrase: Phrase) -> Iterator[SpecProblem]:
    if phrase.is_coroutine:
        what = f"the step at {place(phrase)} is a coroutine, which nobody would await"
        yield written.problem(step.line, "ASYNC", what)
    if phrase.wants_table and step.table is None:
        yield written.problem(step.line, "TABLE", f"a table belongs to `{step.text}`")
    elif step.table is not None and not phrase.wants_table:
        yield written.problem(step.line, "TABLE", f"no table belongs to `{step.text}`")


def _undefined(written: Written, step: StepLine, known: Sequence[Phrase]) -> str:
    """No such step; says so where the words are right and only the keyword is not."""
    elsewhere = [p for p in known if any(w.is_matching(step.text) for w in p.wordings)]
    if elsewhere:
        keyword = (elsewhere[0].stage or "given").capitalize()
        return f"`{step.text}` belongs after {keyword}"
    near = get_close_matches(step.text, [_pattern(phrase, written) for phrase in known], 1)
    mend = f"did you mean `{near[0]}`?" if near else "see the vocabulary"
    return f"no step says `{step.text}`; {mend}"


def _pattern(phrase: Phrase, written: Written) -> str:
    return phrase.in_language("zh" if written.language.startswith("zh") else "en")


def place(phrase: Phrase) -> str:
    """Where a step is defined."""
    return f"{Path(phrase.file).name}:{phrase.line}"

"""The advice of a decision case: pros, cons, reasons traced to evidence, and rules of grades."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from milepost.conditions import Scope
from milepost.loading.building import build
from milepost.loading.problems import Collector
from milepost.loading.sections import At
from milepost.loading.typing import Typing
from milepost.loading.yaml_text import read_yaml
from milepost.model.choices import Advice, Grade, Statement
from milepost.model.types import Type
from milepost.sources.choice_form import AdvicePart, AlternativePart, GradePart, GradesFile
from milepost.sources.choice_form import StatementPart as Part
from milepost.sources.references import Evidenced
from milepost.suggestions import suggested

LEAST_REASONS = 3
_GRADES = "grades.yaml"


def advice_of(
    part: AdvicePart,
    alternatives: Mapping[str, AlternativePart],
    at: At,
    evidence: Evidenced,
    names: Mapping[str, Type],
) -> Advice:
    """The advice; `names` are those that its rules may ask. Problems go to the collector."""
    _put_forward(part.on, alternatives, at.down("on"), evidence.collector)
    pros, cons, reasons = (
        _statements(kind, getattr(part, kind), at, evidence) for kind in ("pros", "cons", "reasons")
    )
    for kind in ("pros", "cons"):
        if not getattr(part, kind):
            what = f"the advice has no {kind}"
            mend = "state at least one: a board that sees one side cannot weigh"
            evidence.collector.add(at.problem(what, mend, at_key=True))
    _enough(part, reasons, at, evidence.collector)
    own = _typed(part.grades, at.down("grades"), names, evidence.collector)
    return Advice(part.on, pros, cons, reasons, own or grades(tuple(names)))


@cache
def grades(names: tuple[str, ...]) -> tuple[Grade, ...]:
    """The rules of grades that hold where a case has none of its own."""
    text = files("milepost.sources").joinpath(_GRADES).read_text("utf-8")
    read, collector = read_yaml(text, _GRADES), Collector()
    parts = build(GradesFile, read).grades
    found = _typed(parts, At(read, ("grades",)), dict.fromkeys(names, Type("number")), collector)
    collector.raise_if_any()
    return found


def _put_forward(
    on: str, alternatives: Mapping[str, AlternativePart], at: At, collector: Collector
) -> None:
    if on not in alternatives:
        what = f"there is no alternative `{on}`"
        collector.add(at.problem(what, suggested(on, alternatives)))
    elif alternatives[on].nothing:
        what = "the advice is on something to be done, and this is doing nothing"
        collector.add(at.problem(what, "name the alternative that is put forward"))


def _statements(
    kind: str, parts: Sequence[Part], at: At, evidence: Evidenced
) -> tuple[Statement, ...]:
    found = []
    for number, part in enumerate(parts):
        here = at.down(kind, number)
        shown = evidence.references(part.evidence, here.down("evidence"))
        found.append(Statement(part.says, shown, here.place))
    return tuple(found)


def _enough(part: AdvicePart, reasons: Sequence[Statement], at: At, collector: Collector) -> None:
    """Three reasons or more, each traced to evidence."""
    bare = [n for n, reason in enumerate(part.reasons) if not reason.evidence]
    for number in bare:
        what = "no evidence shows this reason"
        mend = "name a file or a fact under `evidence`"
        collector.add(at.down("reasons", number).problem(what, mend))
    traced = len(reasons) - len(bare)
    if traced < LEAST_REASONS:
        there = "1 reason is" if traced == 1 else f"{traced} reasons are"
        what = f"{there} traced to evidence, and advice rests on {LEAST_REASONS} or more"
        lacking = LEAST_REASONS - traced
        mend = f"add {lacking} more, or leave `advice` out until they are found"
        here = at.down("reasons") if part.reasons else at
        collector.add(here.problem(what, mend, at_key=True))


def _typed(
    parts: Sequence[GradePart], at: At, names: Mapping[str, Type], collector: Collector
) -> tuple[Grade, ...]:
    """The rules with typed conditions; the last must hold where no other does."""
    if parts and parts[-1].when is not None:
        what = "the last grade is given where no other is"
        collector.add(at.down(len(parts) - 1, "when").problem(what, "leave its `when` out"))
    typing = Typing(Scope(names), collector)
    return tuple(
        Grade(
            part.grade,
            part.title,
            None if part.when is None else typing.one(part.when, at.down(n, "when")),
            part.why,
            part.meets_bar,
        )
        for n, part in enumerate(parts)
    )

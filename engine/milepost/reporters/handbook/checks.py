"""Checks: what is asked, how it is judged, what it needs, and what mends a gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from milepost.model.criteria import Leaf
from milepost.model.policies import OutcomeRule
from milepost.reporters import marks
from milepost.reporters.handbook.evidence import evidence
from milepost.reporters.handbook.examples import examples
from milepost.reporters.handbook.limits import limits_of
from milepost.reporters.handbook.mending import remedies
from milepost.reporters.handbook.shapes import CheckView, Clause
from milepost.reporters.handbook.shown import over
from milepost.reporters.handbook.steps import steps_of
from milepost.reporters.handbook.terms import Terms, code
from milepost.reporters.view.shapes import Word
from milepost.scoring.leaves.answer import AnswerLeaf
from milepost.scoring.leaves.check import CheckLeaf
from milepost.scoring.leaves.imported import ImportedLeaf
from milepost.scoring.leaves.steps import StepsLeaf

_TONES = ("bad", "poor", "fair")
_WAYS = {
    CheckLeaf: "check",
    StepsLeaf: "steps",
    AnswerLeaf: "answer",
    ImportedLeaf: "imported",
}


def check(terms: Terms, leaf: Leaf, anchor: str) -> CheckView:
    """One check; the anchor is empty where it stands elsewhere too."""
    return CheckView(
        anchor=anchor,
        id=leaf.id,
        title=terms.words.text(leaf.title),
        severity=severity(terms, leaf.severity),
        statement=terms.text(leaf.statement, leaf),
        why=terms.text(leaf.why, leaf),
        way=_way(terms, leaf),
        question=terms.text(leaf.answer, leaf) if isinstance(leaf, AnswerLeaf) else "",
        code=code(leaf.check) if isinstance(leaf, CheckLeaf) else "",
        steps=steps_of(terms, leaf),
        clauses=tuple(_clauses(terms, leaf)),
        limits=limits_of(terms, leaf),
        over=tuple(terms.ref(one.id) for one in over(terms.ruleset, leaf)),
        facts=evidence(terms, leaf),
        remedies=remedies(terms, leaf),
        examples=examples(terms, leaf.examples, leaf),
        sources=sources(terms, leaf.source, (leaf.id,)),
    )


def _way(terms: Terms, leaf: Leaf) -> str:
    """How it is judged; a form of check that is not known here goes by its name."""
    known = next((way for kind, way in _WAYS.items() if isinstance(leaf, kind)), None)
    return terms.say(f"way.{known}") if known else type(leaf).__name__


def severity(terms: Terms, name: str | None) -> Word | None:
    """A severity with a tone by its rank; None where there is none."""
    if name is None:
        return None
    rank = terms.ruleset.severity_rank(name)
    tone = _TONES[rank] if rank < len(_TONES) else "none"
    return Word(terms.words.severity(name), tone)


def sources(terms: Terms, named: Iterable[str], own: Iterable[str]) -> str:
    """What a criterion or check goes back to; its own checks say that themselves."""
    return terms.words.joined(terms.titled(name) for name in named if name not in own)


def _clauses(terms: Terms, leaf: Leaf) -> Iterator[Clause]:
    for key in ("applies", "requires"):
        if (condition := getattr(leaf, key)) is not None:
            yield Clause(terms.say(f"clause.{key}"), "", code(condition))
    if isinstance(leaf, AnswerLeaf) and leaf.ticks:
        ticks = (terms.text(tick, leaf) for tick in leaf.ticks.values())
        yield Clause(terms.say("clause.ticks"), terms.words.say("list.semicolon").join(ticks))
    if leaf.needs:
        needs = (terms.say(f"need.{need}") for need in leaf.needs)
        yield Clause(terms.say("clause.needs"), terms.words.joined(needs))
    if leaf.target is not None:
        yield Clause(terms.say("clause.target"), terms.words.place(leaf.scale, leaf.target))
    yield from _policies(terms, leaf)


def _policies(terms: Terms, leaf: Leaf) -> Iterator[Clause]:
    """What the check itself says of not applicable and not assessed."""
    label, own = terms.say("clause.policy"), leaf.not_applicable
    if own is not None and own.forbidden:
        yield Clause(label, terms.say("clause.forbidden"))
    for name, credit in (
        ("not-applicable", own.credit if own is not None else None),
        ("not-assessed", leaf.not_assessed),
    ):
        if credit is not None:
            yield Clause(label, marks.counts(terms.words, name, OutcomeRule(credit=credit)))

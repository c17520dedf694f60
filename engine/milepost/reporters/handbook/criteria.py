"""Criteria with their marks, their weight and their checks."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.criteria import Criterion, Leaf
from milepost.model.values import shown_number
from milepost.reporters.handbook.checks import check, severity, sources
from milepost.reporters.handbook.examples import examples
from milepost.reporters.handbook.shapes import CheckView, CriterionView
from milepost.reporters.handbook.terms import Terms
from milepost.reporters.view.shapes import Word
from milepost.scoring.judging import weight_of

KILL = "kill"
"""The tag of a criterion whose critical failure nothing makes up for."""


def criterion(terms: Terms, one: Criterion, aside: tuple[str, ...]) -> CriterionView:
    """A criterion; `aside` are the axes that its chapter already tells."""
    alone = [leaf.id for leaf in one.leaves] == [one.id]
    return CriterionView(
        anchor=terms.anchors[one.id],
        id=one.id,
        title=_title(terms, one),
        marks=tuple(_marks(terms, one)),
        about=" · ".join(_about(terms, one, aside)),
        statement=terms.text(one.statement, one.leaves[0] if alone else None),
        why=terms.text(one.why, one.leaves[0] if alone else None),
        alone=alone,
        checks=tuple(_check(terms, leaf, one.id) for leaf in one.leaves),
        examples=() if alone else examples(terms, one.examples, None),
        sources=sources(terms, one.source, [leaf.id for leaf in one.leaves]),
    )


def _title(terms: Terms, one: Criterion) -> str:
    """Its title; empty where that is the id, because nobody wrote one."""
    title = terms.text(one.title, one.leaves[0] if len(one.leaves) == 1 else None)
    return "" if title == one.id else title


def by_itself(terms: Terms, leaf: Leaf) -> CriterionView:
    """A check that stands in no criterion, shown like one."""
    shown = check(terms, leaf, "")
    about = terms.say("weight", weight=shown_number(weight_of(terms.ruleset.severities, leaf)))
    return CriterionView(
        anchor=terms.anchors[leaf.id],
        id=leaf.id,
        title=shown.title,
        marks=(shown.severity,) if shown.severity else (),
        about=about,
        statement=shown.statement,
        why=shown.why,
        alone=True,
        checks=(shown,),
        examples=(),
        sources=shown.sources,
    )


def _check(terms: Terms, leaf: Leaf, criterion: str) -> CheckView:
    """Its anchor stands where it is first met."""
    here = terms.first[leaf.id] == criterion and leaf.id != criterion
    return check(terms, leaf, terms.anchors[leaf.id] if here else "")


def _marks(terms: Terms, one: Criterion) -> Iterator[Word]:
    """Worst severity, tags, whether it is core, and its place in the life cycle."""
    worst = min((leaf.severity for leaf in one.leaves), key=terms.ruleset.severity_rank)
    if (word := severity(terms, worst)) is not None:
        yield word
    for tag in one.tags:
        yield tagged(terms, tag)
    if one.core:
        yield Word(terms.say("mark.core"), "none")
    if one.status != "active":
        yield Word(terms.say(f"status.{one.status}"), "none")


def tagged(terms: Terms, tag: str) -> Word:
    """A tag by its title."""
    title = terms.words.text(terms.ruleset.tags.get(tag)) or tag
    return Word(title, "bad" if tag == KILL else "none")


def _about(terms: Terms, one: Criterion, aside: tuple[str, ...]) -> Iterator[str]:
    """Weight, owner, and its places on axes."""
    yield terms.say("weight", weight=shown_number(one.weight))
    if one.owner:
        yield terms.say("owned", owner=terms.words.owner(one.owner))
    for axis, value in one.places.items():
        if axis not in aside:
            yield terms.words.text(terms.ruleset.titled(axis, value))

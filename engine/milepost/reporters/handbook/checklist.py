"""The evidence checklist: every fact and answer needed, by whom it is of."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.criteria import Leaf
from milepost.model.scales import StepScale
from milepost.reporters.handbook.evidence import fact_line, whose
from milepost.reporters.handbook.shapes import Checklist, FactLine
from milepost.reporters.handbook.steps import numbers
from milepost.reporters.handbook.terms import Terms
from milepost.reporters.view.ways import titled
from milepost.scoring.leaves.answer import AnswerLeaf
from milepost.scoring.results.judged import Judged


def checklists(terms: Terms) -> tuple[Checklist, ...]:
    """The subject's own facts, those of others, then what assessors are asked."""
    facts = terms.needed
    relations = dict.fromkeys(terms.ruleset.facts[name].of for name in facts)
    ordered = sorted(relations, key=lambda relation: relation is not None)
    found = [_facts(terms, relation, facts) for relation in ordered]
    asked = (*_questions(terms), *_judged(terms))
    return (*found, *([Checklist(terms.say("list.assessors"), asked)] if asked else []))


def _facts(terms: Terms, relation: str | None, facts: dict[str, tuple[str, ...]]) -> Checklist:
    own = [name for name in facts if terms.ruleset.facts[name].of == relation]
    title = whose(terms, relation) or terms.say("list.subject")
    return Checklist(title, tuple(_line(terms, name, facts[name]) for name in own))


def _line(terms: Terms, name: str, by: tuple[str, ...]) -> FactLine:
    owner = next((leaf.owner for leaf in _asking(terms, name) if leaf.owner), "")
    return fact_line(terms, name, owner, tuple(terms.ref(one, one) for one in by))


def _asking(terms: Terms, fact: str) -> Iterator[Leaf]:
    return (leaf for leaf in terms.leaves if fact in terms.ruleset.reads[leaf.id])


def _questions(terms: Terms) -> Iterator[FactLine]:
    """The questions, and the outcomes that another tool reports."""
    for leaf in (leaf for leaf in terms.leaves if leaf.answered):
        asked = leaf.answer if isinstance(leaf, AnswerLeaf) else leaf.statement or leaf.title
        title = terms.text(asked, leaf) or terms.words.fact(leaf.id)
        role = terms.words.owner(leaf.owner) if leaf.owner else ""
        form = _scale(terms, leaf.scale) or terms.say("form.outcome")
        yield FactLine(leaf.id, title, form, role, "", "", "", (terms.ref(leaf.id, leaf.id),))


def _judged(terms: Terms) -> Iterator[FactLine]:
    """The results that an assessor gives, with a reason."""
    for name, result in terms.ruleset.results.items():
        if isinstance(result, Judged):
            form = terms.words.joined((_scale(terms, result.scale), terms.say("form.reason")))
            yield FactLine(name, titled(terms.words, name), form, "", "", "", "")


def _scale(terms: Terms, name: str | None) -> str:
    """From which step to which an answer may lie."""
    scale = terms.ruleset.scales.get(name or "")
    if scale is None:
        return ""
    if not isinstance(scale, StepScale):
        return numbers(terms, scale)
    low, high = (terms.words.place(name, scale.names[end]) for end in (0, -1))
    return terms.say("form.range", low=low, high=high)

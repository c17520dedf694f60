"""What mends a gap: action, owner, effort and time, and what will then be true."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.loading.facts import read_value
from milepost.model.criteria import Leaf
from milepost.model.expression import Expression, Literal
from milepost.model.facts import Fact
from milepost.model.remedies import Action, Change, Choice
from milepost.model.values import Document, shown_number
from milepost.reporters.handbook.shapes import RemedyLine
from milepost.reporters.handbook.terms import Terms, code


def remedies(terms: Terms, leaf: Leaf) -> tuple[RemedyLine, ...]:
    """The action for a gap of the check; of a choice each alternative."""
    return tuple(_line(terms, leaf, action) for action in _actions(terms, leaf.remedy))


def _actions(terms: Terms, remedy: object) -> Iterator[Action]:
    if isinstance(remedy, Action):
        yield remedy
    elif isinstance(remedy, Choice):
        for name in remedy.choice:
            yield from _actions(terms, name)
    elif isinstance(remedy, str):
        yield from _actions(terms, terms.ruleset.remedies.get(remedy))


def _line(terms: Terms, leaf: Leaf, action: Action) -> RemedyLine:
    before = [_named(terms, name) for name in action.after]
    return RemedyLine(
        action=terms.text(action.action, leaf),
        terms=_terms(terms, action),
        targets=_targets(terms, action),
        first=terms.say("remedy.first", names=terms.words.joined(before)) if before else "",
    )


def _terms(terms: Terms, action: Action) -> str:
    cost = terms.say("remedy.cost", cost=shown_number(action.cost)) if action.cost else ""
    return terms.say(
        "remedy.terms",
        owner=terms.words.owner(action.owner),
        effort=terms.words.say("text.effort", days=shown_number(action.effort_days)),
        due=terms.words.measured(str(action.due_days), "d"),
        cost=cost,
    )


def _named(terms: Terms, name: str) -> str:
    either = terms.words.say("report.list.or")
    return either.join(terms.words.text(a.action) for a in _actions(terms, name)) or name


def _targets(terms: Terms, action: Action) -> str:
    """What the action makes true; empty where it says nothing of that."""
    made = (_target(terms, name, change) for name, change in action.makes.items())
    targets = terms.words.say("list.semicolon").join(made)
    return terms.say("remedy.targets", targets=targets) if targets else ""


def _target(terms: Terms, name: str, change: Change) -> str:
    """A fact, or the rating of a question, and what becomes of it."""
    wanted = terms.words.joined(_wanted(terms, name, change))
    return terms.say("remedy.target", name=terms.words.fact(name), target=wanted)


def _wanted(terms: Terms, name: str, change: Change) -> Iterator[str]:
    fact = terms.ruleset.facts.get(name)
    for key, end in (("least", change.at_least), ("most", change.at_most)):
        if end is not None:
            yield terms.say(f"remedy.{key}", end=_end(terms, end, fact))
    if change.value is not None:
        yield _value(terms, name, change.value, fact)
    if change.status is not None:
        yield terms.words.value(Document(change.status))
    if change.date is not None:
        yield terms.say("remedy.dated")
    if change.add:
        yield terms.say("remedy.holds", names=terms.words.joined(change.add))
    if change.length is not None:
        yield terms.say("remedy.length", count=change.length)


def _end(terms: Terms, end: Expression, fact: Fact | None) -> str:
    """A number with the unit of its fact; the title of a fact that is the measure itself."""
    if isinstance(end.tree, Literal):
        return terms.words.value(end.tree.value, fact)
    return terms.words.fact(code(end))


def _value(terms: Terms, name: str, raw: object, fact: Fact | None) -> str:
    if fact is None:
        return terms.words.rating(name, str(raw))
    return terms.words.value(read_value(raw, fact), fact)

"""What a rule set is: kind, version, digest, what it rests on, and how much it asks."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.reporters.handbook.shapes import Clause
from milepost.reporters.handbook.terms import Terms


def about(terms: Terms) -> tuple[Clause, ...]:
    """The lines of the title page; what there is nothing to say of is left out."""
    return tuple(line for line in _lines(terms) if line.text)


def _lines(terms: Terms) -> Iterator[Clause]:
    rules = terms.ruleset
    yield Clause(terms.say("about.version"), rules.version)
    yield Clause(terms.words.say("report.origin.effective"), str(rules.effective or ""))
    yield Clause(terms.words.say("report.origin.digest"), rules.digest)
    yield Clause(terms.say("about.extends"), rules.extends)
    yield Clause(terms.words.say("report.origin.library"), terms.words.joined(rules.libraries))
    yield Clause(terms.words.say("report.uses"), terms.words.joined(_uses(terms)))
    yield Clause(terms.say("about.answers"), terms.words.joined(_answers(terms)))
    yield Clause(terms.say("about.raters"), _raters(terms))
    yield Clause(terms.say("about.better"), _better(terms))
    yield Clause(terms.say("about.size"), _size(terms))


def _uses(terms: Terms) -> Iterator[str]:
    """The other rule sets, and whose results are taken."""
    for name, use in terms.ruleset.uses.items():
        key = "of" if use.of else "every" if use.every else "same"
        relation = use.of or use.every or ""
        yield terms.say(f"use.{key}", name=name, ruleset=use.ruleset, relation=relation)


def _answers(terms: Terms) -> Iterator[str]:
    """What answers are given for, such as teams."""
    for name, axis in terms.ruleset.answer_axes.items():
        title = terms.words.text(axis.title) or name
        key = "answers.least" if axis.at_least > 1 else "answers"
        yield terms.say(key, name=title, least=axis.at_least)


def _raters(terms: Terms) -> str:
    raters = terms.ruleset.raters
    if raters is None:
        return ""
    taken = terms.say(f"raters.{raters.take}")
    if raters.discuss_over is None:
        return taken
    points = terms.words.value(raters.discuss_over)
    return terms.words.joined((taken, terms.say("raters.discuss", points=points)))


def _better(terms: Terms) -> str:
    return terms.say("better.lower") if terms.ruleset.better == "lower" else ""


def _size(terms: Terms) -> str:
    """How much there is to read and to supply."""
    rules = terms.ruleset
    key = "size" if rules.criteria else "size.library"
    facts = len(terms.needed)
    return terms.say(key, criteria=len(rules.criteria), checks=len(terms.leaves), facts=facts)

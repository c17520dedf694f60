"""The glossary: severities, marks, scales and outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from milepost.model.outcomes import Outcome
from milepost.model.policies import OutcomeRule
from milepost.model.values import shown_number
from milepost.reporters import marks
from milepost.reporters.handbook.checks import severity
from milepost.reporters.handbook.criteria import tagged
from milepost.reporters.handbook.shapes import Glossary, ScaleView, Term
from milepost.reporters.handbook.steps import steps
from milepost.reporters.handbook.terms import Terms
from milepost.reporters.view.shapes import Word
from milepost.reporters.view.tones import outcome

_OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


def glossary(terms: Terms) -> Glossary:
    """The words that the handbook uses; scales that nothing in it uses are left out."""
    return Glossary(
        severities=tuple(_severities(terms)),
        marks=tuple(_marks(terms)),
        scales=tuple(ScaleView(name, steps(terms, name)) for name in _scales(terms)),
        outcomes=tuple(_outcomes(terms)),
    )


def _severities(terms: Terms) -> Iterator[Term]:
    for name, known in terms.ruleset.severities.items():
        if (word := severity(terms, name)) is not None:
            yield Term(word, terms.say("weight", weight=shown_number(known.weight)))


def _marks(terms: Terms) -> Iterator[Term]:
    """Tags by name, the core, and the life cycle, as far as a criterion has them."""
    criteria = terms.ruleset.criteria
    used = {tag for one in criteria for tag in one.tags}
    for tag in terms.ruleset.tags:
        if tag in used:
            yield Term(Word(tag, tagged(terms, tag).tone), tagged(terms, tag).text)
    if any(one.core for one in criteria):
        yield Term(Word(terms.say("mark.core")), terms.say("mark.core.means"))
    for status in ("future", "retired"):
        if any(one.status == status for one in criteria):
            yield Term(Word(terms.say(f"status.{status}")), terms.say(f"status.{status}.means"))


def _scales(terms: Terms) -> list[str]:
    """The scales of results and checks; of a library all."""
    used = {result.scale for result in terms.ruleset.results.values()}
    used |= {leaf.scale for leaf in terms.leaves}
    library = terms.ruleset.kind == "library"
    return [name for name in terms.ruleset.scales if library or name in used]


def _outcomes(terms: Terms) -> Iterator[Term]:
    """The built-in outcomes and those that the rule set adds, each with what it counts by rule."""
    for name in _OUTCOMES:
        own = terms.ruleset.outcomes.get(name)
        yield Term(outcome(terms.words, name), _meaning(terms, name, name, own))
    for further, rule in terms.ruleset.outcomes.items():
        if rule.like is not None:
            word = outcome(terms.words, rule.like, further)
            yield Term(word, _meaning(terms, further, rule.like, rule))


def _meaning(terms: Terms, name: str, like: Outcome, rule: OutcomeRule | None) -> str:
    counted = marks.counts(terms.words, name, rule) if rule is not None else ""
    by_rule = terms.say("outcome.rule", rule=counted) if counted else ""
    said = filter(None, (terms.say(f"outcome.{like}"), by_rule))
    return terms.words.say("report.space").join(said)

"""Facts as evidence to supply: form, owner, greatest age, and whose they are."""

from __future__ import annotations

from milepost.model.criteria import Leaf
from milepost.model.facts import Fact
from milepost.model.values import shown_number
from milepost.model.withholding import TITLES
from milepost.reporters.handbook.shapes import FactLine, Ref
from milepost.reporters.handbook.shown import facts_of
from milepost.reporters.handbook.terms import Terms
from milepost.reporters.messages import messages


def evidence(terms: Terms, leaf: Leaf) -> tuple[FactLine, ...]:
    """What one check asks for; where a fact has no owner the owner of the check supplies it."""
    names = facts_of(terms.ruleset, leaf)
    return tuple(fact_line(terms, name, leaf.owner or "") for name in names)


def fact_line(
    terms: Terms, name: str, owner: str = "", needed_by: tuple[Ref, ...] = ()
) -> FactLine:
    """One declared fact."""
    fact = terms.ruleset.facts[name]
    role = fact.owner or owner
    return FactLine(
        name=name,
        title=terms.words.fact(name),
        form=form(terms, fact),
        owner=terms.words.owner(role) if role else "",
        days=_days(terms, fact),
        age=_age(terms, fact),
        whose=whose(terms, fact.of),
        needed_by=needed_by,
    )


def _days(terms: Terms, fact: Fact) -> str:
    """How old it may be."""
    oldest = fact.max_age_days
    return "" if oldest is None else terms.words.measured(str(oldest), "d")


def _age(terms: Terms, fact: Fact) -> str:
    """The same as a sentence."""
    oldest = _days(terms, fact)
    return terms.say("age", age=oldest) if oldest else ""


def whose(terms: Terms, relation: str | None) -> str:
    """Whose a fact is where it is not the subject's own."""
    if relation is None:
        return ""
    key = f"handbook.of.{relation}"
    named = terms.words.say(key) if key in messages() else relation
    return terms.say("of", name=named)


def form(terms: Terms, fact: Fact) -> str:
    """Type, range or unit, what may be chosen or must be filled in, and who may see it."""
    parts = [terms.say(f"type.{fact.type}"), _range(terms, fact), _inside(terms, fact)]
    if fact.confidentiality:
        level = TITLES[fact.confidentiality].to(terms.words.language)
        parts.append(terms.say("class", name=level))
    return terms.words.say("text.comma").join(part for part in parts if part)


def _range(terms: Terms, fact: Fact) -> str:
    """Which numbers are taken; the unit alone where any is."""
    low, high = (None if n is None else shown_number(n) for n in (fact.min, fact.max))
    unit = fact.unit or ("%" if fact.type == "percent" else "")
    if low is None and high is None:
        return terms.say("form.unit", unit=_unit(terms, unit)) if fact.unit else ""
    key = "upto" if low is None else "range"
    if high is None:
        return terms.say("form.from", low=terms.words.measured(low or "", unit))
    return terms.say(f"form.{key}", low=low, high=terms.words.measured(high, unit))


def _unit(terms: Terms, unit: str) -> str:
    key = f"unit.{unit}"
    return terms.words.say(key) if key in messages() else unit


def _inside(terms: Terms, fact: Fact) -> str:
    """The values of a choice, the fields of a record or of the items of a list."""
    if fact.values:
        between = terms.say("form.below" if fact.ordered else "form.or")
        return terms.say("form.values", values=between.join(fact.values))
    fields = (_field(terms, name, field) for name, field in fact.fields.items())
    named = terms.words.say("list.semicolon").join(fields)
    return terms.say("form.fields", fields=named) if named else ""


def _field(terms: Terms, name: str, field: Fact) -> str:
    title = terms.words.text(field.title) or name
    return terms.say("form.field", name=title, form=form(terms, field))

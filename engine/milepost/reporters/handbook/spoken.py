"""Whether a rule set speaks the reader's language; where it does not, that is said once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from milepost.model.expression import Expression
from milepost.model.facts import Part
from milepost.model.text import Text
from milepost.reporters.handbook.terms import Terms


def notice(terms: Terms) -> str:
    """That texts stand in English because nobody wrote them in Chinese; empty where all are.

    What has no title goes by its id, which needs no translation.
    """
    if terms.words.language == "en":
        return ""
    texts = {t.en: t.zh for t in _texts(_shown(terms)) if t.en not in terms.anchors}
    lacking = sum(chinese is None for chinese in texts.values())
    if not lacking:
        return ""
    key = "english.all" if lacking == len(texts) else "english.some"
    return terms.say(key, count=lacking, total=len(texts))


def _shown(terms: Terms) -> tuple[object, ...]:
    """What of the rule set stands in the handbook."""
    rules = terms.ruleset
    facts = tuple(rules.facts[name] for name in terms.needed)
    shown = terms.leaves
    own = (rules.title, rules.criteria, shown, facts, rules.parameters, rules.patterns)
    used = {leaf.remedy for leaf in shown if isinstance(leaf.remedy, str)}
    remedies = tuple(remedy for name, remedy in rules.remedies.items() if name in used)
    return (*own, rules.results, rules.axes, rules.severities, remedies, rules.adjust)


def _texts(value: object) -> Iterator[Text]:
    """Every text in a definition, its parts included; a condition holds none."""
    if isinstance(value, Text):
        yield value
        return
    if value is None or isinstance(value, (str, int, Expression)):
        return
    if isinstance(value, Part):
        inner = [getattr(value, name) for name in type(value).model_fields]
    elif is_dataclass(value):
        inner = [getattr(value, field.name) for field in fields(value)]
    else:
        inner = [*value.values()] if isinstance(value, Mapping) else []
        inner += value if isinstance(value, tuple) else ()
    for part in inner:
        yield from _texts(part)

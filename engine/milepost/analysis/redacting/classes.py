"""Of which class evidence is: as declared, and as a document says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from milepost.model.confidentiality import CLASSES, UNSAID, Class, highest
from milepost.model.evidence import Evidence
from milepost.model.facts import Fact
from milepost.model.ruleset import RuleSet
from milepost.model.values import Document, Value, Withheld


def class_of(ruleset: RuleSet, evidence: Evidence, name: str) -> Class:
    """The class of a fact: the higher of what its declaration and its documents say.

    What the rule set does not declare is of the highest: nothing is known of it.
    """
    declared = ruleset.facts.get(name)
    if declared is None:
        return CLASSES[-1]
    given = evidence.facts.get(name)
    told = _told(given.value) if given is not None else ()
    return highest((declared.confidentiality or UNSAID, *_of_fields(declared), *told))


def _of_fields(fact: Fact) -> Iterator[Class]:
    """The classes that fields of a record are declared with."""
    for part in fact.fields.values():
        if part.confidentiality is not None:
            yield part.confidentiality
        yield from _of_fields(part)


def _told(value: Value) -> Iterator[Class]:
    """What the documents in a value say of themselves, and what is withheld already."""
    if isinstance(value, Document) and value.confidentiality is not None:
        yield value.confidentiality
    elif isinstance(value, Withheld):
        yield value.level
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _told(part)
    elif isinstance(value, tuple):
        for item in value:
            yield from _told(item)  # type: ignore[arg-type] # a point of a series has no class

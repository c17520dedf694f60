"""Evidence, with what is hidden of it withheld: values, who said so, where it stands."""

from __future__ import annotations

from dataclasses import replace

from milepost.analysis.redacting.masks import Mask
from milepost.model.assessment import Notice
from milepost.model.confidentiality import Class
from milepost.model.evidence import (
    NOWHERE,
    Answer,
    Evidence,
    FactValue,
    JudgedValue,
    Plan,
    Waiver,
)
from milepost.model.text import Text
from milepost.model.values import Withheld
from milepost.model.withholding import withheld

SOMEBODY = "withheld"
"""The role in place of whoever promised something."""


def evidence(mask: Mask, given: Evidence) -> Evidence:
    """All that is known of a subject, as the audience may see it."""
    facts = {name: fact(mask, one) for name, one in given.facts.items()}
    lost = {name: "" if name in mask.facts else file for name, file in given.missing.items()}
    if mask.said is None:
        return replace(given, facts=facts, missing=lost)
    return replace(
        given,
        facts=facts,
        missing=lost,
        answers={name: answers(mask, own) for name, own in given.answers.items()},
        judged=tuple(judged(mask, one) for one in given.judged),
        waivers=tuple(waiver(mask, one) for one in given.waivers),
        targets_of={},
        plans={name: plan(mask, one) for name, one in given.plans.items()},
        actions=(),
    )


def fact(mask: Mask, given: FactValue) -> FactValue:
    """A fact; of a hidden one only its name and the day that it was collected on are left."""
    level = mask.facts.get(given.name)
    if level is None:
        return given
    return FactValue(given.name, Withheld(level), NOWHERE, given.collected)


def answers(mask: Mask, given: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Answers to a question; of hidden ones it is left whether, when and for which place."""
    return tuple(_answer(mask.said, one) for one in given) if mask.said else given


def _answer(level: Class, given: Answer) -> Answer:
    return Answer(
        given.leaf,
        NOWHERE,
        not_applicable=given.not_applicable,
        rationale=_text(level, given.rationale),
        reason=_text(level, given.reason),
        collected=given.collected,
        at=given.at,
        withheld=Withheld(level),
    )


def _text(level: Class, text: Text | None) -> Text | None:
    return None if text is None else withheld(level)


def judged(mask: Mask, given: JudgedValue) -> JudgedValue:
    """An assessor's own value, which is a result and stays; the reason for it may be hidden."""
    if mask.said is None:
        return given
    rationale = _text(mask.said, given.rationale)
    return replace(given, rationale=rationale, place=NOWHERE, by="")


def waiver(mask: Mask, given: Waiver) -> Waiver:
    """A waiver; its reason and its people may be hidden."""
    if mask.said is None:
        return given
    reason = withheld(mask.said)
    return replace(given, reason=reason, place=NOWHERE, approver="", requested_by="")


def plan(mask: Mask, given: Plan) -> Plan:
    """A promise; what is promised, and by whom, may be hidden."""
    if mask.said is None:
        return given
    return replace(given, action=withheld(mask.said), owner=SOMEBODY, place=NOWHERE)


def notice(mask: Mask, given: Notice) -> Notice:
    """A notice; without what evidence holds where that is hidden."""
    level = mask.facts.get(given.about) if given.about else mask.said
    return given if level is None or given.bare is None else Notice(given.kind, given.bare)

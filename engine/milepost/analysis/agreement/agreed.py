"""The agreement of the assessors who used one scale of a rule set, with what was left out."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.analysis.agreement.agreeing import Agreement
from milepost.analysis.agreement.ratings import Unit
from milepost.model.ruleset import RuleSet
from milepost.model.values import Number


@dataclass(frozen=True, slots=True)
class Agreed:
    """The agreement on one scale of one rule set.

    `merged` is what the rule set makes of the ratings of a unit, `unnamed` the units with answers
    that name no assessor, `incomplete` those with answers that lack what the question needs.
    """

    ruleset: RuleSet
    scale: str
    subjects: tuple[str, ...]
    agreement: Agreement
    merged: dict[Unit, Number]
    unnamed: tuple[Unit, ...]
    incomplete: tuple[Unit, ...]

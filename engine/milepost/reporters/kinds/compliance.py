"""The compliance statement: with which rule set a subject complies, and except for what."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from milepost.model.text import Language, Text
from milepost.reporters import json_report
from milepost.reporters.compliance.document import document
from milepost.reporters.material import Material, Report, named

TITLE = Text(en="Compliance statement", zh="合规声明")
PURPOSE = Text(
    en="what a subject complies with: exceptions, applicability, waivers, signatures",
    zh="对象对规则集的符合情况：例外、适用性、豁免与签署",
)
ASKED_FOR = False


def reports(material: Material, language: Language) -> Iterator[Report]:
    """One statement for each review of a compliance rule set."""
    for review in material.reviews:
        if review.assessment.ruleset.kind == "compliance":
            made = document(review, TITLE.to(language), language)
            name = named("compliance", material.reviews, review)
            yield Report(name, made, partial(json_report.document, review))

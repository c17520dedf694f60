"""The gate pack: what a steering board decides at a gate, and what the decision rests on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from milepost.model.text import Language, Text
from milepost.reporters import json_report
from milepost.reporters.gate.document import document
from milepost.reporters.material import Material, Report, named

TITLE = Text(en="Gate pack", zh="关口评审材料")
PURPOSE = Text(
    en="for a steering board at a gate: decision, conditions, dissent, evidence, signatures",
    zh="供关口评审会使用：裁决、条件、分歧、证据清单与签署页",
)
ASKED_FOR = False


def reports(material: Material, language: Language) -> Iterator[Report]:
    """One pack for each stage-gate review of the subject."""
    for review in material.reviews:
        if review.assessment.ruleset.kind == "stage-gate":
            beside = tuple(one for one in material.reviews if one is not review)
            made = document(review, beside, TITLE.to(language), language)
            name = named("gate", material.reviews, review)
            yield Report(name, made, partial(json_report.document, review))

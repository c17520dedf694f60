"""The maturity profile: where each dimension stands, what holds the level down, how to rise."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from milepost.errors import UsageError
from milepost.model.review import Review
from milepost.model.text import Language, Text
from milepost.reporters.material import Material, Report, named
from milepost.reporters.maturity.data import data
from milepost.reporters.maturity.document import document, told
from milepost.reporters.plans.planned import Planned

TITLE = Text(en="Maturity profile", zh="成熟度画像")
PURPOSE = Text(
    en="level by dimension against the next one, what is proven, and the road upwards",
    zh="各维度等级与下一级的差距、证据支撑情况、升级路线",
)
ASKED_FOR = False


def reports(material: Material, language: Language) -> Iterator[Report]:
    """One report for each maturity review that has levels by dimension."""
    for review in material.reviews:
        if review.assessment.ruleset.kind != "maturity":
            continue
        found = told(review, _plan(material, review), language)
        if found is not None:
            name = named("maturity", material.reviews, review)
            shown = document(found, TITLE.to(language))
            yield Report(name, shown, partial(data, found))


def _plan(material: Material, review: Review) -> Planned | None:
    """The plan to the next level; None where none can be sought here."""
    try:
        planned = material.planned()
    except UsageError:
        return None
    return next((one for one in planned if one.review is review), None)

"""The comparison: the subject before and after, what moved it, and what looms."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.text import Language, Text
from milepost.reporters.comparing.data import data
from milepost.reporters.comparing.document import TITLE as TITLE
from milepost.reporters.comparing.document import document
from milepost.reporters.material import Material, Report

PURPOSE = Text(
    en="before and after: what moved and why, weaknesses new and closed, early warnings",
    zh="前后对比：变化及原因，新增与消除的短板，预警",
)
ASKED_FOR = False


def reports(material: Material, language: Language) -> Iterator[Report]:
    """One report of a subject that has a past to be compared with."""
    compared = material.compared()
    if compared is not None and any(one.latest is not None for one in compared.comparisons):
        made = document(compared, language, whole=True)
        yield Report("comparison", made, lambda: data(compared))

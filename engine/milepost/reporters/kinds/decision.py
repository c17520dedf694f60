"""The decision pack: what is recommended between alternatives, how firmly, and why."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from milepost.model.text import Language, Text
from milepost.reporters.material import Material, Report
from milepost.reporters.ranking.decision import TITLE as TITLE
from milepost.reporters.ranking.decision import document
from milepost.reporters.ranking.decision_data import data

PURPOSE = Text(
    en="for a meeting: summary, analysis, options and advice of a decision, with resolution",
    zh="供会议使用：决策事项的摘要、分析、备选方案与意见，附决议",
)
ASKED_FOR = False


def reports(material: Material, language: Language) -> Iterator[Report]:
    """One pack for each decision case of the subject."""
    for decision in material.decided():
        made = document(decision, language, whole=True)
        yield Report(f"decision-{decision.case.name}", made, partial(data, decision))

"""The management report: what a manager reads each month, in six sections that are always there."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.text import Language, Text
from milepost.reporters.management.data import data
from milepost.reporters.management.document import document, told
from milepost.reporters.material import Material, Report

TITLE = Text(en="Management report", zh="管理报告")
PURPOSE = Text(
    en="status, milestones, money, risks, performance and resources, with what is to decide",
    zh="状态、里程碑、资金、风险、绩效、资源六节，及待决事项",
)
ASKED_FOR = False


def reports(material: Material, language: Language) -> Iterator[Report]:
    """One report of a subject that has a figure of one of the sections."""
    found = told(material, language)
    if found is not None:
        yield Report("management", document(found, TITLE.to(language)), lambda: data(found))

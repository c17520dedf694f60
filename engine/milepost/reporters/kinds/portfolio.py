"""The portfolio report: all subjects of a run, and the index to their own reports."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.summaries import Portfolio
from milepost.model.text import Language, Text
from milepost.reporters.material import Material, Report
from milepost.reporters.portfolio.data import data
from milepost.reporters.portfolio.document import document, told

TITLE = Text(en="Portfolio report", zh="组合报告")
PURPOSE = Text(
    en="all subjects in one: verdicts, heat maps, common weaknesses, dates, links",
    zh="全部对象汇总：结论分布、热力图、共性短板、到期事项与链接",
)
ASKED_FOR = False


def reports(material: Material, language: Language) -> Iterator[Report]:
    """Nothing of a single subject: `over` reports on all of them."""
    return iter(())


def over(portfolio: Portfolio, language: Language) -> Iterator[Report]:
    """One report of all subjects."""
    found = told(portfolio, language)
    yield Report("portfolio", document(found, TITLE.to(language)), lambda: data(found))

"""What the report over all subjects is made of, gathered while they are reported one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from milepost.errors import MilepostError
from milepost.model.confidentiality import Class
from milepost.model.priorities import Priorities
from milepost.model.summaries import Failed, Portfolio, Summary
from milepost.model.text import Text
from milepost.reporters import mistakes
from milepost.reporters.material import Material
from milepost.reporters.portfolio.summing import Summing

_READ_FIRST = ("html", "pdf", "docx", "md", "xlsx", "txt")
"""Suffixes of files that a reader is led to, the best first."""


@dataclass
class Gathering:
    """The summaries of the subjects so far, and those that could not be assessed."""

    audience: Class | None = None
    summaries: list[Summary] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    _summing: Summing = field(default_factory=Summing)

    def keep(self, place: str, made: Material, names: tuple[str, ...]) -> None:
        """A subject whose reports of these names were written into the folder `place`."""
        if made.reviews:
            files = linked(place, names)
            self.summaries.append(self._summing.of(place, made.reviews, files))

    def fail(self, path: Path, error: MilepostError) -> None:
        """A subject that could not be assessed, or reported on; nothing of it is held on to."""
        why = Text(en=mistakes.told(error, "en"), zh=mistakes.told(error, "zh"))
        if not any(one.folder == path.resolve().name for one in self.summaries):
            self.failed.append(Failed(path.resolve().name, why))

    @property
    def folders(self) -> frozenset[str]:
        """The subjects so far, by folder."""
        return frozenset(one.folder for one in self.summaries)

    def portfolio(self, priorities: Priorities | None) -> Portfolio:
        """All of it; what a portfolio file counts is for those alone who may see everything."""
        shown = priorities if self.audience is None else None
        return Portfolio(tuple(self.summaries), tuple(self.failed), shown, self.audience)


def linked(place: str, names: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """The files to lead a reader to, by report and language: `("gate-G2", "en")`."""
    found: dict[tuple[str, str], str] = {}
    for suffix in _READ_FIRST:
        for name in (one for one in names if one.endswith(f".{suffix}")):
            report, language = name.rsplit(".", 2)[:2]
            found.setdefault((report, language), f"{place}/{name}")
    return found

"""Reports into files: the kinds, formats and languages that are wanted, for one subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from milepost.analysis.redacting.redacting import classification_of
from milepost.cli.documents import made_as
from milepost.cli.saving import save
from milepost.errors import UsageError
from milepost.model.confidentiality import Class
from milepost.model.summaries import Portfolio
from milepost.model.text import Language
from milepost.reporters.classing import classed
from milepost.reporters.listing import is_over, kind, kinds
from milepost.reporters.material import Material, Report

SUFFIXES = {
    "html": "html",
    "markdown": "md",
    "json": "json",
    "pdf": "pdf",
    "docx": "docx",
    "xlsx": "xlsx",
    "text": "txt",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to write: kinds and formats (none: those that serve by default), and languages."""

    kinds: tuple[str, ...]
    formats: tuple[str, ...]
    languages: tuple[Language, ...]

    def write(self, folder: Path, material: Material) -> tuple[str, ...]:
        """The reports of one subject into its folder; the names of their files.

        Raises UsageError where a kind that was asked for has nothing to say of it.
        """
        return _saved(folder, self.files(material))

    def write_over(self, folder: Path, portfolio: Portfolio) -> tuple[str, ...]:
        """The reports over all subjects into a folder; the names of their files."""
        return _saved(folder, self._over(portfolio))

    @property
    def over(self) -> tuple[str, ...]:
        """The kinds over all subjects that are wanted: those named; all where none is named."""
        return tuple(name for name in self.kinds or kinds() if is_over(name))

    def files(self, material: Material) -> Iterator[tuple[str, str | bytes]]:
        """The reports of one subject: names of files, and what they hold."""
        for name in self.kinds or kinds():
            if not is_over(name) and (self.kinds or not kind(name).ASKED_FOR):
                yield from self._kind(material, name)

    def _over(self, portfolio: Portfolio) -> Iterator[tuple[str, str | bytes]]:
        for name in self.over:
            for language in self.languages:
                for report in kind(name).over(portfolio, language):
                    yield from self._formed(report, name, language)

    def _kind(self, material: Material, name: str) -> Iterator[tuple[str, str | bytes]]:
        found = False
        for language in self.languages:
            for report in kind(name).reports(material, language):
                found = True
                report = _classed(report, material, language)
                yield from self._formed(report, name, language)
        if self.kinds and not found:
            raise UsageError(_nothing(name, material))

    def _formed(
        self, report: Report, name: str, language: Language
    ) -> Iterator[tuple[str, str | bytes]]:
        for form in self._formats(name):
            if form != "json" or language == self.languages[0]:  # data speaks both
                yield _file(report, form, language), made_as(form, report)

    def _formats(self, name: str) -> tuple[str, ...]:
        default = ("html", "markdown", "json") if name == "assessment" else ("html",)
        return self.formats or default


def _saved(folder: Path, files: Iterator[tuple[str, str | bytes]]) -> tuple[str, ...]:
    names = []
    for name, content in files:
        save(folder / name, content)
        names.append(name)
    return tuple(names)


def _classed(report: Report, material: Material, language: Language) -> Report:
    """The report with its class: that of the highest value in what it is made of."""
    if report.document.classed:
        return report
    level, readers = classification_of(material.reviews), material.reviews[0].assessment.audience
    document = replace(report.document, classed=classed(level, readers, language))
    return replace(report, document=document, data=lambda: _told(report.data(), level, readers))


def _told(data: object, level: Class, readers: Class | None) -> object:
    """The data of a report with its class, where they do not have it yet."""
    if not isinstance(data, dict) or "classification" in data:
        return data
    return {**data, "classification": level, "audience": readers}


def _file(report: Report, form: str, language: Language) -> str:
    middle = "" if form == "json" else f".{language}"
    return f"{report.name}{middle}.{SUFFIXES[form]}"


def _nothing(name: str, material: Material) -> str:
    subject = material.reviews[0].assessment.evidence.subject.id
    return f"there is nothing for a report of the kind {name} in what is known of {subject}"

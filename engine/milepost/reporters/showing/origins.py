"""Where the parts of a rule set come from, in words: file and line, changes and their reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from milepost.loading.catalogue import Catalogue
from milepost.loading.sections import At
from milepost.model.evidence import Place
from milepost.model.ruleset import RuleSet
from milepost.model.tailoring import Tailoring
from milepost.model.text import Language, Text
from milepost.reporters.terminal.columns import clean

_FROM = Text(en="from {reference} {place}", zh="取自 {reference}，{place}")
_ROW = Text(en="row {row}", zh="行 {row}")
_DONE = {
    "change": Text(
        en="changed by {place} ({keys}), because {why}", zh="由 {place} 修改（{keys}），理由：{why}"
    ),
    "include": Text(en="added by {place}, because {why}", zh="由 {place} 增加，理由：{why}"),
    "exclude": Text(en="left out by {place}, because {why}", zh="由 {place} 删去，理由：{why}"),
}


@dataclass(frozen=True, slots=True)
class Origins:
    """The rule sets by the paths of their files, and the language to speak."""

    files: Mapping[str, str]
    language: Language

    @classmethod
    def of(cls, catalogue: Catalogue, ruleset: RuleSet, language: Language) -> Origins:
        """The files of a rule set, of all that it extends, and of their libraries."""
        found: dict[str, str] = {}
        waiting = [ruleset.reference]
        while waiting:
            reference = waiting.pop()
            place = catalogue.find(reference).shown
            if place not in found:
                found[place] = reference
                loaded = catalogue.load(reference)
                waiting += [*loaded.libraries, *filter(None, [loaded.extends])]
        return cls(found, language)

    def place(self, at: At) -> str:
        """From which rule set a part comes, and the line it is written in."""
        reference = next(
            (name for file, name in self.files.items() if _lies_in(at.place.file, file)), ""
        )
        said = _FROM.to(self.language).format(reference=reference, place=at.line)
        return " ".join(said.split())

    def done(self, one: Tailoring) -> str:
        """What an overlay did to a part, where, and why."""
        row = [_ROW.to(self.language).format(row=one.row)] if one.row else []
        keys = ", ".join([*row, *one.keys])
        why = clean(one.why.to(self.language))
        said = _DONE[one.action].to(self.language)
        return said.format(place=_shown(one.place), keys=keys, why=why)

    def lines(self, at: At, done: Iterable[Tailoring], indent: int) -> list[str]:
        """Both as comments."""
        said = [self.place(at), *map(self.done, done)]
        return [f"{' ' * indent}# {line}" for line in said]


def _lies_in(file: str, path: str) -> bool:
    return file == path or file.startswith(f"{path}/")


def _shown(place: Place) -> str:
    return f"{place.file}:{place.line}"

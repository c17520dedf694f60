"""All of a rule set as one YAML file that loads again, each part with a comment on its origin."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from milepost.loading.catalogue import Catalogue
from milepost.loading.digests import short
from milepost.loading.format import LibraryPart, RuleSetFile
from milepost.loading.tailoring.draft import Draft, Piece
from milepost.loading.tailoring.flattening import flat
from milepost.loading.tailoring.items import id_of
from milepost.model.ruleset import RuleSet
from milepost.model.tailoring import Tailoring
from milepost.model.text import Language, Text
from milepost.reporters.showing.origins import Origins
from milepost.reporters.yaml_lines import entry, item

_HEAD = Text(
    en="{reference} with everything that it rests on, digest {digest}",
    zh="{reference} 及其所依据的全部内容，摘要 {digest}",
)
_LEFT_OUT = Text(en="left out:", zh="已删去：")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A rule set, all its parts, and where they come from."""

    ruleset: RuleSet
    draft: Draft
    origins: Origins

    @classmethod
    def of(cls, catalogue: Catalogue, reference: str, language: Language) -> Resolved:
        """The rule set named. Raises UsageError and InvalidInput as the catalogue does."""
        ruleset = catalogue.load(reference)
        written = catalogue.written(reference)
        draft = flat(written, catalogue.libraries(written))
        return cls(ruleset, draft, Origins.of(catalogue, ruleset, language))

    def yaml(self) -> str:
        """The file, its keys in the order of the reference."""
        name, digest = self.ruleset.reference, short(self.ruleset.digest)
        head = _HEAD.to(self.origins.language).format(reference=name, digest=digest)
        lines = [f"# {head}"]
        for key in _order():
            lines += self._key(key)
        return "\n".join([*lines, *self._left_out()]) + "\n"

    def json(self) -> str:
        """The same as data: the parts as they are written, and their origins beside them."""
        told = {
            "reference": self.ruleset.reference,
            "digest": self.ruleset.digest,
            "rules": {key: data for key in _order() if (data := self._data(key)) is not None},
            "origins": dict(self._placed()),
            "tailoring": [tailored(one) for one in self.ruleset.tailoring],
        }
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"

    def _key(self, key: str) -> list[str]:
        if key in self.draft.head:
            piece = self.draft.head[key]
            return [*self.origins.lines(piece.at, (), 0), *entry(key, piece.data)]
        lines = [line for name, piece in self._parts(key) for line in self._part(key, name, piece)]
        return ["", f"{key}:", *lines] if lines else []

    def _part(self, section: str, name: str, piece: Piece) -> list[str]:
        """One definition behind its comments; a list gives no names."""
        comments = self.origins.lines(piece.at, self._done(section, name, piece), 2)
        listed = section in self.draft.lists
        return [*comments, *(item(piece.data, 2) if listed else entry(name, piece.data, 2))]

    def _parts(self, section: str) -> list[tuple[str, Piece]]:
        listed = ((id_of(p.data) or "", p) for p in self.draft.lists.get(section, ()))
        return [*self.draft.maps.get(section, {}).items(), *listed]

    def _done(self, section: str, name: str, piece: Piece) -> list[Tailoring]:
        """What overlays did to a definition, or to a check inside it."""
        inner = piece.data.get("checks", ()) if section == "criteria" else ()
        names = {(section, name), *(("checks", id_of(check)) for check in inner)}
        done = self.ruleset.tailoring
        return [one for one in done if name and (one.section, one.item) in names]

    def _left_out(self) -> list[str]:
        left = [one for one in self.ruleset.tailoring if one.action == "exclude"]
        told = [f"#   {one.section} {one.item}: {self.origins.done(one)}" for one in left]
        return ["", f"# {_LEFT_OUT.to(self.origins.language)}", *told] if told else []

    def _data(self, key: str) -> Any:
        if key in self.draft.head:
            return self.draft.head[key].data
        parts = self._parts(key)
        if not parts:
            return None
        listed = key in self.draft.lists
        return [piece.data for _, piece in parts] if listed else {n: p.data for n, p in parts}

    def _placed(self) -> Iterator[tuple[str, str]]:
        for section in _order():
            for name, piece in self._parts(section):
                if name:
                    yield f"{section}.{name}", piece.at.line


def tailored(one: Tailoring) -> Mapping[str, Any]:
    """One change as data."""
    return {
        "action": one.action,
        "section": one.section,
        "item": one.item,
        **({"row": one.row} if one.row else {}),
        **({"keys": list(one.keys)} if one.keys else {}),
        "why": {"en": one.why.en, "zh": one.why.to("zh")},
        "by": one.by,
        "place": f"{one.place.file}:{one.place.line}",
    }


def _order() -> list[str]:
    """The keys of a rule-set file: first which it is, then its libraries and what it defines."""
    sections = ["library", *LibraryPart.model_fields]
    return [*(key for key in RuleSetFile.model_fields if key not in sections), *sections]

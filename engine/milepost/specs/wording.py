"""The wording of a step: plain text with quoted or typed placeholders, matched exactly."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Literal

from pytest_bdd.parsers import StepParser

from milepost.model.kinds import read_date

Language = Literal["en", "zh"]
Kind = Literal["text", "count", "figure", "day"]

_KINDS: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "count": (r"\d+", int),
    "figure": (r"-?\d+(?:\.\d+)?", str),
    "day": (r"\d{4}-\d{2}-\d{2}", read_date),
}
_PLACEHOLDER = re.compile(r'"\{(?P<quoted>\w+)\}"|\{(?P<typed>\w+):(?P<kind>\w+)\}')
_QUOTED = re.compile(r'("[^"]*")')
_CHINESE = re.compile(r"[\u3400-\u9fff]")


class Wording(StepParser):
    """One wording of a step: `"{name}"` for text, `{name:count}`, `{name:figure}`, `{name:day}`.

    Curly quotes count as straight ones, a colon at the end and a space before % as nothing; in
    Chinese no space counts outside quotes. Raises ValueError for a placeholder without quotes or
    type, since it would swallow its neighbours.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.language: Language = "zh" if _CHINESE.search(name) else "en"
        self.placeholders: dict[str, Kind] = {}
        self._pattern = re.compile(self._regex())

    def is_matching(self, name: str) -> bool:
        """Whether the text of a step is said in this wording."""
        return self._pattern.fullmatch(_plain(name, self.language)) is not None

    def parse_arguments(self, name: str) -> dict[str, object] | None:
        """The values of the placeholders, counts and days as such, figures as written."""
        found = self._pattern.fullmatch(_plain(name, self.language))
        if found is None:
            return None
        return {n: self._read(n, text) for n, text in found.groupdict().items()}

    @property
    def shown(self) -> str:
        """The wording as readers see it, with `<name>` for a placeholder."""
        return _PLACEHOLDER.sub(
            lambda m: f'"<{m["quoted"]}>"' if m["quoted"] else f"<{m['typed']}>", self.name
        )

    def _read(self, name: str, text: str) -> object:
        kind = self.placeholders[name]
        return text if kind == "text" else _KINDS[kind][1](text)

    def _regex(self) -> str:
        plain, parts, end = _plain(self.name, self.language), [], 0
        for found in _PLACEHOLDER.finditer(plain):
            parts += [_literal(plain[end : found.start()]), self._group(found)]
            end = found.end()
        return "".join([*parts, _literal(plain[end:])])

    def _group(self, found: re.Match[str]) -> str:
        if found["quoted"]:
            self.placeholders[found["quoted"]] = "text"
            return f'"(?P<{found["quoted"]}>[^"]+)"'
        if found["kind"] not in _KINDS:
            raise ValueError(f"there is no placeholder type {found['kind']}; use {list(_KINDS)}")
        self.placeholders[found["typed"]] = found["kind"]  # type: ignore[assignment]
        return f"(?P<{found['typed']}>{_KINDS[found['kind']][0]})"


@lru_cache(maxsize=4096)
def _plain(text: str, language: Language) -> str:
    """The text without what says nothing; one line is compared with every wording there is."""
    straight = re.sub("[“”]", '"', text).strip().rstrip(":：")
    parts = _QUOTED.split(straight)
    return "".join(p if p.startswith('"') else _spaced(p, language) for p in parts)


def _spaced(text: str, language: Language) -> str:
    if language == "zh":
        return re.sub(r"\s+", "", text)
    return re.sub(r"\s+", " ", text).replace(" %", "%")


def _literal(text: str) -> str:
    if "{" in text or "}" in text:
        raise ValueError(f"a placeholder in `{text}` has neither quotes nor a type")
    return re.escape(text)

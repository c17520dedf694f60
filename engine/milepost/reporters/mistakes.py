"""Mistakes told in Chinese: every English sentence is known by its template."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from milepost.errors import InvalidInput, Problem
from milepost.model.text import Language

SENTENCES = ""
"""The name of the table of whole sentences; every other table is that of a hole."""

_SENTENCE_HOLE = "sentence"
_WORDS_FILE = "words.yaml"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HOLE = re.compile(r"\{([a-z]+)(\d*)\}")
_NAMED = re.compile(r"([^\s`\"]+): (.+)", re.DOTALL)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WIDE_APART = re.compile(r"[A-Za-z0-9`\"'<>=+*/-]")


def told(mistake: object, language: Language) -> str:
    """A problem, or an error raised on purpose, as it is printed for people."""
    if isinstance(mistake, InvalidInput):
        return "\n".join(problem_text(one, language) for one in sorted(mistake.problems))
    if isinstance(mistake, Problem):
        return problem_text(mistake, language)
    return in_language(str(mistake), language)


def problem_text(problem: Problem, language: Language) -> str:
    """A problem in one line: file, line, column, key, what is wrong, and how to mend it."""
    if language == "en":
        return str(problem)
    place = Problem(problem.file, problem.line, problem.column, problem.key, "")
    said = filter(None, (problem.what, problem.mend))
    return str(place) + "；".join(in_language(one, language) for one in said)


def in_language(text: str, language: Language) -> str:
    """An English sentence of this package in `language`; unchanged where it is not known."""
    if language == "en":
        return text
    return _translated(text) or text


@cache
def templates() -> Mapping[str, Mapping[str, str]]:
    """Chinese templates by English ones: the sentences, and the words of each hole by its name.

    Raises ValueError where two files have the same sentence.
    """
    sentences: dict[str, str] = {}
    words: dict[str, dict[str, str]] = {}
    folder = files("milepost.reporters") / "mistakes"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        own = yaml.load(file.read_text("utf-8"), _LOADER)
        if file.name == _WORDS_FILE:
            words = own
        elif twice := sorted(sentences.keys() & own.keys()):
            raise ValueError(f"{file.name}: already in another file: {', '.join(twice)}")
        else:
            sentences |= own
    return {**words, SENTENCES: sentences}


def _translated(text: str) -> str | None:
    """The sentence in Chinese; also one behind a name, and two sentences joined by `; `."""
    named = _NAMED.fullmatch(text)
    if named and (what := _translated(named[2])):
        return f"{named[1]}：{what}"
    for join in re.finditer("; ", text):
        said = _looked_up(SENTENCES, text[: join.start()])
        if said and (rest := _translated(text[join.end() :])):
            return f"{said}；{rest}"
    return _looked_up(SENTENCES, text)


@dataclass(frozen=True, slots=True)
class _Template:
    """English with holes, the longest text between them, and the Chinese for it."""

    english: str
    sign: str
    chinese: str

    def told(self, text: str) -> str | None:
        """The Chinese for a text made from the English."""
        found = _pattern(self.english).fullmatch(text) if self.sign in text else None
        return self._filled(found) if found else None

    def _filled(self, found: re.Match[str]) -> str:
        """Each hole has its own words in Chinese, and a space beside Latin letters."""
        text, end = "", 0
        for hole in _HOLE.finditer(self.chinese):
            value = _word(hole[1], found[hole[1] + hole[2]])
            text = _beside(_beside(text, self.chinese[end : hole.start()]), value)
            end = hole.end()
        return _beside(text, self.chinese[end:])


@dataclass(frozen=True, slots=True)
class _Table:
    """Templates: those without holes by their text, the others with the most text first."""

    whole: Mapping[str, str]
    holed: tuple[_Template, ...]


@cache
def _table(name: str) -> _Table:
    own = templates()[name]
    whole = {english: chinese for english, chinese in own.items() if not _HOLE.search(english)}
    holed = sorted(own.keys() - whole.keys(), key=lambda text: (-len(_HOLE.sub("", text)), text))
    return _Table(whole, tuple(_Template(text, _sign(text), own[text]) for text in holed))


def _sign(template: str) -> str:
    return max(_HOLE.sub("\0", template).split("\0"), key=len)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What matches the whole of a text made from a template; a hole holds as little as it can."""
    parts: list[str] = []
    end = 0
    for hole in _HOLE.finditer(template):
        parts += [re.escape(template[end : hole.start()]), f"(?P<{hole[1] + hole[2]}>.+?)"]
        end = hole.end()
    return re.compile("".join([*parts, re.escape(template[end:])]), re.DOTALL)


def _looked_up(table: str, text: str) -> str | None:
    known = _table(table)
    if text in known.whole:
        return known.whole[text]
    return next((said for one in known.holed if (said := one.told(text))), None)


def _word(hole: str, value: str) -> str:
    """The value of a hole: in Chinese where the hole has words and the value is among them."""
    if hole == _SENTENCE_HOLE:
        return _translated(value) or value
    return (_looked_up(hole, value) if hole in templates() else None) or value


def _beside(left: str, right: str) -> str:
    """Two pieces of text, with a space where Chinese and Latin letters would touch."""
    before, after = left[-1:], right[:1]
    apart = (_HAN.match(before) and _WIDE_APART.match(after)) or (
        _WIDE_APART.match(before) and _HAN.match(after)
    )
    return f"{left} {right}" if apart else left + right

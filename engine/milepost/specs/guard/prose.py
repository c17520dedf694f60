"""Free text where a keyword may have been misspelt: Gherkin would skip it without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gherkin.dialect import Dialect

from milepost.specs.guard.problems import SpecProblem
from milepost.specs.guard.written import Block, Written

_WORD = r"[^\W\d\u3400-\u9fff]+"
_LABEL = re.compile(rf"({_WORD}(\s+{_WORD}){{0,2}}|[\u3400-\u9fff\s]{{1,6}})\s*[:：]")
_MARKS = ("|", "@", "*", '"""', "```")
_NOTE = ">"


def misplaced_prose(written: Written) -> Iterator[SpecProblem]:
    """Text under a background, scenario or examples that no `>` marks as a note; under a feature or
    rule, text that begins like a keyword, a label with a colon, a table or a tag.
    """
    keywords = _keywords(written.language)
    for block in written.blocks:
        for line, text in _prose(written, block):
            if block.kind not in ("feature", "rule"):
                if not text.startswith(_NOTE):
                    what = f"this is read as prose, not as a step: {text}"
                    mend = f"mend its keyword, or begin it with {_NOTE}"
                    yield written.problem(line, "PROSE", f"{what}; {mend}")
            elif _LABEL.match(text) or text.startswith((*_MARKS, *keywords)):
                what = f"this is read as prose, but begins like a keyword: {text}"
                yield written.problem(line, "PROSE", f"{what}; mend the keyword or reword it")


def _prose(written: Written, block: Block) -> Iterator[tuple[int, str]]:
    """The lines of a block's free text, each with its number."""
    line = block.line
    for text in filter(None, map(str.strip, block.prose.splitlines())):
        while written.lines[line].strip() != text:
            line += 1
        line += 1
        yield line, text


def _keywords(language: str) -> tuple[str, ...]:
    """The step keywords of the file's language and of English."""
    found = []
    for name in (language, "en"):
        dialect = Dialect.for_name(name)
        if dialect is not None:
            found += [word for word in _of(dialect) if word.strip() != "*"]
    return tuple(found)


def _of(dialect: Dialect) -> list[str]:
    return [
        *dialect.given_keywords,
        *dialect.when_keywords,
        *dialect.then_keywords,
        *dialect.and_keywords,
        *dialect.but_keywords,
    ]

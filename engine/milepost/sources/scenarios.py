"""The scenarios of feature files: names, places, and the ids that they mention."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from milepost.model.evidence import Place
from milepost.model.requirements import Scenario

_HEADS = "Scenario Outline|Scenario Template|Scenario|Example|场景大纲|场景|剧本大纲|剧本"
_HEAD = re.compile(rf"\s*(?:{_HEADS})\s*[:：]\s*(.*)")
_END = re.compile(r"\s*(?:Feature|Rule|Background|功能|规则|背景)\s*[:：]")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*")


def scenarios_under(folder: Path, root: Path) -> tuple[Scenario, ...]:
    """Every scenario of the feature files below a folder, by file and line."""
    files = sorted(folder.rglob("*.feature")) if folder.is_dir() else []
    return tuple(s for file in files for s in _scenarios(file, file.relative_to(root).as_posix()))


def _scenarios(path: Path, shown: str) -> Iterator[Scenario]:
    name, start, words = "", 0, set[str]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        head = _HEAD.match(line)
        if (head or _END.match(line)) and start:
            yield Scenario(name, Place(shown, start), frozenset(words))
            start = 0
        if head:
            name, start, words = head.group(1).strip(), number, set()
        words.update(_WORD.findall(line))
    if start:
        yield Scenario(name, Place(shown, start), frozenset(words))

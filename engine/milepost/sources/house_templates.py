"""An organisation's own templates, read whole: whoever renders them needs no file."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from milepost.errors import Problem
from milepost.loading.problems import Collector
from milepost.loading.raw_text import clean_text
from milepost.model.house import Template
from milepost.suggestions import did_you_mean

LARGEST = 1_000_000
"""Bytes of one template."""

OWN = ("html/own/", "markdown/own/")
"""Where templates lie that replace none and are included by others."""


def templates_in(
    folder: Path, shown: str, built_in: Collection[str], collector: Collector
) -> dict[str, Template]:
    """Every template below `folder` by its name: that of a built-in one, or one under `own/`."""
    found: dict[str, Template] = {}
    if folder.is_symlink():
        collector.add(_problem(shown, "a link is not followed", "copy what it leads to"))
        return found
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        file = f"{shown}/{name}"
        if path.is_symlink() or not path.is_file():
            collector.add(_problem(file, "a link is not followed", "copy what it leads to"))
        elif name not in built_in and not name.startswith(OWN):
            collector.add(_unknown(file, name, built_in))
        elif path.stat().st_size > LARGEST:
            collector.add(_problem(file, f"the template is larger than {LARGEST // 1000} KB"))
        else:
            with collector.gathering():
                found[name] = Template(file, clean_text(path.read_bytes(), file))
    return found


def _files(folder: Path) -> Iterator[Path]:
    """Files, and links to folders, in the order of their names; hidden ones left out."""
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if (Path(top) / name).is_symlink()]
        yield from (Path(top) / name for name in links)
        yield from (Path(top) / name for name in sorted(files) if not name.startswith("."))


def _unknown(file: str, name: str, built_in: Collection[str]) -> Problem:
    what = f"no built-in template is called `{name}`"
    mend = did_you_mean(name, built_in) or "put what others include under `html/own/`"
    return _problem(file, what, mend)


def _problem(file: str, what: str, mend: str = "") -> Problem:
    return Problem(file, 0, 0, "", what, mend)

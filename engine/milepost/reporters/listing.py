"""The kinds of report there are: the files of a folder, listed without reading them."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

_KINDS = Path(__file__).parent / "kinds"


def kinds() -> tuple[str, ...]:
    """The kinds of report there are, by name: the files of their folder."""
    return tuple(sorted(path.stem for path in _KINDS.glob("[a-z]*.py")))


def kind(name: str) -> Any:
    """The module of a kind: TITLE, PURPOSE, ASKED_FOR (never made by default), `reports`."""
    return importlib.import_module(f"milepost.reporters.kinds.{name}")


def is_over(name: str) -> bool:
    """Whether a kind reports on all subjects of a run, by `over`, and not on each, by `reports`."""
    return hasattr(kind(name), "over")

"""What every engine here can do: answer a set of conditions for one subject after another."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from milepost.model.expression import Node
from milepost.model.values import Value

Answers = Sequence[Any]
Run = Callable[[Any], Answers]


@dataclass(frozen=True, slots=True)
class Engine:
    """A reference engine.

    `prepare` translates and parses the conditions, `facts` turns the evidence of one subject into
    what the function it returns takes; neither is timed.
    """

    name: str
    distribution: str
    prepare: Callable[[Sequence[Node], date], Run]
    facts: Callable[[Mapping[str, Value]], Any]

    @property
    def version(self) -> str | None:
        """The version installed; None where it is not."""
        try:
            return version(self.distribution)
        except PackageNotFoundError:
            return None

    @property
    def shown(self) -> str:
        """Name and version."""
        return f"{self.name} {self.version}"


def engines() -> tuple[Engine, ...]:
    """All engines of this folder, by file name."""
    package = __package__ or ""
    paths = import_module(package).__path__
    names = sorted(found.name for found in pkgutil.iter_modules(paths) if found.name != "engine")
    return tuple(import_module(f"{package}.{name}").ENGINE for name in names)


def installed() -> tuple[Engine, ...]:
    """Those engines that can be measured here."""
    return tuple(engine for engine in engines() if engine.version)


def skipped() -> tuple[str, ...]:
    """What to install for the others."""
    return tuple(engine.distribution for engine in engines() if not engine.version)

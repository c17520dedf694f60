"""Plans for other programs, one file a format: `csv.py` makes `csv`, `oscal_poam.py` `oscal-poam`.

Each has `report(planned, language)`, which gives text or bytes.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from milepost.model.text import Language
    from milepost.reporters.plans.planned import Planned


def names() -> tuple[str, ...]:
    """The formats there are, by name."""
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__)))


def exported(name: str, planned: Planned, language: Language) -> str | bytes:
    """A plan in the format of this name.

    Raises UsageError where the format needs a library that is not installed, or cannot hold the
    plan.
    """
    module = import_module(f"{__name__}.{name.replace('-', '_')}")
    made: str | bytes = module.report(planned, language)
    return made

"""What a plural folder offers: one class a file, found by listing the folder."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def listed(package: ModuleType, base: type[T]) -> dict[str, type[T]]:
    """The subclasses of `base` that the modules of `package` define, by module name, sorted."""
    found = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        loaded = importlib.import_module(f"{package.__name__}.{module}")
        for value in vars(loaded).values():
            if _defined_there(value, base, loaded):
                found[module] = value
    return found


def _defined_there(value: object, base: type, module: ModuleType) -> bool:
    is_class = isinstance(value, type) and issubclass(value, base) and value is not base
    return is_class and value.__module__ == module.__name__

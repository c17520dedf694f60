"""What all tests share: the vocabulary of the feature files, and programs that start fast."""

from __future__ import annotations

import os
import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from milepost.cli import commands

pytest_plugins = ["milepost.specs.plugin"]


@pytest.fixture(autouse=True, scope="session")
def compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Programs that tests start share their compiled modules, also where none may be kept."""
    with pytest.MonkeyPatch.context() as patch:
        if "PYTHONDONTWRITEBYTECODE" in os.environ:
            patch.delenv("PYTHONDONTWRITEBYTECODE")
            own = tmp_path_factory.getbasetemp()
            whole = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
            patch.setenv("PYTHONPYCACHEPREFIX", str(whole / "compiled"))
        yield


@pytest.fixture(autouse=True, scope="session")
def commands_in_english() -> None:
    """A command is worded when it is imported; whichever test asks for it first, in English."""
    for found in pkgutil.iter_modules(commands.__path__):
        import_module(f"{commands.__name__}.{found.name}")

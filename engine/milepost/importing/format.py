"""What a format of a published model is, and what importing one gives."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

from milepost.errors import UsageError
from milepost.importing import formats
from milepost.importing.files import Files
from milepost.loading.format import ID, VERSION
from milepost.scoring.listing import listed
from milepost.suggestions import suggested

Data = dict[str, Any]
"""A mapping of a rule-set file: plain keys, lists, texts, numbers and true/false."""

FIRST_VERSION = "0.1.0"
"""The version of a rule set that was imported and not yet edited."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to import: a file or folder, and the further files its format may take, by option."""

    path: Path
    further: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    files: Files = field(default_factory=Files)


@dataclass(frozen=True, slots=True)
class Model:
    """An imported model: a name for its rule set, and the file's content below the identity."""

    id: str
    data: Data

    def named(self, reference: str = "") -> Data:
        """The whole rule set, as `id` or `id@version` where that is given.

        Raises UsageError for anything else.
        """
        name, _, version = reference.partition("@")
        if reference and not re.fullmatch(f"{ID}(@{VERSION})?", reference):
            raise UsageError(f"`{reference}` is no name; write it as `own-model@1.0.0`")
        identity = {"ruleset": name or self.id, "version": version or FIRST_VERSION}
        return {**identity, **self.data}


class Format(ABC):
    """One format. `takes` names the options that give it further files."""

    takes: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def read(self, request: Request) -> Model:
        """The model in the files. Raises InvalidInput with the place of every problem found."""


@lru_cache(maxsize=1)
def known_formats() -> dict[str, type[Format]]:
    """The formats by the names that people write."""
    found = listed(formats, Format)  # type: ignore[type-abstract]
    return {name.replace("_", "-"): form for name, form in found.items()}


def imported(name: str, request: Request) -> Model:
    """The model, read as the named format.

    Raises UsageError for a format that is not known and for a file it does not take, InvalidInput
    where the files do not hold up.
    """
    form = known_formats().get(name)
    if form is None:
        mend = suggested(name, known_formats())
        raise UsageError(f"there is no format `{name}` to import; {mend}")
    for option in sorted(option for option, paths in request.further.items() if paths):
        if option not in form.takes:
            raise UsageError(f"the format {name} takes no --{option}")
    return form().read(request)

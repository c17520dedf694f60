"""Rule sets that were loaded before in this process: the same bytes are linked only once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path

from milepost.loading.digests import digest
from milepost.model.ruleset import RuleSet

_MOST = 64


class Remembered:
    """Linked rule sets by what they were made of, the least used forgotten first."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, str, str], RuleSet] = OrderedDict()

    def get(self, key: tuple[str, str, str]) -> RuleSet | None:
        """The rule set, if it is still known."""
        found = self._known.get(key)
        if found is not None:
            self._known.move_to_end(key)
        return found

    def keep(self, key: tuple[str, str, str], ruleset: RuleSet) -> None:
        """Remember a rule set."""
        self._known[key] = ruleset
        while len(self._known) > _MOST:
            self._known.popitem(last=False)


REMEMBERED = Remembered()


def fingerprint(folders: Iterable[Path]) -> str:
    """Digest of every rule file below the folders, with their names."""
    files = [file for folder in folders for file in sorted(folder.glob("**/*.yaml"))]
    named = ((str(file).encode("utf-8", "surrogateescape"), _content(file)) for file in files)
    return digest(*(part for pair in named for part in pair))


def _content(file: Path) -> bytes:
    """The bytes of a file; what cannot be read is told where it is loaded."""
    try:
        return file.read_bytes()
    except OSError as error:
        return str(error).encode("utf-8", "surrogateescape")

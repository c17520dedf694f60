"""Evidence files as they are read again and again: the same bytes are parsed only once."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from milepost.errors import InvalidInput
from milepost.loading.read import Read
from milepost.loading.yaml_text import bytes_of, read_yaml


def read_parsed(path: Path, shown: str) -> Read:
    """The data of the file at `path`, which nobody changes. Raises as `read_yaml_file` does."""
    raw = bytes_of(path, shown)
    try:
        return replace(_parsed(raw, path.name), file=shown)
    except InvalidInput:
        return read_yaml(raw, shown)


@lru_cache(maxsize=256)
def _parsed(raw: bytes, name: str) -> Read:
    return read_yaml(raw, name)

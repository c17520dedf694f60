"""The program's own sentences: each message in English and Chinese beside each other."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from milepost.model.text import Language
from milepost.reporters.house.wearing import current

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML has it: the messages are read at every run."""


@lru_cache(maxsize=1)
def messages() -> dict[str, dict[str, str]]:
    """Every message by its key, from the files of the folder `messages/`.

    Raises ValueError where two files have the same key.
    """
    found: dict[str, dict[str, str]] = {}
    folder = files("milepost.reporters") / "messages"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".yaml"):
            continue
        own = yaml.load(file.read_text("utf-8"), LOADER)
        if twice := sorted(found.keys() & own.keys()):
            raise ValueError(f"{file.name}: already in another file: {', '.join(twice)}")
        found |= own
    return found


def say(key: str, language: Language, **values: Any) -> str:
    """The message in `language` with `{name}` filled in; in the wording of the house worn, if any.

    Raises KeyError for an unknown key, InvalidInput where the files of the house do not hold up.
    """
    own = current().texts.get(key, {}).get(language)
    return (own or messages()[key][language]).format(**values)

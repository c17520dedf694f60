"""Values of facts out of a stored result, in the form that evidence files have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from milepost.loading.facts import DOCUMENT_KEYS
from milepost.model.facts import Fact, FactType
from milepost.model.kinds import Plain
from milepost.sources.result_form import read_exact

_NUMBERS: tuple[FactType, ...] = ("number", "integer", "percent", "money", "days", "series")
_NONE = Plain("none")


def as_written(raw: Any, fact: Fact) -> Any:
    """The value as people write it: null is `none`, and a fraction as text is a number."""
    if raw is None:
        return _NONE
    if fact.type == "series" and isinstance(raw, list):
        return [_parts(point, {"value": fact}) for point in raw]
    if fact.type in _NUMBERS and isinstance(raw, str) and not isinstance(raw, Plain):
        return _exact(raw)
    if fact.fields and isinstance(raw, list):
        return [_parts(item, fact.fields) for item in raw]
    return _parts(raw, fact.fields) if fact.type == "record" else raw


def as_shown(raw: Any, fact: Fact) -> Any:
    """The value as files without `inputs` hold it: `none` as text, a document with every key."""
    if raw == "none":
        return _NONE
    if fact.type == "document" and isinstance(raw, Mapping):
        said = {key: raw.get(name) for key, name in DOCUMENT_KEYS.items()}
        return {key: part for key, part in said.items() if part not in (None, "")}
    if fact.type == "record" and isinstance(raw, Mapping):
        fields = fact.fields
        return {n: as_shown(part, fields[n]) if n in fields else part for n, part in raw.items()}
    return raw


def _exact(raw: str) -> Any:
    """What is no exact number stays the text it is, which reading the fact then refuses."""
    try:
        return read_exact(raw)
    except ValueError:
        return raw


def _parts(raw: Any, fields: Mapping[str, Fact]) -> Any:
    if not isinstance(raw, Mapping):
        return raw
    return {n: as_written(part, fields[n]) if n in fields else part for n, part in raw.items()}

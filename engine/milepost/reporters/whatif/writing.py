"""A setting as it is written behind `--set`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction

from milepost.loading.facts import DOCUMENT_KEYS
from milepost.model.values import Absent, Document, Point, Value, shown_number
from milepost.model.whatif import Setting

UNKNOWN = "unknown"


def written(setting: Setting) -> str:
    """`NAME=VALUE`; of a document that only changes its state, the state."""
    value, before = setting.value, setting.before
    if isinstance(value, Document) and isinstance(before, Document):
        value = value.status if value == replace(before, status=value.status) else value
    plain = isinstance(value, str) and setting.kind != "fact"
    return f"{named(setting)}={value if plain else _value(value)}"


def named(setting: Setting) -> str:
    """The name of a setting: `param.x`, `param.CHECK.x`, `weight.ID`, `judged_level.D3`, a fact."""
    if setting.kind == "parameter":
        return ".".join(("param", *setting.of[:1], setting.name))
    if setting.kind == "weight":
        return ".".join(("weight", *setting.of, setting.name))
    return ".".join((setting.name, *setting.of))


def _value(value: Value | Point) -> str:
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | Fraction):
        return shown_number(value)
    if isinstance(value, Absent):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return _compound(value)


def _compound(value: Value | Point) -> str:
    if isinstance(value, Document):
        return _braced({_KEYS[f.name]: getattr(value, f.name) for f in fields(Document)})
    if isinstance(value, Point):
        return _braced({"date": value.date, "value": value.value})
    if isinstance(value, tuple):
        return f"[{', '.join(_item(item) for item in value)}]"
    if isinstance(value, Mapping):
        return _braced(value)
    return str(value)


_KEYS = {field: key for key, field in DOCUMENT_KEYS.items()}


def _braced(parts: Mapping[str, Value]) -> str:
    return f"{{{', '.join(f'{k}: {_item(v)}' for k, v in parts.items() if v not in ('', None))}}}"


def _item(value: Value | Point) -> str:
    """Texts inside brackets are quoted."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else _value(value)

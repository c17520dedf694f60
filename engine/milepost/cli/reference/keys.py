"""The keys of a definition: the type of each in words, whether it is required, what it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from milepost.cli.reference.topics import meaning, owners
from milepost.loading.json_schema import EXPRESSION, SCALAR, YES_NO, Schema, named
from milepost.model.text import Language, Text
from milepost.sources.file_schemas import all_definitions, properties

_ANYTHING = Text(en="any value", zh="任意值")
_WORDS: Mapping[str, Text] = {
    "number": Text(en="number", zh="数"),
    "integer": Text(en="whole number", zh="整数"),
    "date": Text(en="date", zh="日期"),
    "date-time": Text(en="date-time", zh="日期时间"),
    "text": Text(en="plain text", zh="文字"),
    "yes_no": Text(en="yes or no", zh="是或否"),
    "expression": Text(en="expression", zh="表达式"),
}

_WHOLE_NAMES = ("evidence", "decision", "portfolio", "house")
"""Kinds of files whose parts go by the name of the file and their own."""

_DEFINED: Mapping[str, Text] = {
    "Text": Text(en="text {en, zh}", zh="文本 {en, zh}"),
    "Line": Text(en="line", zh="行"),
    "Conclusion": Text(en="conclusion", zh="结论"),
    "AnswerAxis": Text(en="axis {from: answers}", zh="axis {from: answers}"),
    "ItemChange": Text(en="change", zh="修改"),
    "ItemExclusion": Text(en="exclude", zh="删去"),
    "Inclusion": Text(en="include", zh="增加"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping that an author writes. `default` is as written; empty for none."""

    name: str
    type: Text
    required: bool
    default: str
    meaning: Text | None

    def kind(self, language: Language) -> str:
        """Type, and required or the default."""
        required, default = ("required", "default") if language == "en" else ("必填", "默认")
        said = required if self.required else f"{default} {self.default}" if self.default else ""
        comma = ", " if language == "en" else "，"
        return self.type.to(language) + (f"{comma}{said}" if said else "")


def keys_of(definition: str) -> tuple[Key, ...]:
    """The keys of a definition, the required ones first."""
    schema = all_definitions()[definition]
    required = _required(schema)
    found = [
        Key(name, type_of(part), name in required, _default(part), meaning(definition, name))
        for name, part in properties(schema).items()
    ]
    return tuple(sorted(found, key=lambda key: not key.required))


def own_keys(definition: str, like: Iterable[str]) -> tuple[Key, ...]:
    """The keys that a definition has beyond those of others."""
    shared = {name for other in like for name in properties(all_definitions()[other])}
    return tuple(key for key in keys_of(definition) if key.name not in shared)


def _required(schema: Schema) -> set[str]:
    whole = schema["anyOf"][-1] if "anyOf" in schema else schema
    return set(whole.get("required", ()))


def _default(part: Schema) -> str:
    default = part.get("default")
    if isinstance(default, bool):
        return "yes" if default else "no"
    return "" if default is None else str(default)


def type_of(schema: Schema) -> Text:
    """The type of a value in words."""
    members = schema.get("anyOf") or schema.get("oneOf")
    if members:
        return _either(members)
    if name := named(schema):
        return _defined(name)
    if "enum" in schema and schema["enum"] != YES_NO["enum"]:
        return _same(" | ".join(schema["enum"]))
    if schema.get("type") == "array":
        item = type_of(schema.get("items", {}))
        return Text(en=f"list of {item.en}", zh=f"{item.zh} 的列表")
    if schema.get("type") == "object":
        return _map(schema.get("additionalProperties"))
    return _scalar(schema)


def _scalar(schema: Schema) -> Text:
    if schema.get("enum") == YES_NO["enum"]:
        return _WORDS["yes_no"]
    if schema.get("$comment") == EXPRESSION:
        return _WORDS["expression"]
    if "const" in schema:
        return _same(str(schema["const"]))
    kind = "text" if schema.get("type") == SCALAR["type"] else schema.get("format")
    return _WORDS.get(str(kind or schema.get("type")), _ANYTHING)


def _either(members: Iterable[Schema]) -> Text:
    """The types of a union, each once; a union within one counts as its members."""
    types = dict.fromkeys((type_of(m).en, type_of(m).zh or "") for m in members)
    if (_ANYTHING.en, _ANYTHING.zh) in types:
        return _ANYTHING
    return Text(en=" or ".join(en for en, _ in types), zh=" 或 ".join(zh for _, zh in types))


def _defined(name: str) -> Text:
    """A definition by the topic that explains it."""
    if name in _DEFINED:
        return _DEFINED[name]
    if name == "StepScale":
        return _defined("ScaleStep")
    pages = owners().get(name)
    if not pages:
        return _ANYTHING
    page = pages[-1].name if name.endswith("Criterion") else pages[0].name
    return _same(page if page.startswith(_WHOLE_NAMES) else page.split()[0])


def _map(values: Any) -> Text:
    if not isinstance(values, dict):
        return Text(en="mapping", zh="映射")
    value = type_of(values)
    return Text(en=f"names, each with {value.en}", zh=f"名称，各带 {value.zh}")


def _same(text: str) -> Text:
    return Text(en=text, zh=text)

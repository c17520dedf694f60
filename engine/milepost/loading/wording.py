"""Pydantic's errors in the words of the rule-set language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from milepost.loading.schema_places import Place, Schema, fields
from milepost.model.kinds import Plain
from milepost.suggestions import did_you_mean

Error = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wording:
    """What is wrong and how to mend it; `expected` alone where that is what is wrong."""

    what: str
    mend: str = ""
    expected: str = ""


_EXPECTED = {
    "a mapping": "model_type model_attributes_type dict_type dataclass_type mapping_type",
    "a list": "list_type tuple_type set_type frozen_set_type iterable_type",
    "text": "string_type string_sub_type string_unicode",
    "a whole number": "int_type int_parsing int_from_float int_parsing_size",
    "a number": "float_type float_parsing decimal_type decimal_parsing finite_number",
    "true or false": "bool_type bool_parsing",
    "a date such as 2026-03-31": "date_type date_parsing date_from_datetime_parsing",
    "nothing": "none_required",
}
_KINDS = {kind: expected for expected, kinds in _EXPECTED.items() for kind in kinds.split()}
_LIMITS = {
    "greater_than": "more than {gt}",
    "greater_than_equal": "at least {ge}",
    "less_than": "less than {lt}",
    "less_than_equal": "at most {le}",
    "multiple_of": "a multiple of {multiple_of}",
}
_SIZES = {
    "too_short": "at least {min_length} needed here, there are {actual_length}",
    "too_long": "at most {max_length} allowed here, there are {actual_length}",
    "string_too_short": "the text is too short, {min_length} characters are the least",
    "string_too_long": "the text is too long, {max_length} characters are the most",
    "string_pattern_mismatch": "the text does not match the form {pattern}",
}
_EXPECTATION = re.compile(r"(.+?) is expected here(?:, not .*)?", re.DOTALL)
_BARE = re.compile(r"[-+.\d][-+.:\w]*|true|false|yes|no|none")
_LONGEST = 60


def word(error: Error, place: Place) -> Wording:
    """The words for an error of `ValidationError.errors()` at its place."""
    kind = error["type"]
    if kind in _BY_TYPE:
        return _BY_TYPE[kind](error, place)
    context = error.get("ctx", {})
    if kind in _KINDS:
        return expectation(_KINDS[kind], error["input"])
    if kind in _LIMITS:
        limit = _LIMITS[kind].format(**context)
        return Wording(f"this must be {limit}, not {shown(error['input'])}")
    if kind in _SIZES:
        return Wording(_SIZES[kind].format(**context))
    what = error["msg"][:1].lower() + error["msg"][1:]
    return Wording(what, str(context.get("mend", "")))


def expectation(expected: str, data: object, mend: str = "") -> Wording:
    """The words where data is not of the kind that is expected."""
    return Wording(f"{expected} is expected here, not {shown(data)}", mend, expected)


def shown(data: object) -> str:
    """Data as a message names it."""
    if isinstance(data, dict):
        return "a mapping"
    if isinstance(data, (list, tuple)):
        return "a list"
    short = str(data)
    short = short if len(short) <= _LONGEST else short[: _LONGEST - 3] + "..."
    is_bare = not isinstance(data, str) or (isinstance(data, Plain) and _BARE.fullmatch(data))
    return short if is_bare else f'the text "{short}"'


def listed(names: Iterable[object]) -> str:
    """Names in a row: `a, b, c`."""
    return ", ".join(str(name) for name in names)


def _missing(error: Error, place: Place) -> Wording:
    name = error["loc"][-1]
    return Wording(f"the key `{name}` is missing", f"add `{name}:`")


def _unknown_key(error: Error, place: Place) -> Wording:
    name = str(error["loc"][-1])
    allowed = [field for field in fields(place.holder) if not field.startswith("<")]
    mend = did_you_mean(name, allowed) or (f"allowed are {listed(allowed)}" if allowed else "")
    return Wording(f"unknown key `{name}`", mend)


def _none_of_the_words(error: Error, place: Place) -> Wording:
    allowed = _words_of(place.schema)
    names = listed(allowed) if allowed else str(error["ctx"]["expected"]).replace("'", "")
    expected = f"one of {names}" if len(allowed) != 1 else f"`{names}`"
    data = error["input"]
    if not isinstance(data, str):
        return expectation(expected, data)
    return Wording(f"`{data}` is not {expected}", did_you_mean(data, allowed), expected)


def _words_of(schema: Schema) -> list[str]:
    if schema["type"] == "enum":
        return [str(member.value) for member in schema["members"]]
    return [str(item) for item in schema.get("expected", ())]


def _refused_value(error: Error, place: Place) -> Wording:
    cause = error["ctx"]["error"]
    match cause.args:
        case (str(what), str(mend)):
            pass
        case _:
            what, mend = str(cause), ""
    found = _EXPECTATION.fullmatch(what)
    return expectation(found.group(1), error["input"], mend) if found else Wording(what, mend)


def _no_such_form(error: Error, place: Place) -> Wording:
    """A tagged union whose tag is none of its members'."""
    names = [str(name) for name in place.schema.get("choices", ())]
    tag = str(error["ctx"]["tag"])
    if isinstance(place.schema.get("discriminator"), str):
        return Wording(f"`{tag}` is not one of {listed(names)}", did_you_mean(tag, names))
    return Wording(f"none of the forms fits that can stand here: {listed(names)}")


def _no_form(error: Error, place: Place) -> Wording:
    """A tagged union whose tag cannot be found in the data."""
    names = listed(place.schema.get("choices", ()))
    field = place.schema.get("discriminator")
    if isinstance(field, str):
        return Wording(f"the key `{field}` is missing", f"add `{field}:` with one of {names}")
    return Wording(f"none of the forms fits that can stand here: {names}")


_BY_TYPE: dict[str, Callable[[Error, Place], Wording]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "unexpected_keyword_argument": _unknown_key,
    "literal_error": _none_of_the_words,
    "enum": _none_of_the_words,
    "value_error": _refused_value,
    "assertion_error": _refused_value,
    "union_tag_invalid": _no_such_form,
    "union_tag_not_found": _no_form,
}

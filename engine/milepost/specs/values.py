"""The value of a fact as a feature file writes it, read by the type of the fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from milepost.loading.facts import FactError, read_value
from milepost.model.facts import Fact
from milepost.model.kinds import Plain
from milepost.model.values import Value

_NONE = ("none", "无")
_NOTHING_IN_IT = ("[]", "empty", "空")
_YES_NO = {"是": "yes", "否": "no"}
_STATUS = {"已批准": "approved", "草稿": "draft", "已废止": "retired"}
_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")


def value_of(said: str, name: str, fact: Fact) -> Value:
    """The typed value.

    `none`; a number with or without its unit; yes or no; a date; a document as status, date and
    version (`approved 2026-01-15 1.0`); a list as items between semicolons (`[]` for no item).
    Fails the scenario where the text does not fit the fact.
    """
    try:
        return read_value(_raw(said.strip(), fact), fact)
    except FactError as error:
        pytest.fail(f'"{said}" is no value of {name} ({fact.type}): {error}', pytrace=False)


def _raw(said: str, fact: Fact) -> object:
    if said in _NONE:
        return Plain("none")
    return _READ[fact.type](said) if fact.type in _READ else _number(said, fact)


def _number(said: str, fact: Fact) -> Plain:
    bare = said.removesuffix(fact.shown_unit).strip() if fact.shown_unit else said
    return Plain(bare.replace(",", "") if _THOUSANDS.fullmatch(bare) else bare)


def _yes_no(said: str) -> Plain:
    return Plain(_YES_NO.get(said, said))


def _document(said: str) -> dict[str, str]:
    status, *rest = said.split()
    keys = ("status", "date", "version")
    return dict(zip(keys, (_STATUS.get(status, status), *rest), strict=False))


def _list(said: str) -> list[str]:
    if said in _NOTHING_IN_IT:
        return []
    return [item.strip() for item in re.split("[;；]", said) if item.strip()]


_READ: Mapping[str, Callable[[str], object]] = {
    "yes_no": _yes_no,
    "text": str,
    "choice": str,
    "date": Plain,
    "document": _document,
    "list": _list,
    "record": Plain,
    "series": Plain,
}

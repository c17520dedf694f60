"""From read data to models: every mistake in the data becomes a problem placed in its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from milepost.errors import InvalidInput, Problem
from milepost.loading.problems import Collector, problem, shown_key
from milepost.loading.read import Path, Read
from milepost.loading.schema_places import Fork, Place, Schemas, shape_of
from milepost.loading.wording import Error, Wording, expectation, listed, word
from milepost.suggestions import closest

__all__ = ["Collector", "build", "problem", "shown_key"]

T = TypeVar("T")

_FORM_ERRORS = frozenset({"union_tag_invalid", "union_tag_not_found"})
_KEY_ERRORS = frozenset({"extra_forbidden", "unexpected_keyword_argument"})


@dataclass(frozen=True, slots=True)
class _Fault:
    """A pydantic error with its place and its words."""

    place: Place
    error: Error
    wording: Wording

    @property
    def path(self) -> Path:
        """The path of what is to be mended: the mapping itself where it lacks a key."""
        return self.place.path[:-1] if self.error["type"] == "missing" else self.place.path


def build(model: type[T], read: Read, path: Path = ()) -> T:
    """The model made of the data under `path`.

    Raises InvalidInput with every problem found, in the order of their places.
    """
    adapter = TypeAdapter(model)
    data = read.at(path)
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        errors = list(_flat(error))
    schemas = Schemas(adapter.core_schema, [error["loc"] for error in errors])
    faults = [_fault(schemas, error) for error in errors]
    told = _without_misspelt(_settled(faults, schemas, data))
    raise InvalidInput(tuple(sorted({_problem(read, path, fault) for fault in told})))


def _flat(error: ValidationError, loc: Path = ()) -> Iterator[Error]:
    """The errors, with those of a validation inside of a validator in the place of that one."""
    for item in error.errors(include_url=False):
        below: Error = {**item, "loc": (*loc, *item["loc"])}
        cause = item.get("ctx", {}).get("error")
        if isinstance(cause, ValidationError):
            yield from _flat(cause, below["loc"])
        else:
            yield below


def _fault(schemas: Schemas, error: Error) -> _Fault:
    place = schemas.place(error["loc"])
    if error["type"] not in _FORM_ERRORS:
        return _Fault(place, error, word(error, place))
    data = error["input"]
    if not schemas.accepts(place.schema, shape_of(data)):
        return _Fault(place, error, expectation("a mapping", data))
    forms = schemas.forms(place.schema)
    is_by_key = isinstance(data, dict) and all(tag in keys for tag, keys in forms.items())
    return _Fault(place, error, _no_form(forms, data) if is_by_key else word(error, place))


def _no_form(forms: Mapping[str, Mapping[str, object]], data: Mapping[str, object]) -> Wording:
    """The words where none of the keys is there that tell the forms apart."""
    known = set().union(*forms.values())
    unknown = [key for key in data if key not in known]
    meant = {key: tag for key in unknown if (tag := closest(key, forms))}
    mends = [f"did you mean `{tag}` by `{key}`?" for key, tag in meant.items()]
    names = ", ".join(f"`{tag}`" for tag in forms)
    return Wording(f"one of the keys {names} is needed here", mends[0] if mends else "")


def _settled(faults: list[_Fault], schemas: Schemas, data: Any) -> list[_Fault]:
    """The faults, with those of each untagged union cut down to what its author meant."""
    while True:
        fork = next((fault.place.forks[0] for fault in faults if fault.place.forks), None)
        if fork is None:
            return faults
        members: dict[int, list[_Fault]] = {}
        rest = []
        for fault in faults:
            if fault.place.forks and fault.place.forks[0].loc == fork.loc:
                members.setdefault(fault.place.forks[0].member, []).append(fault)
            else:
                rest.append(fault)
        meant = _meant(list(members.values()), schemas, _data_at(data, fork.path))
        faults = rest + [_behind_fork(fault) for fault in meant]


def _meant(members: list[list[_Fault]], schemas: Schemas, data: Any) -> list[_Fault]:
    """The faults of the member whose form the data has; where it has none's, one for them all."""
    shape = shape_of(data)
    fitting = [faults for faults in members if schemas.accepts(_fork(faults).schema, shape)]
    unsure = [faults for faults in members if schemas.is_open(_fork(faults).schema)]
    for candidates in (fitting, unsure):
        specific = [faults for faults in candidates if not all(map(_is_about_kind, faults))]
        if specific:
            return min(specific, key=_distance)
    kinds = [fault for faults in members for fault in faults if _is_about_kind(fault)]
    return [_joined(kinds, data)] if kinds else members[0]


def _distance(faults: list[_Fault]) -> tuple[int, int]:
    """How far data is from a form; of two as far, the one it is a misspelling of is nearer."""
    return len(faults), -sum(fault.wording.mend.startswith("did you mean") for fault in faults)


def _joined(faults: list[_Fault], data: Any) -> _Fault:
    *others, last = dict.fromkeys(fault.wording.expected for fault in faults)
    expected = f"{listed(others)} or {last}" if others else last
    mend = next((fault.wording.mend for fault in faults if fault.wording.mend), "")
    wording = expectation(expected, data, mend) if others else faults[0].wording
    return replace(faults[0], wording=wording)


def _is_about_kind(fault: _Fault) -> bool:
    return bool(fault.wording.expected) and fault.place.path == _fork([fault]).path


def _fork(faults: list[_Fault]) -> Fork:
    return faults[0].place.forks[0]


def _behind_fork(fault: _Fault) -> _Fault:
    return replace(fault, place=replace(fault.place, forks=fault.place.forks[1:]))


def _without_misspelt(faults: list[_Fault]) -> list[_Fault]:
    """The faults without the missing keys that an unknown key of the mapping is taken for."""
    meant = {
        (fault.path[:-1], fault.wording.mend)
        for fault in faults
        if fault.error["type"] in _KEY_ERRORS
    }
    return [
        fault
        for fault in faults
        if fault.error["type"] != "missing"
        or (fault.path, f"did you mean `{fault.error['loc'][-1]}`?") not in meant
    ]


def _data_at(data: Any, path: Path) -> Any:
    """The data under a path, or None where a validator put something else in its place."""
    try:
        for step in path:
            data = data[step]
    except (LookupError, TypeError):
        return None
    return data


def _problem(read: Read, path: Path, fault: _Fault) -> Problem:
    read, full = read.written((*path, *fault.path))
    at_key = fault.place.at_key or fault.error["type"] in _KEY_ERRORS
    while full and full not in read.marks:
        full = full[:-1]
    return problem(read, full, fault.wording.what, fault.wording.mend, at_key)

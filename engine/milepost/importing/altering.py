"""What an OSCAL profile changes in a control: parts added and removed, parameters set."""

from __future__ import annotations

from milepost.errors import InvalidInput
from milepost.importing.published.oscal import (
    Addition,
    Alteration,
    Control,
    Parameter,
    Part,
    Removal,
    Setting,
)
from milepost.loading.sections import At

Parts = tuple[Part, ...]


def set_parameter(parameter: Parameter, setting: Setting) -> Parameter:
    """The parameter with what the setting gives; new choices take the place of values."""
    given = {key: value for key in ("label", "select") if (value := getattr(setting, key))}
    values = setting.values or (() if setting.select else parameter.values)
    return parameter.model_copy(update={**given, "values": values})


def altered(control: Control, alteration: Alteration, at: At) -> Control:
    """The control with everything removed, then everything added.

    Raises InvalidInput where a part that is named is not there.
    """
    for number, removal in enumerate(alteration.removes):
        control = _without(control, removal, at.down("removes", number))
    for number, addition in enumerate(alteration.adds):
        control = _with(control, addition, at.down("adds", number))
    return control


def _without(control: Control, removal: Removal, at: At) -> Control:
    named, name = removal.by_id is None, removal.what
    parts = _cut(control.parts, name, named)
    params = control.params if named else tuple(p for p in control.params if p.id != name)
    props = tuple(p for p in control.props if p.name != name) if named else control.props
    if (parts, params, props) == (control.parts, control.params, control.props):
        raise InvalidInput((at.problem(f"`{control.id}` has nothing that is called `{name}`"),))
    return control.model_copy(update={"parts": parts, "params": params, "props": props})


def _cut(parts: Parts, name: str, named: bool) -> Parts:
    """The parts without those of this name or id, at any depth."""
    return tuple(
        part.model_copy(update={"parts": _cut(part.parts, name, named)})
        for part in parts
        if (part.name if named else part.id) != name
    )


def _with(control: Control, addition: Addition, at: At) -> Control:
    update = {
        "title": addition.title or control.title,
        "params": (*control.params, *addition.params),
        "props": (*control.props, *addition.props),
    }
    by_id = addition.by_id
    if by_id is None or by_id == control.id:
        parts = _joined(control.parts, addition)
    elif by_id in {part.id for part in _all(control.parts)}:
        parts = _placed(control.parts, addition)
    else:
        what = f"`{control.id}` has no part `{by_id}`"
        raise InvalidInput((at.down("by-id").problem(what),))
    return control.model_copy(update={**update, "parts": parts})


def _all(parts: Parts) -> Parts:
    return tuple(one for part in parts for one in (part, *_all(part.parts)))


def _joined(parts: Parts, addition: Addition) -> Parts:
    """New parts in front of or behind all others."""
    first = addition.position in ("before", "starting")
    return (*addition.parts, *parts) if first else (*parts, *addition.parts)


def _placed(parts: Parts, addition: Addition) -> Parts:
    """New parts at the part that is named: beside it, or inside of it."""
    found: list[Part] = []
    for part in parts:
        if part.id != addition.by_id:
            found.append(part.model_copy(update={"parts": _placed(part.parts, addition)}))
        elif addition.position == "before":
            found += [*addition.parts, part]
        elif addition.position == "after":
            found += [part, *addition.parts]
        else:
            found.append(part.model_copy(update={"parts": _joined(part.parts, addition)}))
    return tuple(found)

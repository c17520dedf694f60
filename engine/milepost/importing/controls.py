"""The controls of an OSCAL catalog in one list, and what their texts say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from milepost.importing.published.oscal import Catalog, Control, Group, Parameter, Part
from milepost.importing.wording import slug, tidy
from milepost.loading.problems import Collector
from milepost.loading.sections import At

_INSERT = re.compile(r"\{\{\s*insert:\s*param,\s*([^\s}]+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Family:
    """A group of controls, and the group it lies in."""

    id: str
    title: str
    inside: str | None
    at: At


@dataclass(frozen=True, slots=True)
class Placed:
    """A control with its family, the control it enhances, and where it is written."""

    control: Control
    family: str | None
    parent: Control | None
    at: At

    @property
    def id(self) -> str:
        """The control's id."""
        return self.control.id

    @property
    def label(self) -> str:
        """How people call it: its plain label, else its id."""
        labels = [prop for prop in self.control.props if prop.name == "label"]
        plain = sorted(labels, key=lambda prop: prop.kind is not None)
        return plain[0].value if plain else self.id.upper()

    @property
    def is_withdrawn(self) -> bool:
        """Whether the catalog only keeps its id."""
        states = [prop.value for prop in self.control.props if prop.name == "status"]
        return any(state.lower() == "withdrawn" for state in states)


@dataclass(frozen=True, slots=True)
class Controls:
    """Controls in the order of their documents, with all families and parameters."""

    title: str
    families: Mapping[str, Family] = field(default_factory=dict)
    placed: tuple[Placed, ...] = ()
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    def only(self, ids: frozenset[str]) -> Controls:
        """The same with some of the controls."""
        return replace(self, placed=tuple(one for one in self.placed if one.id in ids))

    def below(self, ids: frozenset[str]) -> frozenset[str]:
        """The enhancements of these controls, and theirs."""
        found = frozenset(one.id for one in self.placed if one.parent and one.parent.id in ids)
        return found | self.below(found) if found - ids else found


def controls_of(catalog: Catalog, at: At) -> Controls:
    """The controls of a catalog. Raises InvalidInput where two have one id, or two families."""
    families = list(_families(catalog.groups, None, at.down("groups")))
    placed = [*_placed(catalog.controls, None, None, at.down("controls"))]
    placed += _grouped(catalog.groups, at.down("groups"))
    groups = [*_all_groups(catalog.groups)]
    lists = [catalog.params, *(g.params for g in groups), *(p.control.params for p in placed)]
    parameters = {one.id: one for several in lists for one in several}
    _refuse_twice(families, "family")
    _refuse_twice(placed, "control")
    named = {family.id: family for family in families}
    return Controls(catalog.metadata.title, named, tuple(placed), parameters)


def _refuse_twice(found: Sequence[Family | Placed], kind: str) -> None:
    collector = Collector()
    first: dict[str, Family | Placed] = {}
    for one in found:
        if (known := first.setdefault(one.id, one)) is not one:
            what = f"the {kind} `{one.id}` is already defined in line {known.at.place.line}"
            collector.add(one.at.down("id").problem(what, "keep one of the two"))
    collector.raise_if_any()


def _all_groups(groups: tuple[Group, ...]) -> Iterator[Group]:
    for group in groups:
        yield group
        yield from _all_groups(group.groups)


def _name(group: Group) -> str:
    return group.id or slug(group.title) or group.title


def _families(groups: tuple[Group, ...], inside: str | None, at: At) -> Iterator[Family]:
    for number, group in enumerate(groups):
        here = at.down(number)
        yield Family(_name(group), group.title, inside, here)
        yield from _families(group.groups, _name(group), here.down("groups"))


def _grouped(groups: tuple[Group, ...], at: At) -> Iterator[Placed]:
    for number, group in enumerate(groups):
        here = at.down(number)
        yield from _placed(group.controls, _name(group), None, here.down("controls"))
        yield from _grouped(group.groups, here.down("groups"))


def _placed(
    controls: tuple[Control, ...], family: str | None, parent: Control | None, at: At
) -> Iterator[Placed]:
    for number, control in enumerate(controls):
        here = at.down(number)
        yield Placed(control, family, parent, here)
        yield from _placed(control.controls, family, control, here.down("controls"))


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the texts of controls; each parameter they name becomes one of the rule set's."""

    parameters: Mapping[str, Parameter]

    def prose(self, control: Control, name: str) -> str:
        """The parts of this name, each piece with its label; `<parameter>` where one is named."""
        rows = [row for part in control.parts if part.name == name for row in _rows(part)]
        return tidy(_INSERT.sub(lambda found: f"<{identifier(found[1])}>", "\n".join(rows)))

    def named(self, control: Control, *names: str) -> list[Parameter]:
        """The parameters that the parts of these names hold, in the order of the text."""
        rows = [row for part in control.parts if part.name in names for row in _rows(part)]
        ids = dict.fromkeys(_INSERT.findall("\n".join(rows)))
        return [self.parameters.get(name) or Parameter(id=name) for name in ids]

    def shown(self, parameter: Parameter, above: tuple[str, ...] = ()) -> str:
        """What stands for a parameter: its values, its choices, or its label in brackets."""
        if parameter.values:
            return ", ".join(parameter.values)
        choices = parameter.select.choice if parameter.select else ()
        if not choices or parameter.id in above:
            return f"[{parameter.label or parameter.id}]"
        several = bool(parameter.select and parameter.select.how_many != "one")
        filled = "; ".join(self._filled(choice, (*above, parameter.id)) for choice in choices)
        return f"[{'one or more' if several else 'one'} of: {filled}]"

    def _filled(self, choice: str, above: tuple[str, ...]) -> str:
        def value(found: re.Match[str]) -> str:
            known = self.parameters.get(found[1])
            return self.shown(known, above) if known else f"[{found[1]}]"

        return tidy(_INSERT.sub(value, choice))


def identifier(name: str) -> str:
    """A parameter's id as conditions can name it."""
    plain = re.sub(r"\W", "_", name)
    return plain if plain[:1].isalpha() else f"p_{plain}"


def _rows(part: Part) -> Iterator[str]:
    labels = [prop.value for prop in part.props if prop.name == "label"]
    row = " ".join((*labels[:1], part.prose or "")).strip()
    if row:
        yield row
    for inner in part.parts:
        yield from _rows(inner)

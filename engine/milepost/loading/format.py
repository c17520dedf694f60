"""The form of a rule-set file, as authors write it; its JSON Schema comes from these models."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, Union

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, create_model, field_validator

from milepost.model.axes import WrittenAxis
from milepost.model.criteria import Example, Leaf, Parameter
from milepost.model.facts import Fact, Part
from milepost.model.following import Escalation
from milepost.model.kinds import Day, ExactNumber, Words, YesNo
from milepost.model.patterns import Pattern
from milepost.model.policies import Adjustment, OutcomeRule, Status
from milepost.model.remedies import Remedy
from milepost.model.results import Result
from milepost.model.ruleset import Better, CoverageBy, Kind, Raters, Severity
from milepost.model.scales import Scale
from milepost.model.text import Text
from milepost.model.uses import Use
from milepost.scoring import leaves, results
from milepost.scoring.listing import listed

PLACES = "<places>"
"""Where the axis keys of a criterion are gathered before it is validated."""

VERSION = r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?"
ID = r"[a-z0-9]+(-[a-z0-9]+)*"


def semantic(version: str) -> str:
    """The version. Raises ValueError where it is not one of three numbers."""
    if not re.fullmatch(VERSION, version):
        raise ValueError(
            f"{version} is not a version", 'write three numbers in quotes: version: "1.0.0"'
        )
    return version


@lru_cache(maxsize=1)
def leaf_kinds() -> dict[str, type[Leaf]]:
    """Ways to judge a leaf by the key that chooses them."""
    return listed(leaves, Leaf)  # type: ignore[type-abstract]


@lru_cache(maxsize=1)
def result_forms() -> dict[str, type[Result]]:
    """Forms of a result by the key that tells them; the most telling key first."""
    found = listed(results, Result).values()  # type: ignore[type-abstract]
    return {form.told_by: form for form in sorted(found, key=lambda f: (f.told_last, f.told_by))}


def _chooser(keys: tuple[str, ...], *models: type[BaseModel]) -> Any:
    by_model = dict(zip(models, keys, strict=True))

    def choose(raw: Any) -> str | None:
        if isinstance(raw, Mapping):
            return next((key for key in keys if key in raw), None)
        return by_model.get(type(raw))

    return choose


def _one_of(what: str, forms: Mapping[str, type[BaseModel]]) -> Any:
    """A union chosen by which key is there; none of them is one clear error."""
    members = tuple(Annotated[form, Tag(key)] for key, form in forms.items())
    return Annotated[
        Union[members],  # noqa: UP007 - built from a list
        Discriminator(
            _chooser(tuple(forms), *forms.values()),
            custom_error_type="no_form",
            custom_error_message=f"{what} needs one of the keys {', '.join(forms)}",
        ),
    ]


class Placed(Part):
    """What a criterion has beside the keys of a leaf: its places on the axes."""

    places: dict[Words, Words] = Field(default_factory=dict, alias=PLACES)
    core: YesNo = False
    status: Status = "active"


class Composite(Placed):
    """A criterion of several checks, each written here or named by the id of a library's."""

    id: Words
    title: Text | None = None
    statement: Text | None = None
    why: Text | None = None
    source: tuple[Words, ...] = ()
    tags: tuple[Words, ...] = ()
    weight: ExactNumber | None = Field(default=None, ge=0)
    owner: Words | None = None
    examples: tuple[Example, ...] = ()
    checks: tuple[Any, ...] = Field(min_length=1)


def _or_id(union: Any) -> Any:
    def choose(raw: Any) -> str:
        return "id" if isinstance(raw, str) else "leaf"

    return Annotated[
        Union[Annotated[union, Tag("leaf")], Annotated[Words, Tag("id")]],  # noqa: UP007
        Discriminator(choose),
    ]


def _several(kind: Any) -> Any:
    return tuple[kind, ...]


@lru_cache(maxsize=1)
def leaf_union() -> Any:
    """A leaf of any kind."""
    return _one_of("a check", leaf_kinds())


@lru_cache(maxsize=1)
def criterion_union() -> Any:
    """A criterion: a leaf of any kind with places, or one of several checks."""
    forms: dict[str, type[BaseModel]] = {
        "checks": create_model(
            "Composite",
            __base__=Composite,
            checks=(_several(_or_id(leaf_union())), Field(min_length=1)),
        )
    }
    for key, kind in leaf_kinds().items():
        forms[key] = create_model(f"{kind.__name__}Criterion", __base__=(Placed, kind))
    return _one_of("a criterion", forms)


class LibraryPart(Part):
    """What one file of a rule set's folder may hold besides its identity."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    parameters: dict[Words, Parameter] = Field(default_factory=dict)
    facts: dict[Words, Fact] = Field(default_factory=dict)
    scales: dict[Words, Scale] = Field(default_factory=dict)
    severities: dict[Words, Severity] = Field(default_factory=dict)
    tags: dict[Words, Text] = Field(default_factory=dict)
    supervisors: dict[Words, Words] = Field(default_factory=dict)
    axes: dict[Words, WrittenAxis] = Field(default_factory=dict)
    outcomes: dict[Words, OutcomeRule] = Field(default_factory=dict)
    uses: dict[Words, Use] = Field(default_factory=dict)
    adjust: tuple[Adjustment, ...] = ()
    criteria: tuple[criterion_union(), ...] = ()  # type: ignore[valid-type]
    checks: tuple[leaf_union(), ...] = ()  # type: ignore[valid-type]
    remedies: dict[Words, Remedy] = Field(default_factory=dict)
    results: dict[Words, _one_of("a result", result_forms())] = Field(  # type: ignore[valid-type]
        default_factory=dict
    )
    links: dict[Words, tuple[dict[Words, Words], ...]] = Field(default_factory=dict)
    patterns: tuple[Pattern, ...] = ()


class RuleSetFile(LibraryPart):
    """A rule set: one policy in one version."""

    ruleset: Words
    version: Words
    kind: Kind
    title: Text
    effective: Day | None = None
    library: tuple[Words, ...] = ()
    main: Words | None = None
    scope: Words | None = None
    coverage: CoverageBy = "facts"
    better: Better = "higher"
    raters: Raters | None = None
    escalation: tuple[Escalation, ...] = ()

    _semantic = field_validator("version")(semantic)

"""What OSCAL catalogs and profiles hold, as far as a rule set uses it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from milepost.importing.files import Foreign
from milepost.model.kinds import Words


class Property(Foreign):
    """A named value of a control or part."""

    name: Words
    value: Words
    kind: Words | None = Field(default=None, alias="class")


class Part(Foreign):
    """A piece of a control's text, and the pieces in it."""

    name: Words
    id: Words | None = None
    prose: Words | None = None
    props: tuple[Property, ...] = ()
    parts: tuple[Part, ...] = ()


class Selection(Foreign):
    """The choices of a parameter."""

    how_many: Words = Field(default="one", alias="how-many")
    choice: tuple[Words, ...] = ()


class Parameter(Foreign):
    """A place in the texts that an organisation fills in."""

    id: Words
    label: Words | None = None
    values: tuple[Words, ...] = ()
    select: Selection | None = None


class Control(Foreign):
    """A control, and its enhancements."""

    id: Words
    title: Words
    params: tuple[Parameter, ...] = ()
    props: tuple[Property, ...] = ()
    parts: tuple[Part, ...] = ()
    controls: tuple[Control, ...] = ()


class Group(Foreign):
    """A family of controls, and the families in it."""

    id: Words | None = None
    title: Words
    params: tuple[Parameter, ...] = ()
    groups: tuple[Group, ...] = ()
    controls: tuple[Control, ...] = ()


class Metadata(Foreign):
    """What a document says of itself."""

    title: Words


class Catalog(Foreign):
    """Controls in families; some may stand outside of any."""

    metadata: Metadata
    params: tuple[Parameter, ...] = ()
    groups: tuple[Group, ...] = ()
    controls: tuple[Control, ...] = ()


class Pattern(Foreign):
    """Ids by a pattern with `*` and `?`."""

    pattern: Words


class Chosen(Foreign):
    """A choice of controls."""

    with_ids: tuple[Words, ...] = Field(default=(), alias="with-ids")
    matching: tuple[Pattern, ...] = ()
    with_children: Literal["yes", "no"] = Field(default="no", alias="with-child-controls")


class Import(Foreign):
    """Which controls of which document; all where it does not say."""

    href: Words
    include: tuple[Chosen, ...] | None = Field(default=None, alias="include-controls")
    exclude: tuple[Chosen, ...] = Field(default=(), alias="exclude-controls")


class Setting(Foreign):
    """New content of a parameter."""

    id: Words = Field(alias="param-id")
    label: Words | None = None
    values: tuple[Words, ...] = ()
    select: Selection | None = None


class Addition(Foreign):
    """What is added to a control, or at one of its parts."""

    position: Literal["before", "after", "starting", "ending"] = "ending"
    by_id: Words | None = Field(default=None, alias="by-id")
    title: Words | None = None
    params: tuple[Parameter, ...] = ()
    props: tuple[Property, ...] = ()
    parts: tuple[Part, ...] = ()


class Removal(Foreign):
    """What is taken out of a control."""

    by_id: Words | None = Field(default=None, alias="by-id")
    by_name: Words | None = Field(default=None, alias="by-name")

    @property
    def what(self) -> str:
        """The id or the name."""
        return self.by_id or self.by_name or ""

    @model_validator(mode="before")
    @classmethod
    def _by_one(cls, raw: Any) -> Any:
        if isinstance(raw, dict) and raw.keys() - {"remarks"} not in ({"by-id"}, {"by-name"}):
            what = "this removal cannot be followed"
            raise ValueError(what, "name what is removed with `by-id` or with `by-name` alone")
        return raw


class Alteration(Foreign):
    """Changes of one control."""

    control: Words = Field(alias="control-id")
    removes: tuple[Removal, ...] = ()
    adds: tuple[Addition, ...] = ()


class Modification(Foreign):
    """Changes of what was chosen."""

    settings: tuple[Setting, ...] = Field(default=(), alias="set-parameters")
    alters: tuple[Alteration, ...] = ()


class ResourceLink(Foreign):
    """Where a resource can be found."""

    href: Words


class Resource(Foreign):
    """A document that others are referred to by its uuid."""

    uuid: Words
    links: tuple[ResourceLink, ...] = Field(default=(), alias="rlinks")


class BackMatter(Foreign):
    """The resources of a document."""

    resources: tuple[Resource, ...] = ()


class Profile(Foreign):
    """A choice of controls of other documents, with changes."""

    metadata: Metadata
    imports: tuple[Import, ...]
    merge: dict[str, Any] = Field(default_factory=dict)
    modify: Modification = Modification()
    back_matter: BackMatter = Field(default=BackMatter(), alias="back-matter")


class Document(Foreign):
    """A file: a catalog or a profile."""

    catalog: Catalog | None = None
    profile: Profile | None = None

    @model_validator(mode="after")
    def _is_known(self) -> Document:
        if self.catalog is None and self.profile is None:
            what = "this is neither an OSCAL catalog nor a profile"
            raise ValueError(what, "the key `catalog` or `profile` is expected at the top")
        return self

"""The form of an overlay file, as authors write it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Discriminator, Field, Tag, field_validator

from milepost.loading.format import RuleSetFile, semantic
from milepost.loading.read import Read
from milepost.model.facts import Part
from milepost.model.kinds import Words
from milepost.model.text import Text


def sections(kind: type) -> tuple[str, ...]:
    """The keys of a rule-set file that hold several definitions: `dict` by name, `tuple` listed."""
    fields = RuleSetFile.model_fields.items()
    empty: object = None if kind is dict else ()
    return tuple(
        name
        for name, field in fields
        if (field.default_factory is dict if kind is dict else field.default == empty)
    )


class ItemChange(Part):
    """New values for some keys of an item, or of one row of its decision table."""

    told_by: ClassVar[str] = "change"

    change: Words
    section: Words | None = Field(default=None, alias="in")
    row: Words | None = None
    set: dict[Words, Any] = Field(min_length=1)
    why: Text

    @property
    def item(self) -> str:
        """The id of what is changed."""
        return self.change


class ItemExclusion(Part):
    """An item that is left out."""

    told_by: ClassVar[str] = "exclude"

    exclude: Words
    section: Words | None = Field(default=None, alias="in")
    why: Text

    @property
    def item(self) -> str:
        """The id of what is left out."""
        return self.exclude


class Inclusion(Part):
    """Definitions that are added, by the sections of a rule-set file."""

    told_by: ClassVar[str] = "include"

    include: dict[Words, Any] = Field(min_length=1)
    why: Text


Named = ItemChange | ItemExclusion
Step = Named | Inclusion
_FORMS = (ItemChange, ItemExclusion, Inclusion)


def _form(raw: Any) -> str | None:
    if isinstance(raw, _FORMS):
        return raw.told_by
    keys = [form.told_by for form in _FORMS]
    return next((key for key in keys if isinstance(raw, Mapping) and key in raw), None)


class OverlayFile(Part):
    """A rule set that says only what it does otherwise than the one that it extends."""

    ruleset: Words
    version: Words
    extends: Words
    title: Text
    changes: tuple[
        Annotated[
            Annotated[ItemChange, Tag("change")]
            | Annotated[ItemExclusion, Tag("exclude")]
            | Annotated[Inclusion, Tag("include")],
            Discriminator(_form),
        ],
        ...,
    ] = Field(min_length=1)

    _semantic = field_validator("version")(semantic)


def is_overlay(read: Read) -> bool:
    """Whether a file says that it extends another rule set."""
    return isinstance(read.data, dict) and "extends" in read.data

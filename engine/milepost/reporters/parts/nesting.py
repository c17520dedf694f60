"""A section as a part of a larger one."""

from __future__ import annotations

from milepost.reporters.documents.blocks import Block, Heading, Section


def nested(section: Section, prefix: str = "") -> tuple[Block, ...]:
    """Its title as a heading, then its blocks; `prefix` tells its anchor from others like it."""
    anchor = f"{prefix}-{section.anchor}" if prefix and section.anchor else section.anchor
    return Heading(section.title, 3, anchor=anchor), *section.blocks

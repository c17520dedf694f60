"""The sheet of what was not assessed: a row for each piece of evidence that lacks."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.reporters.sheets.layout import Field, Layout
from milepost.reporters.view.context import Context
from milepost.reporters.view.missing import missing
from milepost.reporters.view.shapes import MissingLine


def _lacking(context: Context) -> Iterator[tuple[str, MissingLine]]:
    """Each with the role to ask."""
    for owner in missing(context).owners:
        yield from ((owner.owner, line) for line in owner.lines)


MISSING: Layout[tuple[str, MissingLine]] = Layout(
    "missing",
    _lacking,
    (
        Field("evidence", lambda _, one: one[1].evidence, wide=True),
        Field("state", lambda _, one: one[1].state),
        Field("owner", lambda _, one: one[0]),
        Field("needed_by", lambda _, one: one[1].needed_by, wide=True),
    ),
)

"""Documents worth trying: other states and days, and what else is asked of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from milepost.analysis.whatif.asking import Asked
from milepost.analysis.whatif.figures import days
from milepost.model.values import Document, Value

_URL, _VERSION, _OWNER = "https://example.org/", "1.0", "owner"


def documents(asked: Asked) -> Iterator[Value]:
    """The document in each state, of each day that matters, with and without what is asked of it.

    Where there is none yet, one of today.
    """
    first = asked.value if isinstance(asked.value, Document) else asked.old
    base = first if isinstance(first, Document) else Document(date=asked.assessment.as_of)
    for one in _completed(asked, base):
        for status in dict.fromkeys((base.status or "approved", "approved", "draft")):
            stated = replace(one, status=status)
            yield stated
            yield from (replace(stated, date=day) for day in _days(asked, stated))


def _days(asked: Asked, document: Document) -> Iterator[date]:
    """Days matter only where something is asked of the date; nobody dates a document ahead."""
    if asked.functions() & {"fresh", "age_days"} or "date" in asked.attributes():
        found = days(asked, lambda day: replace(document, date=day))
        yield from (day for day in found if day <= asked.assessment.as_of)


def _completed(asked: Asked, base: Document) -> tuple[Document, ...]:
    """The document as it is, and with everything that conditions may miss."""
    wanted: dict[str, str] = {}
    if "has_url" in asked.functions() or "url" in asked.attributes():
        wanted["url"] = base.url or _URL
    if "version" in asked.attributes():
        wanted["version"] = base.version or _VERSION
    if "owner" in asked.attributes():
        wanted["owner"] = base.owner or _OWNER
    full = replace(base, **wanted)  # type: ignore[arg-type]
    bare = replace(base, **dict.fromkeys(wanted, ""))  # type: ignore[arg-type]
    return tuple(dict.fromkeys((base, full, bare)))

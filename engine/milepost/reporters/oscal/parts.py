"""Parts that several OSCAL documents have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from milepost.model.criteria import Criterion
from milepost.model.text import Text
from milepost.reporters.oscal.values import VERSION, Json, moment, some, words


def metadata(title: str, day: date, props: Sequence[Json], **more: object) -> Json:
    """What every document begins with; its version is the day it tells of."""
    return {
        "title": words(title),
        "last-modified": moment(day),
        "version": day.isoformat(),
        "oscal-version": VERSION,
        **some("props", list(props)),
        **{name: part for name, part in more.items() if part},
    }


def references(kind: str, found: Iterable[str]) -> Json:
    """`related-observations` or `related-risks`, by the ids of these."""
    return some(f"related-{kind}s", [{f"{kind}-uuid": name} for name in dict.fromkeys(found)])


def stake(criterion: Criterion | None, text: Callable[[Text | None], str], title: str) -> str:
    """What a weakness puts at stake, as its criterion says; its title where it says nothing."""
    said = criterion and (text(criterion.why) or text(criterion.statement))
    return said or title

"""Results with one value for each dimension, side by side, and what blocks the next level."""

from __future__ import annotations

from milepost.model.results import Conclusion
from milepost.model.values import shown_number
from milepost.reporters.terminal.levels import axis_title
from milepost.reporters.view.context import Context
from milepost.reporters.view.reasons import judged_places
from milepost.reporters.view.shapes import LevelRow, LevelTable
from milepost.scoring.results.climb import Climb
from milepost.scoring.results.judged import Judged

Key = tuple[str, ...]


def levels(context: Context) -> tuple[LevelTable, ...]:
    """One table for each set of axes that results are given by; columns nobody filled left out."""
    tables: dict[Key, list[str]] = {}
    for name, result in context.ruleset.results.items():
        if context.assessment.results[name].by and _filled(context, name):
            tables.setdefault(result.by, []).append(name)
    return tuple(_table(context, by, names) for by, names in tables.items())


def _filled(context: Context, name: str) -> bool:
    if not isinstance(context.ruleset.results[name], Judged):
        return True
    return any(c.judged for c, _, _ in context.assessment.results[name].by.values())


def _table(context: Context, by: Key, names: list[str]) -> LevelTable:
    ordered = sorted(names, key=lambda n: not isinstance(context.ruleset.results[n], Judged))
    keys = list(context.assessment.results[ordered[0]].by)
    columns = [_title(context, name) for name in ordered]
    compared = _compared(context, ordered)
    if compared:
        columns.append(context.say("levels.difference"))
    rows = tuple(_row(context, by, ordered, compared, key) for key in keys)
    return LevelTable(
        title=_heading(context, by),
        axis=_axis(context, by),
        columns=tuple(columns),
        rows=rows,
        judged=any(row.rationale for row in rows),
        climbs=any(isinstance(context.ruleset.results[name], Climb) for name in ordered),
        notes=_notes(context),
    )


def _heading(context: Context, by: Key) -> str:
    """Levels by dimension, or results by team where teams gave the answers."""
    if not all(axis in context.ruleset.answer_axes for axis in by):
        return context.say("levels.title")
    return context.say("levels.by", axis=_axis(context, by))


def _axis(context: Context, by: Key) -> str:
    return axis_title(context.words, by, context.say("levels.place"))


def _title(context: Context, name: str) -> str:
    title = context.ruleset.results[name].title
    return context.words.text(title) if title else name


def _compared(context: Context, names: list[str]) -> tuple[str, str] | None:
    """A judged result and the computed one it stands beside."""
    for name in names:
        result = context.ruleset.results[name]
        if isinstance(result, Judged) and result.compare in names:
            return name, result.compare
    return None


def _row(
    context: Context, by: Key, names: list[str], compared: tuple[str, str] | None, key: Key
) -> LevelRow:
    found = {name: context.assessment.results[name].by[key][0] for name in names}
    cells = [_cell(context, name, conclusion) for name, conclusion in found.items()]
    if compared:
        cells.append(_difference(found[compared[0]], found[compared[1]]))
    judged = next((c.judged for c in found.values() if c.judged), None)
    language = context.words.language
    return LevelRow(
        name=_place(context, by, key),
        cells=tuple(cells),
        rationale=judged.rationale.to(language) if judged and judged.rationale else "",
        judged_by=context.words.joined(part for part in (judged.by, judged.place.shown) if part)
        if judged
        else "",
        blocking=tuple(
            dict.fromkeys(context.titled(b) for c in found.values() for b in c.blocking)
        ),
    )


def _place(context: Context, by: Key, key: Key) -> str:
    titles = zip(by, key, strict=True)
    return " / ".join(
        _coded(value, context.words.text(context.ruleset.titled(axis, value)))
        for axis, value in titles
    )


def _coded(value: str, title: str) -> str:
    return title if value == title or len(value) > 4 else f"{value} {title}"


def _cell(context: Context, name: str, conclusion: Conclusion) -> str:
    result = context.ruleset.results[name]
    if conclusion.step is None or conclusion.value is None:
        given_by_none = isinstance(result, Judged)
        return "–" if given_by_none else context.words.conclusion(name, conclusion)
    return context.words.place(result.scale, conclusion.step.name)


def _difference(judged: Conclusion, computed: Conclusion) -> str:
    if judged.exact is None or computed.exact is None:
        return "–"
    apart = judged.exact - computed.exact
    return f"+{shown_number(apart)}" if apart > 0 else shown_number(apart)


def _notes(context: Context) -> tuple[str, ...]:
    judged, total = judged_places(context)
    if not total:
        return ()
    return (context.say("levels.judged" if judged else "levels.none_judged", count=judged),)

"""Results by place as a table: the level of each dimension and what blocks the next."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.model.assessment import Assessment, Finding
from milepost.model.results import Conclusion
from milepost.reporters.phrases import Phrases
from milepost.reporters.terminal.columns import width_of
from milepost.reporters.terminal.page import Page
from milepost.scoring.results.climb import Climb

Key = tuple[str, ...]
_MOST_BLOCKING = 4


@dataclass(frozen=True, slots=True)
class Levels:
    """The results with the same `by`: the last of them is shown, the others say where from."""

    assessment: Assessment
    shown: str
    climb: str | None
    judged: str | None

    @property
    def axes(self) -> tuple[str, ...]:
        """The axes of the table's rows."""
        return self.assessment.ruleset.results[self.shown].by

    @property
    def judged_keys(self) -> frozenset[Key]:
        """The places whose level an assessor gave."""
        if self.judged is None:
            return frozenset()
        by = self.assessment.results[self.judged].by
        return frozenset(key for key, (given, _, _) in by.items() if given.judged is not None)

    def rests_on_judgement(self, finding: Finding) -> bool:
        """Whether the criterion lies where an assessor gave the level."""
        places = finding.criterion.places
        return tuple(places.get(axis, "") for axis in self.axes) in self.judged_keys

    def blocking(self, key: Key) -> tuple[str, ...]:
        """Criteria that stand between the level of a place and the next one.

        Where an assessor gave the level, practices without evidence do not count.
        """
        if self.climb is None:
            return ()
        names = self.assessment.results[self.climb].by[key][0].blocking
        findings = {f.criterion.id: f for f in self.assessment.findings}
        judged = key in self.judged_keys
        return tuple(n for n in names if not (judged and findings[n].outcome == "not-assessed"))


def levels(assessment: Assessment) -> Levels | None:
    """The table's results: the last with `by`, and the climb and the judgement beside it."""
    results = assessment.ruleset.results
    shown = next((name for name in reversed(list(results)) if assessment.results[name].by), None)
    if shown is None:
        return None
    same = [name for name in results if results[name].by == results[shown].by]
    climb = next((name for name in same if isinstance(results[name], Climb)), None)
    judged = next((name for name in same if _is_judged(assessment, name)), None)
    return Levels(assessment, shown, climb, judged)


def _is_judged(assessment: Assessment, name: str) -> bool:
    return any(given.judged is not None for given, _, _ in assessment.results[name].by.values())


def write(page: Page, phrases: Phrases, found: Levels) -> None:
    """The table, and in one line how much of it was judged."""
    judged, by = found.judged_keys, found.assessment.results[found.shown].by
    rows = [_head(phrases, found), *(_row(phrases, found, key) for key in by)]
    widths = _widths(page, rows)
    page.blank()
    for number, cells in enumerate(rows):
        page.row(list(zip(cells, widths, strict=True)), style="" if number else "bold")
    if judged:
        page.blank()
        page.write(phrases.say("text.levels.judged", count=len(judged), of=len(by)), 2)


def _head(phrases: Phrases, found: Levels) -> list[str]:
    place = axis_title(phrases, found.axes, phrases.say("text.levels.place"))
    head = [place, _level_title(phrases, found)]
    basis = [phrases.say("text.levels.basis")] if found.judged_keys else []
    return [*head, *basis, phrases.say("text.levels.blocked") if found.climb else ""]


def axis_title(phrases: Phrases, axes: tuple[str, ...], otherwise: str) -> str:
    """What the places of a table are called: teams, say, where all of them come with answers."""
    known = phrases.ruleset.answer_axes
    if not all(axis in known for axis in axes):
        return otherwise
    return " / ".join(phrases.text(known[axis].title) or axis for axis in axes)


def _level_title(phrases: Phrases, found: Levels) -> str:
    """What is shown of each place; results over axes that come with answers go by their title."""
    own = all(axis in phrases.ruleset.answer_axes for axis in found.axes)
    title = phrases.text(phrases.ruleset.results[found.shown].title)
    return title if own and title else phrases.say("text.levels.level")


def _row(phrases: Phrases, found: Levels, key: Key) -> list[str]:
    place = place_of(phrases, found.axes, key)
    level = _level(phrases, found.shown, *found.assessment.results[found.shown].by[key])
    basis = [_basis(phrases, found, key)] if found.judged_keys else []
    return [place, level, *basis, _blocking(phrases, found, key)]


def _widths(page: Page, rows: list[list[str]]) -> list[int]:
    """Each column as wide as its longest cell, within limits; the last takes what is left."""
    wanted = [max(width_of(cells[n]) for cells in rows) for n in range(len(rows[0]))]
    others = [min(width, page.width // 4) for width in wanted[1:-1]]
    room = page.width - 2 - 2 * len(wanted[1:]) - sum(others)
    place = max(min(wanted[0], room - min(wanted[-1], page.width // 6)), 6)
    return [place, *others, max(room - place, 4)]


def place_of(phrases: Phrases, axes: tuple[str, ...], key: Key) -> str:
    """The axis values of a place with their titles."""
    return " / ".join(_place(phrases, *at) for at in zip(axes, key, strict=True))


def _place(phrases: Phrases, axis: str, value: str) -> str:
    title = phrases.ruleset.titled(axis, value).to(phrases.language)
    return title if title.casefold() == value.casefold() else f"{value} {title}"


def _level(
    phrases: Phrases, name: str, actual: Conclusion, worst: Conclusion, best: Conclusion
) -> str:
    shown = step(phrases, name, actual)
    if worst.value == best.value:
        return shown
    low, high = (code(phrases, name, end) for end in (worst, best))
    return f"{shown} ({low}-{high})"


def _basis(phrases: Phrases, found: Levels, key: Key) -> str:
    if key not in found.judged_keys:
        return phrases.say("text.levels.evidence")
    if found.climb is None:
        return phrases.say("text.levels.by_assessor")
    _, worst, best = found.assessment.results[found.climb].by[key]
    low, high = (code(phrases, found.climb, end) for end in (worst, best))
    practised = low if low == high else f"{low}-{high}"
    return phrases.say("text.levels.by_assessor_beside", practised=practised)


def _blocking(phrases: Phrases, found: Levels, key: Key) -> str:
    names = found.blocking(key)
    if not names:
        return "-" if found.climb else ""
    shown = phrases.joined(names[:_MOST_BLOCKING])
    return shown + (" ..." if len(names) > _MOST_BLOCKING else "")


def step(phrases: Phrases, name: str, conclusion: Conclusion) -> str:
    """A step by title, with its code where that is short: `3 Standardised`, `Go`."""
    return coded(code(phrases, name, conclusion), phrases.conclusion(name, conclusion))


def coded(code: str, title: str) -> str:
    """The title, behind its code where that is a grade or level."""
    return f"{code} {title}" if code != title and len(code) <= 2 and not code.islower() else title


def code(phrases: Phrases, name: str, conclusion: Conclusion) -> str:
    """A step by its name, anything else as displayed."""
    if conclusion.value is None or conclusion.step is None:
        return phrases.conclusion(name, conclusion)
    return conclusion.step.name

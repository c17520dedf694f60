"""Results by place as a table: the level of each dimension and what blocks the next."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.model.assessment import Assessment, Finding
from milepost.model.results import Conclusion
from milepost.reporters.phrases import Phrases
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
    shown = next((name for name in reversed(list(results)) if results[name].by), None)
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
    judged, rows = found.judged_keys, found.assessment.results[found.shown].by
    page.blank()
    head = phrases.say("text.levels.place"), _title(phrases, found.shown)
    widths = _widths(page, bool(judged))
    basis = [phrases.say("text.levels.basis")] if judged else []
    blocked = phrases.say("text.levels.blocked") if found.climb else ""
    page.row(_cells([*head, *basis, blocked], widths), style="bold")
    for key, (actual, worst, best) in rows.items():
        place = " / ".join(_place(phrases, *at) for at in zip(found.axes, key, strict=True))
        own = [_basis(phrases, found, key)] if judged else []
        level = _level(phrases, found.shown, actual, worst, best)
        page.row(_cells([place, level, *own, _blocking(phrases, found, key)], widths))
    if judged:
        page.blank()
        page.write(phrases.say("text.levels.judged", count=len(judged), of=len(rows)), 2)


def _widths(page: Page, judged: bool) -> list[int]:
    """Columns of the cells: place, level, where from, what blocks; two spaces between."""
    place, level, basis = 26, 16, 16
    used = [place, level, *([basis] if judged else [])]
    return [*used, max(page.width - 2 - sum(used) - 2 * len(used), 10)]


def _cells(texts: list[str], widths: list[int]) -> list[tuple[str, int]]:
    return list(zip(texts, widths, strict=True))


def _place(phrases: Phrases, axis: str, value: str) -> str:
    title = phrases.ruleset.titled(axis, value).to(phrases.language)
    return value if title == value else f"{value} {title}"


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
    """Code and title of a step: `3 Standardised`."""
    shown = phrases.conclusion(name, conclusion)
    own = code(phrases, name, conclusion)
    return shown if own == shown else f"{own} {shown}"


def code(phrases: Phrases, name: str, conclusion: Conclusion) -> str:
    """A step by its name, anything else as displayed."""
    if conclusion.value is None or conclusion.step is None:
        return phrases.conclusion(name, conclusion)
    return conclusion.step.name


def _title(phrases: Phrases, name: str) -> str:
    return phrases.text(phrases.ruleset.results[name].title) or name

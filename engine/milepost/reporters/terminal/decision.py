"""The decision at a glance: verdict word and colour, why, score with interval, coverage."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from milepost.model.assessment import Assessment, ResultLine
from milepost.model.review import Review
from milepost.model.scales import StepScale
from milepost.model.values import Number
from milepost.reporters import grounds
from milepost.reporters.grounds import lapses
from milepost.reporters.phrases import Phrases
from milepost.reporters.terminal.columns import width_of
from milepost.reporters.terminal.levels import step
from milepost.reporters.terminal.page import Page
from milepost.reporters.wording import decimals, reasons

_STOPS = (".", "!", "?", "。", "！", "？")


def verdict(phrases: Phrases, assessment: Assessment) -> str:
    """The main result in a word: `CONDITIONAL GO`, `A Leading`, `3 Standardised`, `65.0`."""
    conclusion, name = assessment.main.conclusion, assessment.main.name
    shown = step(phrases, name, conclusion)
    coded = conclusion.step is not None and shown.startswith(f"{conclusion.step.name} ")
    return shown if coded else shown.upper()


def colour(assessment: Assessment) -> str:
    """The colour of the step on its scale; bold where it has none."""
    conclusion = assessment.main.conclusion
    ruleset = assessment.ruleset
    scale = ruleset.scales.get(ruleset.results[ruleset.main].scale or "")
    if conclusion.value is None:
        return "amber"
    if conclusion.step is None or not isinstance(scale, StepScale):
        return "bold"
    return scale.root[conclusion.step.name].colour or "bold"


def score(phrases: Phrases, review: Review) -> str:
    """The headline number as displayed; empty where there is none besides the main result."""
    name = review.headline
    if name is None or name == review.assessment.ruleset.main:
        return ""
    conclusion = review.assessment.results[name].conclusion
    return "" if conclusion.value is None else _shown(phrases, name, conclusion.exact or 0)


def covered(phrases: Phrases, assessment: Assessment) -> str:
    """Coverage in percent; an empty share is not a percentage."""
    percent = assessment.coverage.percent
    if percent is None:
        return phrases.say("value.unknown")
    shown = phrases.number(percent, 1).removesuffix(".0")
    return phrases.say("text.percent", number=shown)


def gain(phrases: Phrases, review: Review, points: Number | None) -> str:
    """`Score +2.3`: a move of the headline number, up or down; empty where nothing of it shows."""
    if review.headline is None or not points:
        return ""
    shown = _shown(phrases, review.headline, abs(Fraction(points)))
    if not shown.strip("0."):
        return ""
    sign = "+" if points > 0 else "-"
    return phrases.say("text.move", title=_title(phrases, review.headline), sign=sign, number=shown)


def write(page: Page, phrases: Phrases, review: Review) -> None:
    """Verdict with why, score with interval, coverage, and what missing evidence could change."""
    assessment = review.assessment
    sentences = [text.to(phrases.language) for text in reasons(assessment)]
    until = lapses(phrases, assessment, assessment.main.name, assessment.main.conclusion)
    sentences += [until] if until else []
    why = phrases.say("text.sentences").join(_ended(phrases, sentences))
    page.blank()
    page.item(verdict(phrases, assessment), why, 2, 0, colour(assessment))
    page.blank()
    coverage = phrases.say("text.coverage"), _coverage(phrases, assessment)
    rows = [*_numbers(phrases, review), coverage]
    column = 4 + max(width_of(label) for label, _ in rows)
    for label, text in rows:
        page.item(label, text, 2, column, "bold")
    if assessment.main.sensitive:
        page.write(_sensitive(phrases, assessment.main), 2)


def _ended(phrases: Phrases, sentences: list[str]) -> Iterable[str]:
    """Sentences that others follow end in a stop; the texts of a rule set may lack it."""
    stop = phrases.say("text.stop")
    for sentence in sentences[:-1]:
        yield sentence if sentence.endswith(_STOPS) else f"{sentence}{stop}"
    yield from sentences[-1:]


def _numbers(phrases: Phrases, review: Review) -> list[tuple[str, str]]:
    """The headline number with its interval."""
    name, shown = review.headline, score(phrases, review)
    if name is None or not shown:
        return []
    line = review.assessment.results[name]
    if not line.sensitive:
        return [(_title(phrases, name), shown)]
    low, high = (_end(phrases, name, line, best) for best in (False, True))
    text = phrases.say("text.interval", number=shown, low=low, high=high)
    return [(_title(phrases, name), text)]


def _end(phrases: Phrases, name: str, line: ResultLine, best: bool) -> str:
    conclusion = line.best if best else line.worst
    if conclusion.value is None or conclusion.exact is None:
        return phrases.conclusion(name, conclusion)
    return _shown(phrases, name, conclusion.exact)


def _coverage(phrases: Phrases, assessment: Assessment) -> str:
    percent = covered(phrases, assessment)
    if by_weight := grounds.covered(phrases, assessment.coverage, percent):
        return by_weight
    supplied, lacking = assessment.coverage.supplied, assessment.coverage.lacking
    return phrases.say(
        "text.covered",
        percent=percent,
        supplied=len(supplied),
        needed=len(supplied) + len(lacking),
    )


def _sensitive(phrases: Phrases, line: ResultLine) -> str:
    worst, best = (phrases.conclusion(line.name, end) for end in (line.worst, line.best))
    if worst != best:
        return phrases.say("text.sensitive", worst=worst, best=best)
    key = "text.no_value" if line.best.value is None else "text.held_up"
    return phrases.say(key, best=best)


def _shown(phrases: Phrases, name: str, number: Number) -> str:
    return phrases.number(number, decimals(phrases.ruleset, name))


def _title(phrases: Phrases, name: str) -> str:
    return phrases.text(phrases.ruleset.results[name].title) or name

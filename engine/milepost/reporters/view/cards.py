"""The cards of the first screen: verdict, score, interval, coverage, and why."""

from __future__ import annotations

from milepost.model.results import Conclusion
from milepost.model.values import shown_number
from milepost.reporters.view.context import Context
from milepost.reporters.view.reasons import reasons
from milepost.reporters.view.shapes import Card, Word
from milepost.reporters.view.tones import tone_of, toned


def card(context: Context) -> Card:
    """The card of one assessment."""
    ruleset = context.ruleset
    return Card(
        anchor=context.anchor,
        kind=context.words.say(f"kind.{ruleset.kind}"),
        title=context.words.text(ruleset.title),
        scope=_scope(context),
        verdict_label=_label(context, ruleset.main),
        verdict=verdict(context),
        score_label=_label(context, context.review.headline) if context.review.headline else "",
        score=_score(context),
        interval=interval(context),
        coverage=_covered(context),
        whys=reasons(context),
    )


def _scope(context: Context) -> str:
    axis, value = context.ruleset.scope, context.assessment.scope
    if axis is None or value is None:
        return ""
    title = context.words.text(context.ruleset.titled(axis, value))
    return value if title == value else f"{value} {title}"


def _label(context: Context, name: str) -> str:
    title = context.ruleset.results[name].title
    return context.words.text(title) if title else name


def verdict(context: Context) -> Word:
    """The main result as a word with a tone."""
    name, main = context.ruleset.main, context.assessment.main.conclusion
    if main.step is None or main.value is None:
        return toned(context.words.conclusion(name, main), "none")
    scale, step = context.ruleset.results[name].scale, main.step.name
    return toned(context.words.place(scale, step), tone_of(context.main_scale(), step))


def _score(context: Context) -> str:
    name = context.review.headline
    if name is None:
        return ""
    return _number(context, context.assessment.results[name].conclusion)


def _number(context: Context, conclusion: Conclusion) -> str:
    if conclusion.value is None or conclusion.exact is None:
        return "–"
    return context.score(conclusion.exact)


def interval(context: Context) -> str:
    """The lowest and highest score that missing evidence leaves open."""
    name = context.review.headline
    if name is None:
        return ""
    line = context.assessment.results[name]
    known = [c.exact for c in (line.worst, line.best) if c.exact is not None]
    if len(known) < 2:
        return context.say("interval.open")
    low, high = context.score(min(known)), context.score(max(known))
    return context.say("interval.settled" if low == high else "interval", low=low, high=high)


def _covered(context: Context) -> str:
    """The coverage, and that it is by weight where it is."""
    shown = coverage(context)
    by_weight = context.assessment.coverage.weights is not None
    return context.say("coverage.weight", coverage=shown) if by_weight else shown


def coverage(context: Context) -> str:
    """Share of the needed evidence that was supplied, or of the weight that was assessed."""
    percent = context.assessment.coverage.percent
    return "–" if percent is None else f"{shown_number(percent, 1)}%"

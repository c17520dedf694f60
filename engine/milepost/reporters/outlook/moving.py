"""What would become of the results: before and after, in words."""

from __future__ import annotations

from milepost.analysis.headline import UNDETERMINED, VOID, number, said
from milepost.model.review import Effect, Move, Review
from milepost.model.values import Number, Step, Value
from milepost.reporters.phrases import Phrases
from milepost.reporters.terminal.levels import coded, place_of
from milepost.reporters.wording import decimals, titled


def main_said(phrases: Phrases, name: str) -> str:
    """The main result by its plain name, as an effect states it: a step by its title."""
    if name in (UNDETERMINED, VOID):
        return phrases.say(f"main.{name}")
    scale = phrases.ruleset.results[phrases.ruleset.main].scale
    return coded(name, phrases.step(scale, name)) if scale else name


def before_and_after(phrases: Phrases, review: Review, effect: Effect) -> tuple[str, ...]:
    """Headline number, main result, and every other step that would change."""
    found = (_headline(phrases, review, effect), _main(phrases, review, effect))
    return (*(one for one in found if one), *moved(phrases, effect))


def _headline(phrases: Phrases, review: Review, effect: Effect) -> str:
    name = review.headline
    if name is None or name == phrases.ruleset.main:
        return ""
    old = review.assessment.results[name].conclusion
    was = (
        phrases.say("main.undetermined") if old.value is None else _number(phrases, name, old.exact)
    )
    return _told(phrases, _title(phrases, name), was, _number(phrases, name, effect.score))


def _main(phrases: Phrases, review: Review, effect: Effect) -> str:
    name, now = phrases.ruleset.main, review.assessment.main.conclusion
    if name == review.headline:
        was, becomes = (_number(phrases, name, n) for n in (number(now), effect.score))
        return _told(phrases, _title(phrases, name), was, becomes)
    was, becomes = (main_said(phrases, word) for word in (said(now), effect.main))
    return _told(phrases, _title(phrases, name), was, becomes)


def moved(phrases: Phrases, effect: Effect) -> tuple[str, ...]:
    """The other results on a scale that would change, each with its place."""
    return tuple(
        _told(phrases, _placed(phrases, move), *(_value(phrases, move, v) for v in _ends(move)))
        for move in effect.moved
        if any(isinstance(value, Step) for value in _ends(move))
    )


def _ends(move: Move) -> tuple[Value, Value]:
    return move.before, move.after


def _placed(phrases: Phrases, move: Move) -> str:
    title = _title(phrases, move.result)
    if not move.place:
        return title
    axes = phrases.ruleset.results[move.result].by
    return phrases.say("weak.placed", title=title, place=place_of(phrases, axes, move.place))


def _value(phrases: Phrases, move: Move, value: Value) -> str:
    if isinstance(value, Step):
        scale = phrases.ruleset.results[move.result].scale
        return coded(value.name, phrases.step(scale, value.name))
    return phrases.value(value)


def _told(phrases: Phrases, title: str, was: str, becomes: str) -> str:
    key = "weak.stays" if was == becomes else "weak.moves"
    return phrases.say(key, title=title, before=was, after=becomes)


def _number(phrases: Phrases, name: str, exact: Number | None) -> str:
    if exact is None:
        return phrases.say("main.undetermined")
    return phrases.number(exact, decimals(phrases.ruleset, name))


def _title(phrases: Phrases, name: str) -> str:
    return titled(phrases.ruleset, name).to(phrases.language)

"""What an assessor answered, in words: a rating, days, or that the question does not apply."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.evidence import Answer
from milepost.reporters.phrases import Phrases
from milepost.scoring.leaves.answer import AnswerLeaf


def unrated(phrases: Phrases, answer: Answer) -> str:
    """An answer that names no step or number: since when each step holds, or not applicable."""
    if answer.withheld is not None:
        return phrases.value(answer.withheld)
    if answer.dates:
        days = ((phrases.rating(answer.leaf, step), since) for step, since in answer.dates)
        return phrases.joined(f"{step} ({since})" for step, since in days)
    return phrases.say("outcome.not-applicable" if answer.not_applicable else "value.none")


def beside(phrases: Phrases, answer: Answer) -> str:
    """What it is for (`team: red`) and what it ticks; empty where it says neither."""
    places = (f"{axis}: {value}" for axis, value in answer.at)
    return phrases.joined([*places, *_ticked(phrases, answer)])


def _ticked(phrases: Phrases, answer: Answer) -> Iterator[str]:
    leaf = phrases.ruleset.leaves.get(answer.leaf)
    if answer.ticks and isinstance(leaf, AnswerLeaf):
        titles = (phrases.text(leaf.ticks.get(tick)) or tick for tick in answer.ticks)
        yield phrases.say("answer.ticked", names=phrases.joined(titles))

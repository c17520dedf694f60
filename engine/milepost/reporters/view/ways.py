"""How each form of result comes about, in one sentence, and what the rules do to credit."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.results import Result
from milepost.reporters import marks
from milepost.reporters.phrases import Phrases
from milepost.reporters.view.shapes import MethodLine
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.results.bands import Bands
from milepost.scoring.results.climb import Climb
from milepost.scoring.results.expression import ExpressionResult
from milepost.scoring.results.judged import Judged
from milepost.scoring.results.rows import Rows


def rules(words: Phrases) -> Iterator[MethodLine]:
    """What outcomes count by rule, when ratings are forced, and how coverage is counted."""
    ruleset = words.ruleset
    if credits := [marks.counts(words, name, rule) for name, rule in ruleset.outcomes.items()]:
        title = words.say("report.how.outcomes.title")
        yield MethodLine(title, words.joined(filter(None, credits)))
    if whys := [words.text(line.why) for line in ruleset.adjust]:
        said = words.say("report.how.adjust", whys=words.say("list.semicolon").join(whys))
        yield MethodLine(words.say("report.forced"), said)
    if ruleset.coverage == "weight":
        yield MethodLine(words.say("report.coverage"), words.say("report.how.coverage.weight"))


def titled(words: Phrases, name: str) -> str:
    """Title of a result, or its name."""
    title = words.ruleset.results[name].title
    return words.text(title) if title else name


def how(words: Phrases, result: Result) -> str:
    """How a result comes about."""
    if isinstance(result, Aggregate):
        return _aggregate(words, result)
    if isinstance(result, Bands):
        return words.say("report.how.bands", of=titled(words, result.of))
    if isinstance(result, Rows):
        return words.say("report.how.rows", count=len(result.rows))
    if isinstance(result, Climb):
        return words.say("report.how.climb")
    if isinstance(result, Judged):
        return words.say("report.how.judged")
    if isinstance(result, ExpressionResult):
        return words.say("report.how.expression", source=result.value.source)
    return words.say("report.how.other", form=result.told_by)


def _aggregate(words: Phrases, result: Aggregate) -> str:
    mean = result.shown == "mean" and result.of.source == "credit" and result.weighted
    if mean and not result.tree and result.only is None and result.times == 100:
        return words.say("report.how.mean")
    if result.tree:
        return words.say("report.how.tree", take=result.shown, of=result.of.source)
    return words.say("report.how.aggregate", take=result.shown, of=result.of.source)

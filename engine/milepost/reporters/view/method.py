"""How each result comes about, and what an assessment can be run again from."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.results import Result
from milepost.reporters import marks
from milepost.reporters.view.context import Context
from milepost.reporters.view.shapes import MethodLine, Origin
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.results.bands import Bands
from milepost.scoring.results.climb import Climb
from milepost.scoring.results.expression import ExpressionResult
from milepost.scoring.results.judged import Judged
from milepost.scoring.results.rows import Rows


def method(context: Context) -> tuple[MethodLine, ...]:
    """One sentence for each result of the rule set; before them, what its rules do to credit."""
    results = context.ruleset.results.items()
    return (
        *_rules(context),
        *(MethodLine(_title(context, name), _how(context, result)) for name, result in results),
    )


def _rules(context: Context) -> Iterator[MethodLine]:
    """What outcomes count by rule, when ratings are forced, and how coverage is counted."""
    words, rules = context.words, context.ruleset
    if credits := [marks.counts(words, name, rule) for name, rule in rules.outcomes.items()]:
        yield MethodLine(context.say("how.outcomes.title"), words.joined(filter(None, credits)))
    if whys := [words.text(line.why) for line in rules.adjust]:
        said = context.say("how.adjust", whys=words.say("list.semicolon").join(whys))
        yield MethodLine(context.say("forced"), said)
    if rules.coverage == "weight":
        yield MethodLine(context.say("coverage"), context.say("how.coverage.weight"))


def _title(context: Context, name: str) -> str:
    title = context.ruleset.results[name].title
    return context.words.text(title) if title else name


def _how(context: Context, result: Result) -> str:
    if isinstance(result, Aggregate):
        return _aggregate(context, result)
    if isinstance(result, Bands):
        return context.say("how.bands", of=_title(context, result.of))
    if isinstance(result, Rows):
        return context.say("how.rows", count=len(result.rows))
    if isinstance(result, Climb):
        return context.say("how.climb")
    if isinstance(result, Judged):
        return context.say("how.judged")
    if isinstance(result, ExpressionResult):
        return context.say("how.expression", source=result.value.source)
    return context.say("how.other", form=result.told_by)


def _aggregate(context: Context, result: Aggregate) -> str:
    mean = result.shown == "mean" and result.of.source == "credit" and result.weighted
    if mean and not result.tree and result.only is None and result.times == 100:
        return context.say("how.mean")
    if result.tree:
        return context.say("how.tree", take=result.shown, of=result.of.source)
    return context.say("how.aggregate", take=result.shown, of=result.of.source)


def origin(context: Context) -> Origin:
    """Rule set, version, digest, and the libraries it is built on."""
    ruleset = context.ruleset
    return Origin(
        ruleset=ruleset.reference,
        effective=str(ruleset.effective or "–"),
        digest=ruleset.digest,
        libraries=tuple(sorted(ruleset.libraries.items())),
    )

"""Why the main result is what it is, in both languages; texts of a rule set with its limits in."""

from __future__ import annotations

from collections.abc import Callable

from milepost.analysis.deciding import Deciders, deciders
from milepost.analysis.headline import headline
from milepost.conditions import bind, reads, write
from milepost.model.assessment import Assessment
from milepost.model.outlook import Compared
from milepost.model.results import Conclusion, Row
from milepost.model.ruleset import RuleSet
from milepost.model.scales import ScaleStep, StepScale
from milepost.model.text import LANGUAGES, Language, Text
from milepost.model.values import Number, Step
from milepost.reporters.messages import say
from milepost.reporters.phrases import Phrases
from milepost.scoring.results.bands import Bands
from milepost.scoring.results.expression import ExpressionResult
from milepost.scoring.results.rows import Rows


def filled(ruleset: RuleSet, text: Text) -> Text:
    """A text of the rule set with its parameters' values in place of `<name>`."""
    return text.filled({name: limit.shown for name, limit in ruleset.parameters.items()})


def both(key: str, **values: object) -> Text:
    """A message of the program in both languages; a Text among `values` speaks its own."""
    return Text(en=_say(key, "en", values), zh=_say(key, "zh", values))


def _say(key: str, language: Language, values: dict[str, object]) -> str:
    spoken = {n: v.to(language) if isinstance(v, Text) else v for n, v in values.items()}
    return say(key, language, **spoken)


def reasons(assessment: Assessment) -> tuple[Text, ...]:
    """Why the main result is what it is: its void, its row or band, and the limits that bound."""
    ruleset, conclusion = assessment.ruleset, assessment.main.conclusion
    if conclusion.void is not None:
        return (filled(ruleset, conclusion.void),)
    found = [_unknown(assessment, conclusion)] if conclusion.undetermined else []
    found += [
        conclusion.why,
        because(assessment),
        _band(assessment, conclusion),
        *_lowest(assessment),
    ]
    found += [limit.why for limit in conclusion.limits if limit.bound]
    return tuple(filled(ruleset, text) for text in found if text is not None)


def because(assessment: Assessment) -> Text | None:
    """The criteria and figures that made the deciding row true."""
    found = deciders(assessment)
    if not found.criteria and not found.compared:
        return None
    return both_of(lambda words: words.say("why.because", named=_because(words, found)), assessment)


def _because(words: Phrases, found: Deciders) -> str:
    figures = (_figure(words, compared) for compared in found.compared)
    return words.joined((*found.criteria[:_MOST_NAMED], *_more(words, found.criteria), *figures))


def _more(words: Phrases, names: tuple[str, ...]) -> tuple[str, ...]:
    more = len(names) - _MOST_NAMED
    return (words.say("why.more", count=more),) if more > 0 else ()


def _figure(words: Phrases, compared: Compared) -> str:
    result = words.ruleset.results.get(compared.name)
    title = words.text(result.title) if result is not None and result.title else None
    return words.say(
        "why.figure",
        name=title or (words.say("why.coverage") if result is None else compared.name),
        actual=words.figure(compared.actual, 1),
        operator=words.say(f"operator.{compared.operator}"),
        limit=words.value(compared.limit),
    )


def both_of(said: Callable[[Phrases], str], assessment: Assessment) -> Text:
    """The same sentence in both languages."""
    en, zh = (said(Phrases(assessment.ruleset, language)) for language in LANGUAGES)
    return Text(en=en, zh=zh)


_MOST_NAMED = 6


def _unknown(assessment: Assessment, conclusion: Conclusion) -> Text | None:
    """The row that could not be decided, where a row without its own reason ended the table."""
    row = decided(assessment.ruleset, assessment.main.name, conclusion)
    if row is None or conclusion.why is not None:
        return None
    step = title_of(assessment.ruleset, assessment.main.name, row.step)
    return both("text.row.unknown", step=step)


def decided(ruleset: RuleSet, name: str, conclusion: Conclusion) -> Row | None:
    """The row of a decision table at which it ended."""
    result = ruleset.results[name]
    if not isinstance(result, Rows) or conclusion.row is None:
        return None
    return result.rows[conclusion.row]


def title_of(ruleset: RuleSet, name: str, step: str) -> Text:
    """Title of a step of the scale of the result `name`."""
    scale = ruleset.results[name].scale
    en, zh = (Phrases(ruleset, language).step(scale, step) for language in LANGUAGES)
    return Text(en=en, zh=zh)


_MOST_PLACES = 3


def _lowest(assessment: Assessment) -> list[Text]:
    """For a step drawn from the results of places: the headline number and the lowest places."""
    ruleset, main = assessment.ruleset, assessment.main
    result = ruleset.results[main.name]
    if not isinstance(result, ExpressionResult) or main.conclusion.step is None:
        return []
    read = reads(result.value.tree) if result.value.tree else frozenset()
    name = next((n for n in ruleset.results if n in read and ruleset.results[n].by), None)
    if name is None:
        return []
    steps = {k: v[0].step for k, v in assessment.results[name].by.items() if v[0].step is not None}
    least = min(steps.values(), key=lambda step: step.rank, default=None)
    if least is None:
        return []
    keys = [key for key, step in steps.items() if step == least]
    places = _places(ruleset, ruleset.results[name].by, keys)
    return [
        *_mean(assessment),
        both("text.lowest", places=places, step=_coded(ruleset, name, least)),
    ]


def _mean(assessment: Assessment) -> list[Text]:
    name = headline(assessment.ruleset)
    if name is None or assessment.results[name].conclusion.exact is None:
        return []
    number = assessment.results[name].conclusion.exact or 0
    shown = Phrases(assessment.ruleset, "en").number(number, decimals(assessment.ruleset, name))
    return [both("text.mean", title=titled(assessment.ruleset, name), number=shown)]


def _coded(ruleset: RuleSet, name: str, step: Step) -> Text:
    """`2 Repeatable`: code and title."""
    title = title_of(ruleset, name, step.name)
    same = title.en == step.name
    return title if same else Text(en=f"{step.name} {title.en}", zh=f"{step.name} {title.to('zh')}")


def _places(ruleset: RuleSet, axes: tuple[str, ...], keys: list[tuple[str, ...]]) -> Text:
    """The first few places with their titles, and how many more there are."""
    shown = [
        [(value, ruleset.titled(axis, value)) for axis, value in zip(axes, key, strict=True)]
        for key in keys[:_MOST_PLACES]
    ]
    en = ", ".join(" / ".join(f"{value} {title.en}" for value, title in one) for one in shown)
    zh = "、".join(" / ".join(f"{v} {title.to('zh')}" for v, title in one) for one in shown)
    places, more = Text(en=en, zh=zh), len(keys) - _MOST_PLACES
    return both("text.others", places=places, count=more) if more > 0 else places


def _band(assessment: Assessment, conclusion: Conclusion) -> Text | None:
    """Where the banded number lies between the lower ends of the steps."""
    ruleset, name = assessment.ruleset, assessment.main.name
    result = ruleset.results[name]
    if not isinstance(result, Bands) or conclusion.step is None or conclusion.undetermined:
        return None
    scale = ruleset.scales[result.scale or ""]
    assert isinstance(scale, StepScale)
    computed = getattr(conclusion.computed, "name", conclusion.step.name)
    return band(ruleset, result.of, assessment.results[result.of].conclusion.exact, scale, computed)


def band(
    ruleset: RuleSet, of: str, number: Number | None, scale: StepScale, step: str
) -> Text | None:
    """`Score 69.4 lies in D: 60 or more, under 70`."""
    if number is None:
        return None
    return both(
        "text.band",
        title=titled(ruleset, of),
        number=Phrases(ruleset, "en").number(number, decimals(ruleset, of)),
        step=step,
        span=span(ruleset, scale, step),
    )


def span(ruleset: RuleSet, scale: StepScale, step: str) -> Text:
    """Which numbers lie in a step: from its own lower end to the next one above."""
    above = scale.names[scale.names.index(step) + 1 :]
    low = _end(ruleset, scale.root[step], "at_least", "above")
    higher = (_end(ruleset, scale.root[name], "under", "at_most") for name in above)
    high = next((end for end in higher if end is not None), None)
    ends = [end for end in (low, high) if end is not None] or [both("text.band.any")]
    return Text(en=", ".join(e.en for e in ends), zh="，".join(e.to("zh") for e in ends))


def _end(ruleset: RuleSet, step: ScaleStep, closed: str, open_: str) -> Text | None:
    """A lower end in words: as the start of its own step, or as the end of the one below."""
    end = step.at_least if step.at_least is not None else step.above
    if end is None:
        return None
    limits = {name: limit.value for name, limit in ruleset.parameters.items()}
    written = write(bind(end.tree, {"param": limits})) if end.tree else end.source
    return both(f"text.band.{closed if step.at_least is not None else open_}", end=written)


def titled(ruleset: RuleSet, name: str) -> Text:
    """Title of a result, or its name."""
    return ruleset.results[name].title or Text(en=name, zh=name)


def decimals(ruleset: RuleSet, name: str) -> int:
    """How many decimals a result is shown with."""
    show = ruleset.results[name].show
    return 2 if show is None else show

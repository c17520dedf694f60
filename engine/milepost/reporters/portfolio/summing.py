"""What a portfolio keeps of a review: numbers, and short texts in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from milepost.analysis.following import follow_up
from milepost.analysis.portfolio.figures import FACTS
from milepost.analysis.redacting.redacting import classification_of
from milepost.analysis.verdict import meets_bar
from milepost.model.results import Conclusion
from milepost.model.review import Review
from milepost.model.summaries import Asked, Due, Figure, Named, Rules, Said, Summary, Verdict
from milepost.model.text import Text
from milepost.model.values import Number
from milepost.reporters.phrases import Phrases
from milepost.reporters.portfolio.dimensions import ends, levels, named_dimensions
from milepost.reporters.view.cards import verdict as said
from milepost.reporters.view.context import Context
from milepost.reporters.view.missing import owner_of
from milepost.scoring.usable import is_stale

Both = tuple[Context, Context]
"""A review with its words in English and in Chinese."""

Files = Mapping[tuple[str, str], str]


class Summing:
    """Makes the summaries of one run; what its rule sets share is kept once."""

    def __init__(self) -> None:
        self._rules: dict[str, Rules] = {}

    def of(self, folder: str, reviews: Sequence[Review], files: Files) -> Summary:
        """The summary of one subject from all its reviews, of which there is at least one."""
        subject = reviews[0].assessment.evidence.subject
        return Summary(
            subject.id,
            subject.shown,
            folder,
            tuple(self._verdict(review) for review in reviews),
            tuple(_figures(reviews)),
            classification_of(reviews),
            files,
        )

    def _verdict(self, review: Review) -> Verdict:
        both = _both(review)
        context, assessment = both[0], review.assessment
        rules = self._of(both)
        line = assessment.results[review.headline] if review.headline else None
        interval = _numbers(line.worst, line.best) if line else []
        _learn(rules, both)
        outcomes = {f.criterion.id: f.outcome for f in assessment.findings}
        first = review.weaknesses[0].finding.criterion.id if review.weaknesses else ""
        action = review.actions[0].action if review.actions else None
        scope = context.ruleset.scope
        return Verdict(
            rules=rules,
            scope=assessment.scope or "",
            scope_title=context.ruleset.titled(scope, assessment.scope)
            if scope and assessment.scope
            else None,
            as_of=assessment.as_of,
            said=_said(both),
            meets=meets_bar(assessment),
            score=next(iter(_numbers(line.conclusion)), None) if line else None,
            low=min(interval) if len(interval) > 1 else None,
            high=max(interval) if len(interval) > 1 else None,
            coverage=assessment.coverage.share,
            levels=levels(review, rules.dimensions),
            met=tuple(name for name, outcome in outcomes.items() if outcome == "pass"),
            unmet=tuple(n for n, o in outcomes.items() if o in ("partial", "fail", "error")),
            open=tuple(name for name, outcome in outcomes.items() if outcome == "not-assessed"),
            weaknesses=len(review.weaknesses),
            first=first,
            action=_text(both, action),
            patterns=tuple(
                Named(one.pattern, _text(both, one.title) or one.title)
                for one in assessment.derived
            ),
            lacking=assessment.coverage.lacking,
            due=tuple(_due(both)),
        )

    def _of(self, both: Both) -> Rules:
        """What is shared by all subjects of the rule set."""
        context = both[0]
        known = self._rules.get(context.ruleset.reference)
        if known is None:
            known = self._rules[context.ruleset.reference] = _rules(both)
        return known


def _both(review: Review) -> Both:
    ruleset = review.assessment.ruleset
    return (
        Context(review, Phrases(ruleset, "en"), ""),
        Context(review, Phrases(ruleset, "zh"), ""),
    )


def _told(both: Both, tell: Callable[[Context], str]) -> Text:
    """The same in both languages."""
    english, chinese = map(tell, both)
    return Text(en=english or "–", zh=chinese or "–")


def _text(both: Both, text: Text | None) -> Text | None:
    """A text of the rule set with its parameters filled in."""
    return _told(both, lambda context: context.words.text(text)) if text else None


def _rules(both: Both) -> Rules:
    context = both[0]
    ruleset, review = context.ruleset, context.review
    main = ruleset.results[ruleset.main]
    score = ruleset.results[review.headline].title if review.headline else None
    by_level, low, high = ends(review)
    return Rules(
        id=ruleset.id,
        version=ruleset.version,
        kind=_told(both, lambda one: one.words.say(f"kind.{ruleset.kind}")),
        title=_text(both, ruleset.title) or ruleset.title,
        verdict=_text(both, main.title) or Text(en=ruleset.main, zh=ruleset.main),
        score=_text(both, score) or (Text(en=review.headline) if review.headline else None),
        decimals=context.decimals,
        lower_is_better=ruleset.better == "lower",
        dimensions=tuple(
            Named(name, _text(both, title) or title) for name, title in named_dimensions(review)
        ),
        levels=by_level,
        low=low,
        high=high,
    )


def _learn(rules: Rules, both: Both) -> None:
    """The titles of what is found for the first time."""
    context = both[0]
    for finding in context.assessment.findings:
        criterion = finding.criterion
        if criterion.id not in rules.criteria:
            title = _text(both, criterion.title) or Text(en=criterion.id)
            rules.criteria[criterion.id] = title
    for name in context.assessment.coverage.lacking:
        if name not in rules.asked:
            rules.asked[name] = _asked(both, name)


def _asked(both: Both, name: str) -> Asked:
    role = owner_of(both[0], name)
    title = _told(both, lambda one: one.words.fact(name))
    return Asked(title, _told(both, lambda one: one.words.owner(role)) if role else None)


def _said(both: Both) -> Said:
    main = both[0].assessment.main.conclusion
    english = said(both[0])
    return Said(_told(both, lambda one: said(one).text), english.tone, english.sign, _rank(main))


def _rank(main: Conclusion) -> Number:
    """Its place among the main results: of a step, of a yes/no, or the number itself."""
    if main.value is None:
        return -1
    if main.step is not None:
        return main.step.rank
    return int(main.truth) if main.truth is not None else main.exact or 0


def _numbers(*conclusions: Conclusion) -> list[Number]:
    """The exact numbers of these that have a value."""
    return [c.exact for c in conclusions if c.value is not None and c.exact is not None]


def _due(both: Both) -> Iterator[Due]:
    """Conditions of the decision, and agreed actions that are overdue."""
    review = both[0].review
    for condition in review.conditions:
        criterion = condition.finding.criterion
        title, owner = criterion.title, condition.owner
        what = _text(both, title) or Text(en=criterion.id)
        yield Due("condition", criterion.id, what, _role(both, owner), condition.due)
    for one in follow_up(review.assessment).actions:
        if one.standing == "overdue":
            record = one.record
            yield Due("late", record.id, record.action, _role(both, record.owner), record.due)


def _role(both: Both, role: str) -> Text:
    return _told(both, lambda one: one.words.owner(role))


def _figures(reviews: Sequence[Review]) -> Iterator[Figure]:
    """The portfolio's figures in the evidence of a subject; what is withheld is left out."""
    found: dict[str, Figure] = {}
    for review in reviews:
        assessment = review.assessment
        for name in FACTS:
            fact, given = assessment.ruleset.facts.get(name), assessment.evidence.facts.get(name)
            if fact is None or given is None or name in found or isinstance(given.value, bool):
                continue
            if isinstance(given.value, Number):
                stale = is_stale(fact, given, assessment.as_of)
                title = fact.title or Text(en=name)
                unit, where = fact.shown_unit, given.place.file
                found[name] = Figure(name, title, given.value, unit, given.collected, stale, where)
    return iter(found.values())

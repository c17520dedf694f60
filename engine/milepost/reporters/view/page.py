"""The whole report of one subject, ready to be placed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from milepost import __version__
from milepost.model.review import Review
from milepost.model.text import TAGS, Language
from milepost.reporters.phrases import Phrases
from milepost.reporters.view import rests
from milepost.reporters.view.cards import card
from milepost.reporters.view.context import Context
from milepost.reporters.view.findings import folded, groups
from milepost.reporters.view.gaps import conditions, gaps
from milepost.reporters.view.levels import levels
from milepost.reporters.view.measures import measures
from milepost.reporters.view.method import method, origin
from milepost.reporters.view.missing import missing
from milepost.reporters.view.outlook import outlook, strengths
from milepost.reporters.view.reasons import capped, held_down, judged_only, mostly_unassessed
from milepost.reporters.view.remarks import notices, patterns, waivers
from milepost.reporters.view.shapes import Card, Page, Part
from milepost.scoring.results.rows import Rows


def page(reviews: Sequence[Review], language: Language) -> Page:
    """The report of one subject from all its reviews. Raises ValueError where there is none."""
    if not reviews:
        raise ValueError("a report needs at least one review")
    evidence = reviews[0].assessment.evidence
    return Page(
        lang=TAGS[language],
        subject=evidence.subject.shown.to(language),
        subject_id=evidence.subject.id,
        subject_kind=evidence.subject.kind,
        as_of=reviews[0].assessment.as_of.isoformat(),
        parts=_told_apart([_part(context) for context in contexts(reviews, language)]),
        evidence_digest=evidence.digest,
        engine=__version__,
    )


def contexts(reviews: Sequence[Review], language: Language) -> tuple[Context, ...]:
    """Each review with its words and the start of its anchors: a1, a2, ..."""
    return tuple(
        Context(review, Phrases(review.assessment.ruleset, language), f"a{number}")
        for number, review in enumerate(reviews, 1)
    )


def _told_apart(parts: list[Part]) -> tuple[Part, ...]:
    """Assessments of one kind (and gate) go by their titles."""
    names = Counter(part.card.name for part in parts)
    return tuple(
        replace(part, card=replace(part.card, alike=names[part.card.name] > 1)) for part in parts
    )


def _part(context: Context) -> Part:
    shown = card(context)
    return Part(
        card=shown,
        plain_notice=judged_only(context),
        conditions=conditions(context),
        levels=levels(context),
        weaknesses=gaps(context),
        actions=measures(context),
        forced=rests.forced(context),
        targets=rests.targets(context),
        patterns=patterns(context),
        groups=groups(context),
        folded=_folded(context),
        no_weakness=context.say("weak.unassessed" if mostly_unassessed(context) else "weak.none"),
        no_action=_no_action(context),
        missing=missing(context),
        waivers=waivers(context),
        notices=notices(context),
        strengths=strengths(context),
        uses=rests.uses(context),
        tailored=rests.tailored(context.words),
        not_in_force=rests.not_in_force(context),
        method=method(context),
        origin=origin(context),
        decided=_decided(context, shown),
        graded=_graded(context, shown),
        outlook=outlook(context),
        capped=_capped(context),
    )


def _folded(context: Context) -> str:
    """How many findings are left aside because nothing is known of them; empty where none is."""
    count = len(folded(context))
    return context.say("folded", count=count) if count else ""


def _no_action(context: Context) -> str:
    """What to say where no action is on file."""
    if context.review.weaknesses:
        return context.say("first.none")
    return context.say("first.evidence" if mostly_unassessed(context) else "first.nothing")


def _decided(context: Context, shown: Card) -> str:
    """The decision in one sentence, with the number of its conditions and the last due date."""
    found = context.review.conditions
    if not found:
        return context.say("decided", label=shown.verdict_label, verdict=shown.verdict.text)
    return context.say(
        "decided.conditions",
        label=shown.verdict_label,
        verdict=shown.verdict.text,
        count=len(found),
        due=max(condition.due for condition in found),
    )


def _graded(context: Context, shown: Card) -> str:
    """The score, and what became of the grade."""
    score = context.say("graded", label=shown.score_label, score=shown.score)
    if isinstance(context.ruleset.results[context.ruleset.main], Rows):
        rest: tuple[str, ...] = (context.say("graded.decision"),)
    else:
        grade = context.say("decided", label=shown.verdict_label, verdict=shown.verdict.text)
        rest = (grade, *_capped(context))
    return context.say("space").join(((score,) if shown.score_label else ()) + rest)


def _capped(context: Context) -> tuple[str, ...]:
    """What caps a grade or holds a level down; nothing of a decision."""
    if isinstance(context.ruleset.results[context.ruleset.main], Rows):
        return ()
    main = context.assessment.main.conclusion
    return (*capped(context, main), *held_down(context))

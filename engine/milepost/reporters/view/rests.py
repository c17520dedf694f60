"""What moved the ratings and what the assessment rests on, as lines of a report."""

from __future__ import annotations

from milepost.analysis.targets import below_target
from milepost.reporters import grounds, marks
from milepost.reporters.phrases import Phrases
from milepost.reporters.view.context import Context
from milepost.reporters.view.shapes import ForcedLine, Tailored, TailoredLine, TargetLine, UsedLine


def forced(context: Context) -> tuple[ForcedLine, ...]:
    """Ratings that a line of `adjust` moved."""
    return tuple(
        ForcedLine(f.criterion.id, context.criterion(f), marks.moves(context.words, f))
        for f in context.assessment.findings
        if f.forced
    )


def targets(context: Context) -> tuple[TargetLine, ...]:
    """Ratings that are below what is aimed at."""
    return tuple(
        TargetLine(
            id=leaf.leaf.id,
            title=context.words.text(leaf.leaf.title) or context.criterion(finding),
            stands=marks.stands(context.words, leaf),
            aimed=marks.aimed(context.words, leaf),
            gap=marks.distance(context.words, leaf),
        )
        for finding, leaf in below_target(context.assessment)
    )


def uses(context: Context) -> tuple[UsedLine, ...]:
    """The other assessments this one rests on, with what they can be told by."""
    told = grounds.used(context.words, context.assessment)
    others = (other for _, other in context.assessment.used.assessments)
    return tuple(
        UsedLine(line, other.ruleset.digest, other.evidence.digest)
        for line, other in zip(told, others, strict=True)
    )


def tailored(words: Phrases) -> Tailored | None:
    """What the rule set was tailored from, each change with its reason."""
    title = grounds.tailored(words)
    if not title:
        return None
    return Tailored(
        title,
        tuple(
            TailoredLine(grounds.change(words, one), words.text(one.why), one.by)
            for one in words.ruleset.tailoring
        ),
    )


def not_in_force(context: Context) -> str:
    """Which criteria are listed and not assessed; empty where all are in force."""
    return grounds.not_in_force(context.words, context.assessment)

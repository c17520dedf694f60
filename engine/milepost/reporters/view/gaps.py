"""Weaknesses and conditions: the gaps, what they cost, and what closes them."""

from __future__ import annotations

from milepost.model.assessment import Finding
from milepost.model.review import Aim, Condition, Shortfall, Weakness
from milepost.model.values import Step, shown_number
from milepost.reporters.marks import by_rule, forced, plan
from milepost.reporters.outlook import ranking
from milepost.reporters.outlook.moving import moved
from milepost.reporters.outlook.nearing import percent
from milepost.reporters.outlook.proving import places
from milepost.reporters.view.context import Context
from milepost.reporters.view.shapes import AimLine, ConditionLine, GapLine
from milepost.scoring.waiving import is_skipped


def gaps(context: Context) -> tuple[GapLine, ...]:
    """The ranked weaknesses."""
    return tuple(_gap(context, weakness) for weakness in context.review.weaknesses)


def _gap(context: Context, weakness: Weakness) -> GapLine:
    finding = weakness.finding
    return GapLine(
        rank=weakness.rank,
        id=finding.criterion.id,
        title=context.criterion(finding),
        outcome=context.outcome(finding.outcome),
        severity=context.words.severity(finding.severity),
        lost=context.points(weakness.lost) if weakness.lost else context.say("lost.none"),
        share=percent(weakness.share) if weakness.lost else "–",
        share_width=shown_number(weakness.share * 100, 2),
        stands_for=context.words.text(finding.criterion.why),
        shortfalls=short_of(context, weakness),
        if_met=context.reaches(weakness.if_met),
        waived=waived(context, finding),
        promised=plan(context.words, finding),
        gap=ranking.gap(context.words, weakness),
        weight=shown_number(weakness.weight),
        running=percent(weakness.running),
        within=ranking.within(context.words, weakness),
        recurring=ranking.recurring(context.words, weakness.recurrence),
        moved=moved(context.words, weakness.if_met),
        places=places(context.review, finding),
    )


def short_of(context: Context, weakness: Weakness) -> tuple[str, ...]:
    """What a weakness lacks, in sentences; there is always one."""
    told = shortfalls(context, weakness.shortfalls)
    return told or (_below_top(context, weakness.finding),)


def shortfalls(context: Context, shorts: tuple[Shortfall, ...]) -> tuple[str, ...]:
    """Shortfalls as sentences, each once; those of evidence that lacks gathered in one."""
    files = context.assessment.evidence.missing
    missing = [context.words.fact(s.fact) for s in shorts if s.lack == "missing" and s.fact]
    rest = [context.words.shortfall(s, files) for s in shorts if s.lack != "missing" or not s.fact]
    gathered = [context.words.say("lack.missing", fact=context.some(missing))] if missing else []
    return tuple(dict.fromkeys([*rest, *gathered]))


def _below_top(context: Context, finding: Finding) -> str:
    """A criterion that is met, or credited by a rule, but not with full credit."""
    told = (by_rule(context.words, x.leaf, x.judgement) for x in finding.leaves)
    if finding.outcome != "pass" and (said := [*filter(None, told)]):
        return context.say("space").join(said)
    if finding.forced:
        return context.say("space").join(forced(context.words, finding))
    for leaf in finding.leaves:
        if isinstance(leaf.judgement.rating, Step):
            step = context.words.rating(leaf.leaf.id, leaf.judgement.rating.name)
            return context.say("below_top.rated", step=step)
    return context.say("below_top")


def waived(context: Context, finding: Finding) -> str:
    """The waiver that marks a finding, in words; empty without one."""
    waiver = finding.waiver
    if waiver is None:
        return ""
    said = context.say("waived", id=waiver.id, expires=waiver.until or "–")
    return context.words.joined([said, context.say("skipped")] if is_skipped(finding) else [said])


def conditions(context: Context) -> tuple[ConditionLine, ...]:
    """The conditions of the decision."""
    return tuple(closing(context, condition) for condition in context.review.conditions)


def closing(context: Context, condition: Condition) -> ConditionLine:
    """One gap with what closes it, by whom and until when."""
    found = [aim for action in condition.actions for aim in action.aims]
    return ConditionLine(
        id=condition.finding.criterion.id,
        title=context.criterion(condition.finding),
        aims=aims(context, tuple(found)),
        shortfalls=shortfalls(context, condition.shortfalls),
        owner=context.words.owner(condition.owner) if condition.owner else "–",
        due=context.words.date(condition.due),
    )


def aims(context: Context, found: tuple[Aim, ...]) -> tuple[AimLine, ...]:
    """Facts with baseline and target, each once."""
    lines = (
        AimLine(context.words.fact(a.fact), context.words.baseline(a), context.words.target(a))
        for a in found
    )
    return tuple(dict.fromkeys(lines))

"""What was not assessed, what evidence it would take, and whom to ask for it."""

from __future__ import annotations

from milepost.model.assessment import LeafFinding
from milepost.reporters.view.cards import coverage
from milepost.reporters.view.context import Context
from milepost.reporters.view.reasons import judged_only
from milepost.reporters.view.shapes import Missing, MissingLine, MissingOwner

_LONG = 12
_FEW = 4


def missing(context: Context) -> Missing:
    """The evidence that lacks, by the role to ask."""
    lacking = context.assessment.coverage.lacking
    open_criteria = [f for f in context.assessment.findings if f.outcome == "not-assessed"]
    owners = _owners(context)
    summary, effect = _summary(context, len(open_criteria), len(lacking)), _effect(context)
    return Missing(
        summary=_sentences(context, summary, effect),
        told=_sentences(context, summary, _takes(context, owners), effect),
        brief=_brief(context, summary, len(open_criteria), owners),
        criteria=tuple(f"{f.criterion.id} {context.criterion(f)}" for f in open_criteria),
        criteria_label=context.say("missing.criteria", count=len(open_criteria)),
        owners=owners,
        all=context.say("missing.all", count=len(lacking)),
        long=len(lacking) > _LONG,
    )


def _summary(context: Context, criteria: int, lacking: int) -> str:
    total = len(context.assessment.findings)
    if not lacking:
        return context.say(
            "missing.nothing" if not criteria else "missing.only_criteria", n=criteria
        )
    supplied = len(context.assessment.coverage.supplied)
    by_weight = context.assessment.coverage.weights is not None
    return context.say(
        "missing.summary.weight" if by_weight else "missing.summary",
        criteria=criteria,
        total=total,
        lacking=lacking,
        needed=lacking + supplied,
        coverage=coverage(context),
    )


def _brief(context: Context, summary: str, criteria: int, owners: tuple[MissingOwner, ...]) -> str:
    """How much is open and whom to ask, in few words."""
    lacking = len(context.assessment.coverage.lacking)
    if not lacking:
        return summary
    return context.say(
        "missing.brief",
        criteria=criteria,
        total=len(context.assessment.findings),
        lacking=lacking,
        needed=lacking + len(context.assessment.coverage.supplied),
        takes=_takes(context, owners),
    )


def _sentences(context: Context, *sentences: str) -> str:
    return context.say("space").join(sentence for sentence in sentences if sentence)


def _takes(context: Context, owners: tuple[MissingOwner, ...]) -> str:
    """The evidence it takes and whom to ask; where that is much, how much from whom."""
    named = [
        context.say("asked", evidence=line.evidence, owner=owner.owner)
        for owner in owners
        for line in owner.lines
    ]
    if len(named) <= _FEW:
        return context.say("missing.takes", names=context.words.joined(named)) if named else ""
    counted = [
        context.say("missing.takes_count", owner=owner.owner, count=len(owner.lines))
        for owner in owners
    ]
    return context.say("missing.takes_from", names=context.some(counted))


def _effect(context: Context) -> str:
    """How far the evidence that lacks can still move the score."""
    name = context.review.headline
    if name is None or not context.assessment.coverage.lacking:
        return ""
    line = context.assessment.results[name]
    known = [c.exact for c in (line.worst, line.best) if c.exact is not None]
    if len(known) < 2:
        return ""
    low, high = context.score(min(known)), context.score(max(known))
    stays = "missing.judged" if judged_only(context) else "missing.stays"
    return context.say("missing.moves" if low != high else stays, low=low, high=high)


def _owners(context: Context) -> tuple[MissingOwner, ...]:
    asked: dict[str, list[MissingLine]] = {}
    for name in context.assessment.coverage.lacking:
        leaves = _needing(context, name)
        asked.setdefault(_owner(context, name, leaves), []).append(_line(context, name, leaves))
    ordered = sorted(asked, key=lambda role: (not role, -len(asked[role]), role))
    return tuple(
        MissingOwner(
            context.words.owner(role) if role else context.say("nobody"), tuple(asked[role])
        )
        for role in ordered
    )


def _needing(context: Context, name: str) -> list[tuple[str, LeafFinding]]:
    """The checks that wait for a fact or answer, each with its criterion."""
    return [
        (finding.criterion.id, leaf)
        for finding in context.assessment.findings
        for leaf in finding.leaves
        if name in (*leaf.missing, *leaf.stale, leaf.leaf.id)
    ]


def owner_of(context: Context, name: str) -> str:
    """The role to ask for a fact or answer; empty where nobody is named."""
    return _owner(context, name, _needing(context, name))


def _owner(context: Context, name: str, leaves: list[tuple[str, LeafFinding]]) -> str:
    """Who owns the fact; else who supplies the evidence of a check that waits for it."""
    fact = context.ruleset.facts.get(name)
    if fact and fact.owner:
        return fact.owner
    return next((leaf.leaf.owner for _, leaf in leaves if leaf.leaf.owner), "")


def _line(context: Context, name: str, leaves: list[tuple[str, LeafFinding]]) -> MissingLine:
    criteria = dict.fromkeys(criterion for criterion, _ in leaves)
    return MissingLine(
        evidence=context.words.fact(name),
        state=context.say(f"state.{_state(name, leaves)}"),
        needed_by=context.words.joined(criteria),
    )


def _state(name: str, leaves: list[tuple[str, LeafFinding]]) -> str:
    if any(name in leaf.stale for _, leaf in leaves):
        return "stale"
    if any(name in leaf.lost for _, leaf in leaves):
        return "lost"
    return "answer" if any(name == leaf.leaf.id for _, leaf in leaves) else "missing"

"""What rules and people did to one finding, in words: forced, promised, aimed at, credited by rule."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.assessment import Assessment, Finding, Forced, LeafFinding
from milepost.model.criteria import Judgement, Leaf
from milepost.model.outcomes import Outcome
from milepost.model.values import Number, Step, shown_number
from milepost.reporters.phrases import Phrases
from milepost.scoring.crediting import policy
from milepost.scoring.disputing import disputed
from milepost.scoring.promising import justified
from milepost.scoring.rating import place_of
from milepost.scoring.waiving import is_skipped


def outcome(phrases: Phrases, outcome: Outcome, named: str = "") -> str:
    """An outcome; one that the rule set adds by its own name too."""
    said = phrases.say(f"outcome.{outcome}")
    return phrases.say("told.named", name=named, outcome=said) if named else said


def reported(finding: Finding) -> str:
    """The further outcome of the rule set that a criterion of one check ended in."""
    return finding.leaves[0].judgement.named if len(finding.leaves) == 1 else ""


def forced(phrases: Phrases, finding: Finding) -> tuple[str, ...]:
    """Each line of `adjust` that moved the finding: before, after and why."""
    return tuple(_forced(phrases, finding, one) for one in finding.forced)


def _forced(phrases: Phrases, finding: Finding, one: Forced) -> str:
    before, after = (moved(phrases, finding, number) for number in (one.before, one.after))
    key = "told.forced" if one.after is not None else "told.forced.open"
    return phrases.say(key, before=before, after=after, why=phrases.text(one.line.why))


def moved(phrases: Phrases, finding: Finding, number: Number | None) -> str:
    """A number that a line of `adjust` found or left: a rating, or a credit without a scale."""
    if number is None:
        return phrases.say("value.unknown")
    leaf = finding.leaves[0].leaf if len(finding.leaves) == 1 else None
    if leaf is None or leaf.scale is None:
        return phrases.say("told.credit", credit=shown_number(number, 2))
    return placed(phrases, leaf, number)


def placed(phrases: Phrases, leaf: Leaf, number: Number) -> str:
    """A number on the scale of a check: its step, else the number."""
    place = place_of(phrases.ruleset.scales[leaf.scale or ""], number)
    if isinstance(place, Step):
        return phrases.rating(leaf.id, place.name)
    return phrases.number(number, 2)


def by_rule(phrases: Phrases, leaf: Leaf, judgement: Judgement) -> str:
    """The credit that a rule gives the outcome of a check; empty where no rule speaks of it."""
    rule = policy(phrases.ruleset, leaf, judgement)
    if rule is None:
        return ""
    if isinstance(rule, Number):
        credit = phrases.say("told.credit.number", number=shown_number(rule, 2))
    else:
        credit = phrases.say(f"told.credit.{rule}")
    said = outcome(phrases, judgement.outcome, judgement.named)
    return phrases.say("told.policy", outcome=said, credit=credit)


def target(phrases: Phrases, leaf: LeafFinding) -> str:
    """The rating aimed at and how far it is; empty where none is set."""
    if leaf.target is None:
        return ""
    aimed, rated = placed(phrases, leaf.leaf, leaf.target), number_of(leaf.judgement)
    if rated is None:
        return phrases.say("told.target.open", target=aimed)
    gap = to_go(phrases.ruleset.better == "lower", rated, leaf.target)
    key = "told.target" if gap > 0 else "told.target.reached"
    return phrases.say(key, target=aimed, gap=shown_number(gap, 2))


def to_go(lower_is_better: bool, rated: Number, aimed: Number) -> Number:
    """How far a rating is from its target; 0 or less where the target is reached."""
    return rated - aimed if lower_is_better else aimed - rated


def number_of(judgement: Judgement) -> Number | None:
    """The number of a rating; None where there is none."""
    rating = judgement.rating
    return rating.value if isinstance(rating, Step) else rating


def plan(phrases: Phrases, finding: Finding) -> str:
    """The action promised for a gap, by whom and until when; empty where none is."""
    promised = finding.plan
    if promised is None or not finding.unmet:
        return ""
    action, owner = promised.action.to(phrases.language), phrases.owner(promised.owner)
    return phrases.say("told.plan", action=action, owner=owner, due=promised.due)


def marks(phrases: Phrases, assessment: Assessment, finding: Finding) -> tuple[str, ...]:
    """The marks of a finding that no outcome looks at: waived, skipped, planned, justified ..."""
    return tuple(_marks(phrases, assessment, finding))


def _marks(phrases: Phrases, assessment: Assessment, finding: Finding) -> Iterator[str]:
    waiver, promised = finding.waiver, finding.plan
    if waiver is not None:
        yield phrases.say("told.waived", until=waiver.until, id=waiver.id)
    if is_skipped(finding):
        yield phrases.say("told.skipped")
    if promised is not None and finding.unmet:
        owner = phrases.owner(promised.owner)
        yield phrases.say("told.planned", owner=owner, due=promised.due)
    if finding.unmet and any(justified(leaf.judgement.answers) for leaf in finding.leaves):
        yield phrases.say("told.justified")
    if is_disputed(assessment, finding):
        yield phrases.say("told.disputed")


def is_disputed(assessment: Assessment, finding: Finding) -> bool:
    """Whether the assessors of one of its questions rate too far apart."""
    rules, day = assessment.ruleset, assessment.as_of
    leaves = finding.leaves
    return any(disputed(rules, leaf.leaf, leaf.judgement.answers, day) for leaf in leaves)

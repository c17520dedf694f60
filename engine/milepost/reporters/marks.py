"""What rules and people did to a finding, in words: forced, promised, aimed at, by policy."""

from __future__ import annotations

from milepost.analysis.targets import gap, number_of
from milepost.model.assessment import Assessment, Finding, Forced, LeafFinding
from milepost.model.criteria import Judgement, Leaf
from milepost.model.outcomes import Outcome
from milepost.model.policies import OutcomeRule
from milepost.model.values import Number, Step
from milepost.reporters.messages import messages
from milepost.reporters.phrases import Phrases
from milepost.scoring.crediting import policy
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
    """Each line of `adjust` that moved the finding, as a sentence of its own."""
    return tuple(phrases.say("told.forced", move=move) for move in moves(phrases, finding))


def moves(phrases: Phrases, finding: Finding) -> tuple[str, ...]:
    """The same, shorter: before, after and why."""
    return tuple(_move(phrases, finding, one) for one in finding.forced)


def _move(phrases: Phrases, finding: Finding, one: Forced) -> str:
    if one.withheld is not None:
        said = phrases.value(one.withheld)
        return phrases.say("told.move", before=said, after=said, why=phrases.text(one.line.why))
    before, after = (moved(phrases, finding, number) for number in (one.before, one.after))
    key = "told.move" if one.after is not None else "told.move.open"
    return phrases.say(key, before=before, after=after, why=phrases.text(one.line.why))


def moved(phrases: Phrases, finding: Finding, number: Number | None) -> str:
    """A number that a line of `adjust` found or left: a rating, or a credit without a scale."""
    if number is None:
        return phrases.say("value.unknown")
    leaf = finding.leaves[0].leaf if len(finding.leaves) == 1 else None
    if leaf is None or leaf.scale is None:
        return phrases.say("told.credit", credit=phrases.value(number))
    return placed(phrases, leaf, number)


def placed(phrases: Phrases, leaf: Leaf, number: Number) -> str:
    """A number on the scale of a check: its step, else the number."""
    place = place_of(phrases.ruleset.scales[leaf.scale or ""], number)
    if isinstance(place, Step):
        return phrases.rating(leaf.id, place.name)
    return phrases.value(number)


def by_rule(phrases: Phrases, leaf: Leaf, judgement: Judgement) -> str:
    """The credit that a rule gives the outcome of a check; empty where no rule speaks of it."""
    rule = policy(phrases.ruleset, leaf, judgement)
    if rule is None:
        return ""
    said = outcome(phrases, judgement.outcome, judgement.named)
    return phrases.say("told.policy", outcome=said, credit=_credit(phrases, rule))


def counts(phrases: Phrases, name: str, rule: OutcomeRule) -> str:
    """What an outcome counts by the rule set's `outcomes`; empty where it only says `like`."""
    if rule.credit is None:
        return ""
    known = f"outcome.{name}" in messages()
    like = phrases.say(f"outcome.{rule.like}") if rule.like else ""
    own = phrases.say("told.named", name=name, outcome=like)
    said = phrases.say(f"outcome.{name}") if known else own
    return phrases.say("told.counts", outcome=said, credit=_credit(phrases, rule.credit))


def _credit(phrases: Phrases, rule: Number | str) -> str:
    if isinstance(rule, str):
        return phrases.say(f"told.credit.{rule}")
    return phrases.say("told.credit.number", number=phrases.value(rule))


def target(phrases: Phrases, leaf: LeafFinding) -> str:
    """The rating aimed at and how far it is; empty where none is set."""
    if leaf.target is None:
        return ""
    to_go = gap(phrases.ruleset, leaf)
    key = "open" if to_go is None else "to_go" if to_go else "reached"
    said = {"target": aimed(phrases, leaf), "gap": phrases.value(to_go)}
    return phrases.say(f"told.target.{key}", **said)


def aimed(phrases: Phrases, leaf: LeafFinding) -> str:
    """The rating aimed at."""
    return "" if leaf.target is None else placed(phrases, leaf.leaf, leaf.target)


def stands(phrases: Phrases, leaf: LeafFinding) -> str:
    """Where a rating stands; the outcome where there is none."""
    number = number_of(leaf.judgement)
    if number is None:
        return outcome(phrases, leaf.judgement.outcome, leaf.judgement.named)
    return placed(phrases, leaf.leaf, number)


def distance(phrases: Phrases, leaf: LeafFinding) -> str:
    """How far a rating is from its target, in points of the scale."""
    to_go = gap(phrases.ruleset, leaf)
    return "–" if to_go is None else phrases.value(to_go)


def plan(phrases: Phrases, finding: Finding) -> str:
    """The action promised for a gap, by whom and until when; empty where none is."""
    promised = finding.plan
    if promised is None or not finding.unmet:
        return ""
    action, owner = promised.action.to(phrases.language), phrases.owner(promised.owner)
    return phrases.say("told.plan", action=action, owner=owner, due=promised.due)


def marks(phrases: Phrases, assessment: Assessment, finding: Finding) -> tuple[str, ...]:
    """The marks of a finding that no outcome looks at: waived, skipped, justified, disputed."""
    found = {
        "waived": finding.waiver is not None,
        "skipped": is_skipped(finding),
        "justified": finding.unmet and any(justified(x.judgement.answers) for x in finding.leaves),
        "disputed": is_disputed(assessment, finding),
    }
    waiver = finding.waiver
    named = {"until": waiver.until, "id": waiver.id} if waiver is not None else {}
    return tuple(phrases.say(f"told.{mark}", **named) for mark, holds in found.items() if holds)


def is_disputed(assessment: Assessment, finding: Finding) -> bool:
    """Whether the assessors of one of its questions rate too far apart."""
    return any(leaf.judgement.disputed for leaf in finding.leaves)

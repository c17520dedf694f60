"""Findings as JSON: each criterion with its checks and the evidence of each check."""

from __future__ import annotations

from milepost.analysis.comparing.limits import limits
from milepost.analysis.targets import gap
from milepost.model.assessment import Assessment, Finding, Forced, LeafFinding
from milepost.model.criteria import Judgement, Parameter
from milepost.model.evidence import Answer, Plan
from milepost.model.past import PastLimit
from milepost.model.review import Review, Shortfall
from milepost.model.text import LANGUAGES
from milepost.model.values import Number, Step
from milepost.reporters.json_values import Json, day, displayed, exact, number, plain, text
from milepost.reporters.marks import is_disputed
from milepost.reporters.phrases import Phrases
from milepost.scoring.crediting import policy
from milepost.scoring.reading import expressions
from milepost.scoring.waiving import is_skipped


def finding(review: Review, found: Finding) -> Json:
    """One criterion's finding."""
    assessment, criterion = review.assessment, found.criterion
    short = review.shortfalls.get(criterion.id, ())
    return {
        "id": criterion.id,
        "title": text(criterion.title),
        "places": dict(criterion.places),
        "outcome": found.outcome,
        "credit": exact(found.credit),
        "weight": number(criterion.weight),
        "severity": found.severity,
        "tags": list(criterion.tags),
        "waived": found.waiver is not None,
        "skipped": is_skipped(found),
        "checks": [_check(assessment, leaf, short) for leaf in found.leaves],
        **_moved(assessment, found),
    }


def _moved(assessment: Assessment, found: Finding) -> dict[str, Json]:
    """What rules forced, what is promised, and that assessors disagree; each where it is so."""
    forced = [_forced(one) for one in found.forced]
    plan = _plan(found.plan) if found.plan is not None and found.unmet else None
    disputed = is_disputed(assessment, found)
    said = {"forced": forced, "plan": plan, "disputed": disputed}
    return {key: part for key, part in said.items() if part}


def _forced(one: Forced) -> Json:
    ends = {"before": exact(one.before), "after": exact(one.after)}
    if one.withheld is not None:
        ends = dict.fromkeys(ends, plain(one.withheld))
    return {**ends, "why": text(one.line.why)}


def _plan(plan: Plan) -> Json:
    return {
        "action": text(plan.action),
        "owner": plan.owner,
        "due": day(plan.due),
        "file": plan.place.file,
        "line": plan.place.line,
    }


def _check(assessment: Assessment, leaf: LeafFinding, short: tuple[Shortfall, ...]) -> Json:
    rules, judgement = leaf.leaf, leaf.judgement
    own = [s for s in short if s.leaf == rules.id]
    return {
        "id": rules.id,
        "statement": text(rules.shown),
        "severity": leaf.severity,
        "outcome": judgement.outcome,
        "credit": exact(judgement.credit),
        "rating": _rating(judgement),
        "condition": {key: e.source for key, e in expressions(rules).items()},
        "parameters": {name: _parameter(p) for name, p in rules.parameters.items()},
        "answers": [_answer(answer) for answer in judgement.answers],
        "evidence": [e for name in leaf.reads if (e := supplied(assessment, name)) is not None],
        "missing": [name for name in leaf.missing if name not in leaf.lost],
        "stale": list(leaf.stale),
        "lost": list(leaf.lost),
        "shortfalls": [shortfall(assessment, s) for s in own],
        **_by_rule(assessment, leaf),
    }


def _by_rule(assessment: Assessment, leaf: LeafFinding) -> dict[str, Json]:
    """Limits on figures, the outcome as reported, its credit by rule, target; each where it is."""
    rules, judgement = assessment.ruleset, leaf.judgement
    credit, to_go = policy(rules, leaf.leaf, judgement), gap(rules, leaf)
    said = {
        "limits": [_limit(one) for one in limits(leaf)] or None,
        "reported": judgement.named or None,
        "credit_by_rule": number(credit) if isinstance(credit, Number) else credit,
        "target": None if leaf.target is None else number(leaf.target),
        "gap": None if to_go is None else displayed(to_go, None),
    }
    return {key: part for key, part in said.items() if part is not None}


def _limit(limit: PastLimit) -> Json:
    return {
        "fact": limit.fact,
        "operator": limit.operator,
        "limit": number(limit.limit),
        "holds": limit.holds,
    }


def _rating(judgement: Judgement) -> Json:
    rating = judgement.rating
    if rating is None:
        return None
    if isinstance(rating, Step):
        return {"is": rating.name, "value": number(rating.value)}
    return {"is": None, "value": displayed(rating, None)}


def _parameter(parameter: Parameter) -> Json:
    return {"value": plain(parameter.value), "unit": parameter.unit, "title": text(parameter.title)}


def _answer(answer: Answer) -> Json:
    return {
        "answer": answer.answer if answer.withheld is None else plain(answer.withheld),
        "dates": {step: str(since) for step, since in answer.dates},
        "ticks": list(answer.ticks),
        "at": dict(answer.at),
        "not_applicable": answer.not_applicable,
        "by": answer.by,
        "role": answer.role,
        "rationale": text(answer.rationale),
        "reason": text(answer.reason),
        "evidence": list(answer.evidence),
        "url": answer.url,
        "collected": day(answer.collected),
        "file": answer.place.file,
        "line": answer.place.line,
    }


def supplied(assessment: Assessment, name: str) -> Json:
    """A fact that was supplied, used or stale; None where it is missing."""
    given = assessment.evidence.facts.get(name)
    if given is None:
        return None
    return {
        "fact": name,
        "value": plain(given.value),
        "unit": assessment.ruleset.facts[name].shown_unit or None,
        "file": given.place.file,
        "line": given.place.line,
        "digest": given.place.digest,
        "collected": day(given.collected),
        "by": given.by,
        "source": given.source,
        "note": text(given.note),
        "document": {"file": given.file, "digest": given.document} if given.file else None,
    }


def shortfall(assessment: Assessment, short: Shortfall) -> Json:
    """One shortfall, in parts and in words."""
    ruleset, lost = assessment.ruleset, assessment.evidence.missing
    wording = {lang: Phrases(ruleset, lang).shortfall(short, lost) for lang in LANGUAGES}
    return {
        "check": short.leaf,
        "lack": short.lack,
        "fact": short.fact,
        "operator": short.operator,
        "actual": plain(short.actual),
        "wanted": plain(short.wanted),
        "text": wording,
    }

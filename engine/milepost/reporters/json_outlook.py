"""Ranking, marginal effects, next step and nearest limits as JSON."""

from __future__ import annotations

from fractions import Fraction

from milepost.analysis.weaknesses import vital_few
from milepost.model.outlook import Compared, Near, Obstacle
from milepost.model.review import Effect, Move, Review, Weakness
from milepost.model.standing import Recurrence
from milepost.model.text import LANGUAGES
from milepost.model.values import Number, Value, Withheld
from milepost.reporters.json_values import Json, day, displayed, exact, number, plain, text
from milepost.reporters.outlook.nearing import line
from milepost.reporters.outlook.proving import margin, shown_by
from milepost.reporters.outlook.ranking import ranked_by
from milepost.reporters.phrases import Phrases
from milepost.reporters.wording import decimals, filled


def outlook(review: Review) -> dict[str, Json]:
    """Every part that says something, by its key."""
    said = {
        "ranking": _ranking(review),
        "dimensions": _dimensions(review),
        "causes": _causes(review),
        "marginal": _marginal(review),
        "next": _next(review),
        "nearest": _nearest(review),
        "strengths": _strengths(review),
    }
    return {key: part for key, part in said.items() if part}


def ranked(review: Review, weakness: Weakness) -> dict[str, Json]:
    """What ranks a weakness, where it stands, and the evidence that shows it."""
    own, found = weakness.within, weakness.finding
    within = own and {"axis": own.axis, "value": own.value, "rank": own.rank, "of": own.of}
    said = {
        "within": within,
        "recurring": _recurring(weakness.recurrence),
        "evidence": [
            {
                "fact": fact.name,
                "value": plain(fact.value),
                "file": fact.place.file,
                "line": fact.place.line,
            }
            for fact in shown_by(review, found)
        ],
    }
    return {
        "gap": exact(weakness.gap),
        "weight": number(weakness.weight),
        "running": displayed(weakness.running, 4),
        **{key: part for key, part in said.items() if part},
    }


def effect(review: Review, found: Effect) -> dict[str, Json]:
    """What would be: score, main result, how far it rises, and every other result that moves."""
    moved = [_move(review, move) for move in found.moved]
    return {
        "score": displayed(found.score, places(review)),
        "main": found.main,
        "changes_main": found.changes_main,
        "rise": found.rise,
        "gain": displayed(found.gain, places(review)),
        **({"moved": moved} if moved else {}),
    }


def places(review: Review) -> int:
    """Decimals of the headline number, at least two where it is a difference that is shown."""
    return max(2, decimals(review.assessment.ruleset, review.headline) if review.headline else 2)


def _move(review: Review, move: Move) -> Json:
    axes = review.assessment.ruleset.results[move.result].by
    return {
        "result": move.result,
        "place": dict(zip(axes, move.place, strict=True)),
        "from": _value(move.before),
        "to": _value(move.after),
    }


def _value(value: Value) -> Json:
    return displayed(value, 4) if isinstance(value, Fraction) else plain(value)


def _ranking(review: Review) -> Json:
    """The formula in words, what is lost in all, and the few that carry the most of it."""
    if not review.weaknesses:
        return None
    ruleset = review.assessment.ruleset
    lost = sum((weakness.lost for weakness in review.weaknesses), Fraction(0))
    few = [weakness.finding.criterion.id for weakness in vital_few(review.weaknesses)]
    return {
        "by": ["rise", "lost", "severity", "weight x gap", "criterion"],
        "text": {lang: ranked_by(Phrases(ruleset, lang), review) for lang in LANGUAGES},
        "lost": displayed(lost, places(review)),
        "lost_exact": exact(lost),
        "vital_few": few,
        **({"all_met": effect(review, review.all_met)} if review.all_met else {}),
    }


def _recurring(recurrence: Recurrence | None) -> Json:
    if recurrence is None:
        return None
    before = {} if recurrence.before is None else {"before": day(recurrence.before)}
    return {"since": day(recurrence.since), "times": recurrence.times, **before}


def _dimensions(review: Review) -> Json:
    return [
        {
            "axis": own.axis,
            "value": own.value,
            "weaknesses": list(own.weaknesses),
            "lost": displayed(own.lost, places(review)),
            "share": displayed(own.share, 4),
        }
        for own in review.dimensions
    ]


def _causes(review: Review) -> Json:
    return [
        {
            "pattern": cause.derived.pattern,
            "kind": cause.derived.kind,
            "title": text(cause.derived.title),
            "weaknesses": list(cause.weaknesses),
        }
        for cause in review.causes
    ]


def _marginal(review: Review) -> Json:
    """Every unmet criterion, in the order of the file; not assessed is said."""
    findings = {finding.criterion.id: finding for finding in review.assessment.findings}
    return [
        {"criterion": name, "outcome": findings[name].outcome, **effect(review, found)}
        for name, found in review.effects.items()
        if findings[name].unmet
    ]


def _next(review: Review) -> Json:
    found = review.next
    if found is None:
        return None
    return {
        "step": found.step or None,
        "alone": [{"criterion": n, "main": review.effects[n].main} for n in found.alone],
        **({"together": list(found.together)} if found.together else {}),
        "obstacles": [_obstacle(review, obstacle) for obstacle in found.obstacles],
    }


def _obstacle(review: Review, obstacle: Obstacle) -> Json:
    why = obstacle.why and text(filled(review.assessment.ruleset, obstacle.why))
    return {
        "kind": obstacle.kind,
        "step": obstacle.step or None,
        "criteria": list(obstacle.criteria),
        "figures": [_compared(compared) for compared in obstacle.compared],
        **({"why": why} if why else {}),
    }


def _compared(compared: Compared) -> Json:
    return {
        "name": compared.name,
        "operator": compared.operator,
        "actual": _figure(compared.actual),
        "limit": _figure(compared.limit),
        "distance": _figure(compared.distance),
    }


def _figure(number: Number | Withheld) -> Json:
    return plain(number) if isinstance(number, Withheld) else displayed(number, 4)


def _nearest(review: Review) -> Json:
    near = review.near
    said = {
        "to_met": [_near(review, one, False) for one in near.to_met],
        "to_unmet": [_near(review, one, True) for one in near.to_unmet],
    }
    return {key: part for key, part in said.items() if part}


def _near(review: Review, near: Near, met: bool) -> Json:
    ruleset = review.assessment.ruleset
    fact = ruleset.facts.get(near.fact or "")
    return {
        "criterion": near.criterion,
        "check": near.leaf,
        "fact": near.fact,
        "operator": near.operator,
        "actual": displayed(near.actual, 6),
        "limit": displayed(near.limit, 6),
        "distance": displayed(near.distance, 6),
        "unit": (fact.shown_unit if fact else "") or None,
        "share": displayed(near.share, 4),
        "text": {lang: line(Phrases(ruleset, lang), near, met) for lang in LANGUAGES},
    }


def _strengths(review: Review) -> Json:
    """Criteria met with full credit, the heaviest first, with what is left to the nearest limit."""
    found = []
    for finding in review.strengths:
        near = margin(review, finding)
        spare = {} if near is None else {"margin": displayed(near.share, 4)}
        criterion = finding.criterion
        told = {"criterion": criterion.id, "weight": number(criterion.weight), **spare}
        found.append(told)
    return found

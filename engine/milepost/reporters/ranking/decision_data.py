"""A decision as data: exact numbers as fractions, ranges with both ends."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.analysis.ranking.margins import is_close
from milepost.model.choices import Advice, Alternative, Case, Statement
from milepost.model.rankings import Decision, Flip, Graded, Ranking, Scored, Shift, Turn
from milepost.reporters.json_values import Json, day, exact, text
from milepost.reporters.ranking.json_ratings import criterion, evidence, rating, span

SCHEMA = "milepost/decision/1"


def data(decision: Decision) -> dict[str, Json]:
    """Everything the document says, and what it leaves out for want of room."""
    case, ranking = decision.case, decision.ranking
    return {
        "schema": SCHEMA,
        "decision": case.name,
        "title": text(case.title),
        "question": text(case.question),
        "as_of": day(case.as_of),
        "by": case.by,
        "close": exact(case.close),
        "reweighted": list(decision.reweighted),
        "criteria": [criterion(one, ranking.shares) for one in case.criteria],
        "leader": ranking.leader,
        "leaders": list(ranking.leaders),
        "lead": span(ranking.lead),
        "too_close": _too_close(case, ranking),
        "ranking": [_scored(one, case, ranking) for one in ranking.scored],
        **_turning(ranking),
        "advice": _advice(case.advice, decision.graded),
        "files": [{"file": name, "digest": one} for name, one in case.digests.items()],
    }


def _too_close(case: Case, ranking: Ranking) -> Json:
    """Whether the lead is below the least that counts; None where it may be, or nobody leads."""
    return is_close(ranking.lead, case.close) if ranking.leader else None


def _scored(one: Scored, case: Case, ranking: Ranking) -> Json:
    known = case.alternative(one.name)
    lead = ranking.over_nothing.get(one.name)
    return {
        "alternative": one.name,
        "title": text(known.title),
        "nothing": known.nothing,
        "subject": known.subject or None,
        "place": {"first": one.first, "last": one.last},
        "score": span(one.score),
        "over_nothing": None if lead is None else span(lead),
        "dominated_by": list(ranking.dominated.get(one.name, ())),
        "parts": [_part(name, one, known) for name in one.parts],
    }


def _part(name: str, one: Scored, known: Alternative) -> Json:
    return {
        "criterion": name,
        "rating": rating(known.ratings.get(name)),
        "points": span(one.points[name]),
        "part": span(one.parts[name]),
    }


def _turning(ranking: Ranking) -> dict[str, Json]:
    return {
        "flips": [_flip(one) for one in ranking.flips],
        "least_shift": _shift(ranking.shift),
        "turns": [_turn(one) for one in ranking.turns],
        "open": [
            {"alternative": o.alternative, "criterion": o.criterion, "stake": exact(o.stake)}
            for o in ranking.open
        ],
        "tipping": [
            {
                "alternative": t.alternative,
                "criterion": t.criterion,
                "at": exact(t.at),
                "with": t.other,
            }
            for t in ranking.tipping
        ],
    }


def _flip(one: Flip) -> Json:
    return {
        "criterion": one.criterion,
        "share": exact(one.weight),
        "at": exact(one.at),
        "change": exact(one.change),
        "to": one.to,
    }


def _shift(one: Shift | None) -> Json:
    if one is None:
        return None
    moves = [{"from": name, "points": exact(points)} for name, points in one.moves]
    return {"to": one.to, "onto": one.onto, "total": exact(one.total), "moves": moves}


def _turn(one: Turn) -> Json:
    return {
        "alternative": one.alternative,
        "criterion": one.criterion,
        "figure": exact(one.figure),
        "at": exact(one.at),
        "with": one.other,
        "change": exact(one.change),
    }


def _advice(advice: Advice | None, graded: Graded | None) -> Json:
    if advice is None or graded is None:
        return None
    return {
        "on": advice.on,
        "grade": graded.grade.name if graded.grade else None,
        "possible": [grade.name for grade in graded.possible],
        "meets_bar": graded.grade.meets_bar if graded.grade else None,
        "values": {n: None if v is None else span(v) for n, v in graded.values.items()},
        "reasons": _statements(advice.reasons),
        "pros": _statements(advice.pros),
        "cons": _statements(advice.cons),
    }


def _statements(several: Iterable[Statement]) -> list[Json]:
    return [{"text": text(one.text), "evidence": evidence(one.evidence)} for one in several]

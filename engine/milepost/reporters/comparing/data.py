"""A comparison as data, for machines: exact numbers as text beside those that reports show."""

from __future__ import annotations

from fractions import Fraction

from milepost.analysis.comparing.comparing import Compared, Comparison, Latest
from milepost.analysis.comparing.criteria import CriterionMove
from milepost.analysis.comparing.effects import Effect, Effects
from milepost.analysis.comparing.forecasting import Forecast
from milepost.analysis.comparing.lines import LineMove
from milepost.analysis.comparing.moved import WaiverMove
from milepost.analysis.comparing.rules import RuleChange
from milepost.analysis.comparing.splitting import Corner, Split
from milepost.analysis.comparing.states import State
from milepost.analysis.comparing.trend import Gap, Indicator, Track
from milepost.analysis.comparing.verdict import regressed
from milepost.analysis.comparing.why import Reason
from milepost.model.evidence import Place
from milepost.model.past import PastLimit, PastLine, PastWaiver
from milepost.reporters.json_values import Json, day, displayed, exact, number, plain, text

SCHEMA = "milepost/compare/1"


def data(compared: Compared) -> Json:
    """Everything a comparison says, in a fixed order of keys."""
    first = compared.comparisons[0].last.result
    return {
        "schema": SCHEMA,
        "subject": {"id": first.subject, "title": text(first.title)},
        "forecast": {"points": compared.looking.points, "horizon": compared.looking.horizon},
        "comparisons": [_comparison(one) for one in compared.comparisons],
        "alone": [_state(state) for state in compared.alone],
    }


def _comparison(one: Comparison) -> Json:
    last = one.last.result
    return {
        "ruleset": last.ruleset,
        "scope": last.scope,
        "states": [_state(state) for state in one.states],
        "latest": None if one.latest is None else _latest(one.latest),
        "results": [_track(track) for track in one.trend.tracks],
        "indicators": [_indicator(found) for found in one.trend.indicators],
        "recurring": [_gap(gap) for gap in one.trend.recurring],
    }


def _state(state: State) -> Json:
    result = state.result
    return {
        "as_of": day(result.as_of),
        "ruleset": result.reference,
        "scope": result.scope,
        "source": state.source,
        "main": next((_said(x) for x in result.lines if x.name == result.main), None),
        "meets_bar": result.meets_bar,
        "coverage": displayed(result.coverage.percent, 1),
        "digests": {
            "ruleset": result.rules,
            "evidence": result.evidence,
            "engine": result.engine,
        },
    }


def _latest(latest: Latest) -> Json:
    before, after = latest.before.result, latest.after.result
    return {
        "from": day(before.as_of),
        "to": day(after.as_of),
        "regressed": regressed(latest),
        "rules_changed": before.rules != after.rules,
        "results": [_line_move(move) for move in latest.moves.lines if move.way != "same"],
        "criteria": [_criterion(move) for move in latest.moves.criteria],
        "waivers": [_waiver_move(move) for move in latest.moves.waivers],
        "rules": [_rule(change) for change in latest.rules],
        "split": _split(latest.split),
        "effects": None if latest.effects is None else _effects(latest.effects),
    }


def _line_move(move: LineMove) -> Json:
    return {
        "result": move.line.name,
        "place": dict(move.line.place),
        "way": move.way,
        "before": None if move.before is None else _said(move.before),
        "after": None if move.after is None else _said(move.after),
        "gain": exact(move.gain),
        "steps": move.steps,
    }


def _said(line: PastLine) -> Json:
    """A step, an exact number, yes/no; or `undetermined` or `void`."""
    if line.told != "value":
        return line.told
    if line.step is not None:
        return line.step
    return line.truth if line.truth is not None else exact(line.exact)


def _criterion(move: CriterionMove) -> Json:
    before, after = move.before, move.after
    return {
        "criterion": move.finding.criterion,
        "title": text(move.finding.title),
        "severity": move.finding.severity,
        "kind": move.kind,
        "newly_unmet": move.newly_unmet,
        "before": None if before is None else _outcome(before.outcome, before.credit),
        "after": None if after is None else _outcome(after.outcome, after.credit),
        "causes": list(move.causes),
        "reasons": [_reason(reason) for reason in move.reasons],
    }


def _outcome(outcome: str, credit: Fraction | None) -> Json:
    return {"outcome": outcome, "credit": exact(credit)}


def _reason(one: Reason) -> Json:
    return {
        "cause": one.cause,
        "kind": one.kind,
        "check": one.check,
        "name": one.name,
        "before": plain(one.before),
        "after": plain(one.after),
        "was_at": _at(one.was.place if one.was is not None else None),
        "now_at": _at(one.now.place if one.now is not None else None),
        "limit": None if one.limit is None else _limit(one.limit),
    }


def _at(place: Place | None) -> Json:
    return None if place is None else {"file": place.file, "line": place.line}


def _limit(limit: PastLimit) -> Json:
    return {"fact": limit.fact, "operator": limit.operator, "limit": number(limit.limit)}


def _waiver_move(move: WaiverMove) -> Json:
    return {"before": _waiver(move.before), "after": _waiver(move.after)}


def _waiver(waiver: PastWaiver | None) -> Json:
    if waiver is None:
        return None
    return {
        "id": waiver.id,
        "criterion": waiver.criterion,
        "standing": waiver.standing,
        "until": waiver.until or None,
        **_at(waiver.place),
    }


def _rule(change: RuleChange) -> Json:
    return {
        "kind": change.kind,
        "where": change.where,
        "name": change.name,
        "before": plain(change.before),
        "after": plain(change.after),
    }


def _split(split: Split) -> Json:
    return {
        "total": exact(split.total),
        "parts": {part.source: exact(part.points) for part in split.parts},
        "corners": [_corner(corner) for corner in split.corners],
        "unsplit": split.unsplit,
    }


def _corner(corner: Corner) -> Json:
    return {
        "evidence": corner.evidence,
        "rules": corner.rules,
        "score": exact(corner.score),
        "main": corner.main,
    }


def _effects(effects: Effects) -> Json:
    return {
        "changes": [_effect(one) for one in effects.effects],
        "rest": exact(effects.rest),
        "total": exact(effects.total),
    }


def _effect(one: Effect) -> Json:
    named = "check" if one.answer else "fact"
    return {named: one.name, "points": exact(one.points), "criteria": list(one.criteria)}


def _track(track: Track) -> Json:
    return {
        "result": track.line.name,
        "place": dict(track.line.place),
        "values": [None if line is None else _said(line) for line in track.lines],
        "ways": [move.way for move in track.moves],
    }


def _indicator(one: Indicator) -> Json:
    return {
        **_limit(one.limit),
        "unit": one.unit,
        "criteria": list(one.criteria),
        "points": [{"date": day(p.date), "value": number(p.value)} for p in one.points],
        "forecast": _forecast(one.forecast),
    }


def _forecast(told: Forecast) -> Json:
    line = told.line
    return {
        "level": told.level,
        "used": len(told.points),
        "slope_per_day": exact(line.slope) if line is not None else None,
        "fit": None if line is None else displayed(line.fit, 4),
        "on": day(told.on),
        "days": told.days,
    }


def _gap(gap: Gap) -> Json:
    seen = gap.recurrence
    return {
        "criterion": gap.criterion,
        "since": day(seen.since),
        "times": seen.times,
        "before": day(seen.before),
    }

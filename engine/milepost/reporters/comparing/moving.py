"""What moved last: criteria for the worse and for the better, points, rules, waivers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from milepost.analysis.comparing.comparing import Latest
from milepost.analysis.comparing.criteria import CriterionMove, Kind
from milepost.analysis.comparing.moved import WaiverMove
from milepost.analysis.comparing.rules import RuleChange
from milepost.model.past import PastWaiver
from milepost.model.values import shown_number
from milepost.reporters.comparing.points import points
from milepost.reporters.comparing.reasons import told
from milepost.reporters.comparing.words import Words
from milepost.reporters.documents.blocks import Cell, Column, Items, Section, Table

WORSE: tuple[Kind, ...] = ("regressed", "unseen", "less", "seen")
BETTER: tuple[Kind, ...] = ("improved", "more", "included")
OTHER: tuple[Kind, ...] = ("excluded", "added", "removed")
_GROUPS = {"worse": WORSE, "better": BETTER, "other": OTHER}


def criteria(words: Words, latest: Latest) -> Iterator[Section]:
    """The criteria that moved, what is worse first."""
    for name, kinds in _GROUPS.items():
        moves = [move for move in latest.moves.criteria if move.kind in kinds]
        if moves:
            title = words.say(f"section.{name}", count=len(moves))
            yield Section(title, (_criteria(words, moves),), name)


def group(move: CriterionMove) -> str:
    """The section that tells of a criterion."""
    return next(name for name, kinds in _GROUPS.items() if move.kind in kinds)


def grounds(words: Words, latest: Latest) -> Iterator[Section]:
    """Where points come from, what changed in the rules, and waivers; each where there is any."""
    if told := tuple(points(words, latest)):
        yield Section(words.say("section.split"), told, "split")
    if latest.rules:
        yield Section(words.say("section.rules"), (_rules(words, latest.rules),), "rules")
    if latest.moves.waivers:
        lines = tuple(_waiver(words, move) for move in latest.moves.waivers)
        yield Section(words.say("section.waivers"), (Items(lines),), "waivers")


def _criteria(words: Words, moves: Sequence[CriterionMove]) -> Table:
    """One paragraph a criterion on a terminal."""
    names = ("criterion", "title", "move", "because")
    columns = tuple(Column(words.say(f"column.{n}"), wide=n in names[1:]) for n in names)
    rows = tuple(_row(words, move) for move in moves)
    return Table(columns, rows, stacked=True)


def _row(words: Words, move: CriterionMove) -> tuple[Cell, ...]:
    finding = move.finding
    severity = words.severity(finding.severity)
    title = words.text(finding.title)
    named = words.say("titled", title=title, severity=severity) if severity else title
    return finding.criterion, named, told_move(words, move), told(words, move.reasons)


def told_move(words: Words, move: CriterionMove) -> str:
    """Both outcomes; both credits where the outcome stayed."""
    before, after = words.outcome(move.before), words.outcome(move.after)
    if move.kind not in ("less", "more") or before != after:
        waived = words.say("waived") if move.after is not None and move.after.waived else ""
        return words.say("from_to", before=before, after=after) + waived
    credits = [f.credit if f is not None else None for f in (move.before, move.after)]
    one, other = (f"{_percent(credit)} %" for credit in credits)
    return words.say("credit", outcome=after, before=one, after=other)


def _percent(credit: Fraction | None) -> str:
    return shown_number((credit or Fraction(0)) * 100, 0)


def _rules(words: Words, changes: Sequence[RuleChange]) -> Items:
    return Items(tuple((one.where, _rule(words, one)) for one in changes))


def _rule(words: Words, one: RuleChange) -> str:
    before, after = (
        words.say("none") if v is None else v if isinstance(v, str) else words.value(v)
        for v in (one.before, one.after)
    )
    return words.say(f"rule.{one.kind}", name=one.name, before=before, after=after)


def _waiver(words: Words, move: WaiverMove) -> tuple[str, str]:
    waiver = move.after or move.before
    assert waiver is not None
    key = "added" if move.before is None else "gone" if move.after is None else "moved"
    said = words.say(
        f"waiver.{key}",
        criterion=waiver.criterion,
        before=_standing(words, move.before),
        after=_standing(words, move.after),
        place=words.at(waiver.place),
    )
    return waiver.id, said


def _standing(words: Words, waiver: PastWaiver | None) -> str:
    if waiver is None:
        return ""
    stands = words.common(f"report.standing.{waiver.standing}")
    return words.say("until", standing=stands, until=waiver.until) if waiver.until else stands

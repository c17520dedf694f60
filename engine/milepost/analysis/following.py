"""Follow-up: what became of the agreed actions, and who is to hear of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from milepost.analysis.targets import number_of
from milepost.model.assessment import Assessment, Finding, Notice
from milepost.model.following import (
    Cause,
    Escalation,
    LogLine,
    Progress,
    RecordedAction,
    RecordedAim,
)
from milepost.model.text import Text
from milepost.model.values import Document, Number, Value

Standing = Literal[
    "overdue", "no-effect", "partly", "unmeasured", "ahead", "open", "worked", "dropped"
]
STANDINGS: tuple[Standing, ...] = (
    "overdue",
    "no-effect",
    "partly",
    "unmeasured",
    "ahead",
    "open",
    "worked",
    "dropped",
)
"""What an action came to, what needs a hand first."""

AimState = Literal["reached", "moved", "same", "worse", "unknown"]


@dataclass(frozen=True, slots=True)
class FollowedAim:
    """An aim beside the evidence: its value now, when it was collected, and how far that goes."""

    aim: RecordedAim
    now: Value
    collected: date | None
    state: AimState


@dataclass(frozen=True, slots=True)
class Followed:
    """One action at the as-of date.

    `progress` is its last log line by then, `since` that line's day. `met` and `unmet` are the
    criteria it serves. `late` are the days since it was due, or since it was reported done where
    that changed nothing; `raised` the escalations that this calls for.
    """

    record: RecordedAction
    progress: Progress
    since: date | None
    standing: Standing
    aims: tuple[FollowedAim, ...]
    met: tuple[str, ...]
    unmet: tuple[str, ...]
    late: int
    raised: tuple[Escalation, ...]

    @property
    def reopened(self) -> tuple[LogLine, ...]:
        """Every time it was taken up again."""
        return tuple(line for line in self.record.log if line.progress == "reopened")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """All actions on record for the rule set of an assessment, what needs a hand first."""

    assessment: Assessment
    actions: tuple[Followed, ...]

    def count(self, *standings: Standing) -> int:
        """How many came to one of these."""
        return sum(one.standing in standings for one in self.actions)

    @property
    def overdue_share(self) -> Fraction | None:
        """Overdue actions over all that were not dropped (SYS-22); None without any."""
        held = len(self.actions) - self.count("dropped")
        return Fraction(self.count("overdue"), held) if held else None


def follow_up(assessment: Assessment) -> FollowUp:
    """What became of the actions recorded for this rule set, at the as-of date."""
    own = (a for a in assessment.evidence.actions if a.ruleset == assessment.ruleset.id)
    findings = {finding.criterion.id: finding for finding in assessment.findings}
    found = [_followed(assessment, findings, record) for record in own]
    ranked = sorted(found, key=lambda f: (STANDINGS.index(f.standing), -f.late, f.record.id))
    return FollowUp(assessment, tuple(ranked))


def follow_up_notice(followed: FollowUp) -> Notice | None:
    """What a reader of the assessment must know of agreed actions; None where none is recorded."""
    if not followed.actions:
        return None
    count, late = len(followed.actions), followed.count("overdue")
    useless, worked = followed.count("no-effect"), followed.count("worked")
    text = Text(
        en=f"Agreed actions: {count} on record, {worked} worked, {late} overdue, {useless} "
        "reported done without effect; see `milepost followup`.",
        zh=f"在册行动 {count} 项：见效 {worked} 项，逾期 {late} 项，"
        f"报完成而未见效 {useless} 项，详见 `milepost followup`。",
    )
    return Notice("action", text)


def _followed(
    assessment: Assessment, findings: Mapping[str, Finding], record: RecordedAction
) -> Followed:
    day = assessment.as_of
    last = next((line for line in reversed(record.log) if line.on <= day), None)
    progress: Progress = last.progress if last else "open"
    since = last.on if last else None
    aims = tuple(_aim(assessment, aim) for aim in record.aims)
    met = tuple(name for name in record.criteria if name in findings and _passed(findings[name]))
    standing = _standing(record, progress, since, aims, len(met) == len(record.criteria), day)
    late = _late(record, standing, since, day)
    return Followed(
        record,
        progress,
        since,
        standing,
        aims,
        met,
        tuple(name for name in record.criteria if name not in met),
        late,
        tuple(_raised(assessment, findings, record, standing, late)),
    )


def _passed(finding: Finding) -> bool:
    return finding.outcome in ("pass", "not-applicable")


def _standing(
    record: RecordedAction,
    progress: Progress,
    since: date | None,
    aims: tuple[FollowedAim, ...],
    met: bool,
    day: date,
) -> Standing:
    """Without aims the criteria it serves tell; with them the evidence does."""
    reached = all(aim.state == "reached" for aim in aims) if aims else met
    if progress == "dropped":
        return "dropped"
    if progress != "done":
        return "ahead" if reached else ("overdue" if record.due < day else "open")
    if reached:
        return "worked"
    if any(aim.state in ("reached", "moved") for aim in aims):
        return "partly"
    return "unmeasured" if any(_not_measured(aim, since) for aim in aims) else "no-effect"


def _not_measured(aim: FollowedAim, since: date | None) -> bool:
    """Whether nobody has looked again since the action was reported done."""
    old = aim.collected is not None and since is not None and aim.collected < since
    return aim.state == "unknown" or (aim.state in ("same", "worse") and old)


def _late(record: RecordedAction, standing: Standing, since: date | None, day: date) -> int:
    if standing == "overdue":
        return (day - record.due).days
    return (day - since).days if standing == "no-effect" and since else 0


def _raised(
    assessment: Assessment,
    findings: Mapping[str, Finding],
    record: RecordedAction,
    standing: Standing,
    late: int,
) -> Iterable[Escalation]:
    """The lines of the rule set's `escalation` that hold."""
    causes: dict[Standing, Cause] = {"overdue": "overdue", "no-effect": "no-effect"}
    severities = {findings[n].severity for n in record.criteria if n in findings}
    for line in assessment.ruleset.escalation:
        fits = line.severity is None or line.severity in severities
        if causes.get(standing) == line.because and late >= line.after_days and fits:
            yield line


def _aim(assessment: Assessment, aim: RecordedAim) -> FollowedAim:
    now, collected = _now(assessment, aim.name)
    return FollowedAim(aim, now, collected, _state(aim, now))


def _now(assessment: Assessment, name: str) -> tuple[Value, date | None]:
    """The value of a fact or the number of a rating, and the day it was collected."""
    fact = assessment.evidence.facts.get(name)
    if fact is not None:
        return fact.value, fact.collected
    for leaf in (leaf for finding in assessment.findings for leaf in finding.leaves):
        if leaf.leaf.id == name:
            days = [a.collected for a in leaf.judgement.answers if a.collected is not None]
            return number_of(leaf.judgement), max(days, default=None)
    return None, None


def _state(aim: RecordedAim, now: Value) -> AimState:
    if now is None:
        return "unknown"
    if _reaches(aim, now):
        return "reached"
    if now == aim.baseline:
        return "same"
    return "worse" if _further(aim, now) else "moved"


def _further(aim: RecordedAim, now: Value) -> bool:
    """Whether a figure is further from the target than it was."""
    figures = _numbers(aim.target, aim.baseline, now)
    if figures is None:
        return False
    target, before, current = figures
    left, was = abs(Fraction(target) - current), abs(Fraction(target) - before)
    return left > was


def _reaches(aim: RecordedAim, now: Value) -> bool:
    """At the target or beyond it, seen from the baseline; upwards where there is none."""
    if isinstance(aim.target, Document):
        return isinstance(now, Document) and now.status == aim.target.status
    figures = _numbers(aim.target, now)
    if figures is None:
        return now == aim.target
    target, current = figures
    start = _numbers(aim.baseline)
    return current <= target if start and start[0] > target else current >= target


def _numbers(*values: Value) -> list[Number] | None:
    """The values as numbers; None where one of them is none."""
    found = [v for v in values if isinstance(v, Number) and not isinstance(v, bool)]
    return found if len(found) == len(values) else None

"""What is open and what to do about it: gaps, conditions, actions, patterns, waivers, notices."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.analysis.headline import UNDETERMINED, VOID
from milepost.model.assessment import Finding
from milepost.model.remedies import Action
from milepost.model.review import PlannedAction, Review, Shortfall
from milepost.reporters.marks import plan
from milepost.reporters.outlook.ranking import common, recurring
from milepost.reporters.phrases import Phrases
from milepost.reporters.terminal.decision import gain
from milepost.reporters.terminal.levels import Levels
from milepost.reporters.terminal.page import Page
from milepost.scoring.waiving import is_skipped

_LACKS = ("missing", "stale", "lost", "unanswered")
_MOST_SHORTFALLS = 3
_MOST_FIRST = 2
_MOST_ACTIONS = 3


def unmet(page: Page, phrases: Phrases, review: Review) -> None:
    """Criteria that evidence shows to be unmet, the weightiest first."""
    found = [f for f in _ranked(review) if f.unmet and f.outcome != "not-assessed"]
    if found:
        page.heading(phrases.say("text.unmet", count=len(found)))
        for finding in found:
            _finding(page, phrases, review, finding)


def not_assessed(page: Page, phrases: Phrases, review: Review, levels: Levels | None) -> None:
    """Criteria without the evidence to judge them; not those an assessor's level stands for."""
    found = [
        f
        for f in _ranked(review)
        if f.outcome == "not-assessed" and not (levels and levels.rests_on_judgement(f))
    ]
    if found:
        page.heading(phrases.say("text.not_assessed", count=len(found)))
        for finding in found:
            _finding(page, phrases, review, finding)


def _ranked(review: Review) -> list[Finding]:
    """Findings in the order of the weaknesses, then the others in theirs."""
    ranks = {w.finding.criterion.id: w.rank for w in review.weaknesses}
    last = len(ranks) + 1
    return sorted(review.assessment.findings, key=lambda f: ranks.get(f.criterion.id, last))


def _finding(page: Page, phrases: Phrases, review: Review, finding: Finding) -> None:
    """Id, title, severity and points; below it the shortfalls in words."""
    lost = {w.finding.criterion.id: -(w.if_met.gain or 0) for w in review.weaknesses if w.lost}
    known = {w.finding.criterion.id: w.recurrence for w in review.weaknesses}
    marks = [
        phrases.severity(finding.severity),
        gain(phrases, review, lost.get(finding.criterion.id)),
        phrases.say("text.waived") if finding.waiver else "",
        phrases.say("text.skipped") if is_skipped(finding) else "",
        recurring(phrases, known.get(finding.criterion.id)),
    ]
    title = phrases.text(finding.criterion.title)
    notes = phrases.say("text.comma").join(mark for mark in marks if mark)
    text = phrases.say("text.marked", title=title, marks=notes) if notes else title
    page.item(finding.criterion.id, text, 2, 11, "bold")
    for line in _shortfalls(phrases, review, finding):
        page.item("-", line, 11)
    if promised := plan(phrases, finding):
        page.item("-", promised, 11)


def _shortfalls(phrases: Phrases, review: Review, finding: Finding) -> Iterable[str]:
    """The first few, what was found wanting before what was not found."""
    short = sorted(review.shortfalls.get(finding.criterion.id, ()), key=_is_lack)
    lost = review.assessment.evidence.missing
    worded = list(dict.fromkeys(phrases.shortfall(s, lost) for s in short))
    yield from worded[:_MOST_SHORTFALLS]
    if (more := len(worded) - _MOST_SHORTFALLS) > 0:
        yield phrases.say("text.more", count=more, id=finding.criterion.id)


def _is_lack(short: Shortfall) -> bool:
    return short.lack in _LACKS


def conditions(page: Page, phrases: Phrases, review: Review) -> None:
    """What must be closed, by whom, until when."""
    if not review.conditions:
        return
    page.heading(phrases.say("text.conditions", count=len(review.conditions)))
    for condition in sorted(review.conditions, key=lambda c: c.due):
        said = phrases.say(
            "text.due", owner=phrases.owner(condition.owner), due=phrases.date(condition.due)
        )
        todo = " ".join(phrases.text(a.action) for a in condition.actions)
        title = todo or phrases.text(condition.finding.criterion.title)
        page.item(condition.finding.criterion.id, said, 2, 11, "bold")
        page.write(title, 11)


def actions(page: Page, phrases: Phrases, review: Review) -> None:
    """The first actions with what each gains."""
    if not review.actions:
        return
    page.heading(phrases.say("text.actions"))
    for number, action in enumerate(review.actions[:_MOST_ACTIONS], 1):
        page.item(f"{number}.", phrases.text(action.action), 2)
        page.write(_promise(phrases, review, action), 6)
        if action.after:
            page.write(phrases.say("text.first", names=_first(phrases, action)), 6, "dim")
    if (more := len(review.actions) - _MOST_ACTIONS) > 0:
        page.write(phrases.say("text.actions.more", count=more), 2)


def _first(phrases: Phrases, action: PlannedAction) -> str:
    """What must be done before an action; the first few by name."""
    remedies = (phrases.ruleset.remedies[name] for name in action.after)
    names = [phrases.text(r.action) for r in remedies if isinstance(r, Action)]
    more = len(names) - _MOST_FIRST
    rest = [phrases.say("why.more", count=more)] if more > 0 else []
    return phrases.joined([*names[:_MOST_FIRST], *rest])


def _promise(phrases: Phrases, review: Review, action: PlannedAction) -> str:
    """Owner, due date, effort, gain, and the main result where it changes."""
    parts = [
        phrases.owner(action.owner),
        phrases.say("text.until", due=phrases.date(action.due)),
        phrases.say("text.effort", days=phrases.value(action.effort_days)),
    ]
    effect = action.effect
    if effect is not None:
        parts.append(gain(phrases, review, effect.gain))
        if effect.changes_main:
            parts.append(phrases.say("text.becomes", main=becomes(phrases, review, effect.main)))
    return phrases.say("text.comma").join(part for part in parts if part)


def becomes(phrases: Phrases, review: Review, main: str) -> str:
    """The main result after an action, in words."""
    if main in (UNDETERMINED, VOID):
        return phrases.say(f"main.{main}")
    result = phrases.ruleset.results[review.assessment.main.name]
    return phrases.place(result.scale, main)


def derived(page: Page, phrases: Phrases, review: Review) -> None:
    """Conclusions across findings."""
    if not review.assessment.derived:
        return
    page.heading(phrases.say("text.derived"))
    for conclusion in review.assessment.derived:
        page.item("-", phrases.text(conclusion.title), 2)
        ids = phrases.joined(phrases.text(text) for text in conclusion.support)
        page.write(phrases.say("text.rests_on", ids=ids), 5, "dim")
        for cause in (one for one in review.causes if one.derived == conclusion):
            page.write(common(phrases, cause), 5, "dim")


def waivers(page: Page, phrases: Phrases, review: Review) -> None:
    """Every waiver of the rule set and what became of it."""
    if not review.assessment.waivers:
        return
    page.heading(phrases.say("text.waivers"))
    for waiver, standing in review.assessment.waivers:
        said = phrases.say(
            f"text.waiver.{standing}",
            criterion=waiver.criterion,
            approver=waiver.approver or "-",
            expires=waiver.until or "-",
        )
        if standing == "live" and not waiver.run:
            said = phrases.say("text.marked", title=said, marks=phrases.say("text.skipped"))
        page.item(waiver.id, said, 2, 11, "bold")
        page.write(waiver.reason.to(phrases.language), 11)


def notices(page: Page, phrases: Phrases, review: Review) -> None:
    """What the reader must know besides."""
    if not review.assessment.notices:
        return
    page.heading(phrases.say("text.notices"))
    for notice in review.assessment.notices:
        page.item("-", notice.text.to(phrases.language), 2)

"""The follow-up of agreed actions as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from milepost.analysis.following import Followed, FollowedAim, FollowUp
from milepost.model.following import LogLine
from milepost.model.text import Language
from milepost.model.values import Number, Value, shown_number
from milepost.reporters.documents.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Document,
    Items,
    Prose,
    Section,
    Table,
    Tone,
)
from milepost.reporters.phrases import Phrases

_TONES: dict[str, Tone] = {
    "overdue": "bad",
    "no-effect": "bad",
    "partly": "warning",
    "unmeasured": "warning",
    "worked": "good",
    "dropped": "quiet",
}


def document(followed: Sequence[FollowUp], language: Language) -> Document:
    """The follow-up for each rule set in turn."""
    told = [_Told(one, Phrases(one.assessment.ruleset, language)) for one in followed]
    subject = followed[0].assessment.evidence.subject.shown.to(language)
    return Document(
        told[0].say("title", subject=subject),
        told[0].phrases.joined(one.about for one in told),
        tuple(prose for one in told for prose in one.lead()),
        tuple(section for one in told for section in one.sections(several=len(told) > 1)),
        language,
    )


@dataclass(frozen=True)
class _Told:
    """One follow-up in the words of its rule set."""

    all: FollowUp
    phrases: Phrases

    def say(self, key: str, **values: object) -> str:
        return self.phrases.say(f"followup.{key}", **values)

    @property
    def about(self) -> str:
        ruleset = self.all.assessment.ruleset
        rules = f"{self.phrases.text(ruleset.title)} {ruleset.version}"
        return self.say("about", rules=rules, day=self.phrases.date(self.all.assessment.as_of))

    def lead(self) -> Iterator[Prose]:
        """How many worked, and what needs a hand."""
        late, useless = self.all.count("overdue"), self.all.count("no-effect")
        counts = {"worked": self.all.count("worked"), "unmeasured": self.all.count("unmeasured")}
        count = len(self.all.actions)
        tone: Tone = "bad" if late or useless else "good"
        told = self.say("lead", count=count, overdue=late, useless=useless, **counts)
        yield Prose(told, tone)
        share = self.all.overdue_share
        if share:
            yield Prose(self.say("share", share=f"{shown_number(share * 100, 0)}%"))
        if count == counts["worked"]:
            yield Prose(self.say("fine"))

    def sections(self, several: bool) -> Iterator[Section]:
        """The actions, what the evidence says of each, escalations, the log, and the method."""
        before = f"{self.phrases.text(self.all.assessment.ruleset.title)}: " if several else ""
        yield Section(before + self.say("actions"), (self._actions(), self._people()))
        if any(one.aims for one in self.all.actions):
            yield Section(before + self.say("aims"), (self._aims(),))
        yield Section(before + self.say("raised"), (self._raised(),))
        if any(one.reopened for one in self.all.actions):
            yield Section(before + self.say("log"), (self._log(),))
        yield Section(before + self.say("how"), (Items(tuple(("", t) for t in self._how())),))

    def _actions(self) -> Table:
        columns = (
            Column(self.say("number"), "right"),
            Column(self.say("action"), wide=True),
            Column(self.say("standing"), wide=True),
            Column(self.say("due")),
        )
        tones = ((n, _TONES.get(one.standing, "plain")) for n, one in enumerate(self.all.actions))
        rows = tuple(self._action(n, one) for n, one in enumerate(self.all.actions, 1))
        return Table(columns, rows, tones=tuple(tones))

    def _action(self, number: int, one: Followed) -> tuple[Cell, ...]:
        record = one.record
        return (
            Amount(number),
            f"{self.phrases.text(record.action)} ({record.id})",
            self._standing(one),
            record.due,
        )

    def _people(self) -> Table:
        columns = (
            Column(self.say("number"), "right"),
            Column(self.say("owner"), wide=True),
            Column(self.say("supervisor"), wide=True),
            Column(self.say("spent"), "right"),
            Column(self.say("serves"), wide=True),
        )
        rows = (self._person(number, one) for number, one in enumerate(self.all.actions, 1))
        return Table(columns, tuple(rows))

    def _person(self, number: int, one: Followed) -> tuple[Cell, ...]:
        record = one.record
        return (
            Amount(number),
            self.phrases.owner(record.owner),
            self.phrases.owner(record.supervisor) if record.supervisor else None,
            self._days(record.spent, record.effort),
            self._criteria(one),
        )

    def _standing(self, one: Followed) -> str:
        return self.say(f"is.{one.standing}", late=one.late, since=one.since)

    def _criteria(self, one: Followed) -> str:
        met = [self.say("criterion.met", id=name) for name in one.met]
        return self.phrases.joined(
            [*met, *(self.say("criterion.unmet", id=name) for name in one.unmet)]
        )

    def _days(self, spent: Number | None, effort: Number | None) -> Cell:
        if spent is None and effort is None:
            return None
        known = [shown_number(n) if n is not None else "-" for n in (spent, effort)]
        return self.say("days", spent=known[0], effort=known[1])

    def _aims(self) -> Table:
        columns = (
            Column(self.say("number"), "right"),
            Column(self.say("fact"), wide=True),
            Column(self.say("baseline"), "right"),
            Column(self.say("now"), "right"),
            Column(self.say("target"), "right"),
            Column(self.say("collected")),
            Column(self.say("aim")),
        )
        numbered = enumerate(self.all.actions, 1)
        rows = (self._aim(number, aim) for number, one in numbered for aim in one.aims)
        return Table(columns, tuple(rows))

    def _aim(self, number: int, followed: FollowedAim) -> tuple[Cell, ...]:
        aim = followed.aim
        return (
            Amount(number),
            self.phrases.fact(aim.name),
            self._value(aim.name, aim.baseline),
            self._value(aim.name, followed.now),
            self._value(aim.name, aim.target),
            followed.collected,
            self.say(f"aim.{followed.state}"),
        )

    def _value(self, name: str, value: Value) -> str:
        return self.phrases.value(value, self.phrases.ruleset.facts.get(name))

    def _raised(self) -> Block:
        if not self.phrases.ruleset.escalation:
            return Prose(self.say("raised.without"), "quiet")
        lines = [
            self.say(
                f"raised.{line.because}",
                number=number,
                action=one.record.id,
                to=self.phrases.owner(line.to),
                late=one.late,
                after=line.after_days,
            )
            for number, one in enumerate(self.all.actions, 1)
            for line in one.raised
        ]
        if not lines:
            return Prose(self.say("raised.none"), "quiet")
        return Items(tuple(("", line) for line in lines), "bad")

    def _log(self) -> Items:
        lines = (
            self.say("reopened", number=n, action=one.record.id, **self._taken_up(line))
            for n, one in enumerate(self.all.actions, 1)
            for line in one.reopened
        )
        return Items(tuple(("", line) for line in lines))

    def _taken_up(self, line: LogLine) -> dict[str, object]:
        note = self.phrases.text(line.note) or self.say("reopened.plain")
        return {"day": line.on, "note": note}

    def _how(self) -> Iterator[str]:
        yield self.say("how.state")
        held = len(self.all.actions) - self.all.count("dropped")
        yield self.say("how.share", overdue=self.all.count("overdue"), held=held)

"""What every section of a portfolio report asks for: the groups, the words, the numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from milepost.analysis.portfolio.grouping import Group, Member
from milepost.model.summaries import Portfolio, Rules, Said, Summary, Verdict
from milepost.model.text import Language, Text
from milepost.model.values import Number, shown_number
from milepost.reporters import messages
from milepost.reporters.documents.blocks import Amount, Cell, Link, Mark
from milepost.reporters.listing import kind
from milepost.reporters.messages import say
from milepost.reporters.parts.toning import mark
from milepost.reporters.portfolio.links import address
from milepost.reporters.view.shapes import Word

FEW = 5
"""Names that are written out before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """A portfolio in one language; `groups` are its assessments by rule set."""

    portfolio: Portfolio
    groups: tuple[Group, ...]
    language: Language

    def say(self, key: str, **values: object) -> str:
        """A message of this report; the one for exactly 1 where `count` is 1 and there is one."""
        one = f"folio.{key}.one"
        single = values.get("count") == 1 and one in messages.messages()
        return say(one if single else f"folio.{key}", self.language, **values)

    def text(self, text: Text | None) -> str:
        """A text in the reader's language; empty where there is none."""
        return text.to(self.language) if text else ""

    def sentences(self, parts: Iterable[str]) -> str:
        """Sentences after each other."""
        return self.say("space").join(part for part in parts if part)

    def names(self, names: Iterable[str]) -> str:
        """The first few names and how many more there are."""
        found = list(names)
        joined = say("list.comma", self.language).join(found[:FEW])
        more = len(found) - FEW
        return self.say("more", names=joined, count=more) if more > 0 else joined

    def subject(self, one: Summary) -> Cell:
        """A subject by its title, as a link to its report where it has one."""
        main = self.main_file(one)
        title = self.text(one.title)
        return Link(title, address(main)) if main else title

    def main_file(self, one: Summary) -> str:
        """The report of a subject to begin with, in the reader's language; empty without one."""
        own = [path for (_, language), path in one.files.items() if language == self.language]
        return one.files.get(("assessment", self.language), next(iter(own), ""))

    def kind(self, name: str) -> str:
        """What a report such as `gate-G2` is called: its kind, and what tells it from others."""
        of, _, rest = name.partition("-")
        title: Text = kind(of).TITLE
        return " ".join(filter(None, (self.text(title), rest)))

    def subjects(self, members: Iterable[Member]) -> str:
        """The titles of the subjects of these, each once."""
        return self.names(dict.fromkeys(self.text(one.subject.title) for one in members))

    def rules(self, rules: Rules) -> str:
        """Title of a rule set, with its version where two of them are at hand."""
        versions = {g.rules.version for g in self.groups if g.rules.id == rules.id}
        title = self.text(rules.title)
        return f"{title} {rules.version}" if len(versions) > 1 else title

    def assessment(self, verdict: Verdict) -> str:
        """The rule set of a verdict and the gate it is about."""
        title = self.rules(verdict.rules)
        return f"{title} · {verdict.scope}" if verdict.scope else title

    def said(self, said: Said) -> Mark:
        """A verdict with its tone."""
        return mark(Word(self.text(said.text), said.tone, said.sign))

    def score(self, rules: Rules, number: Number | None) -> Cell:
        """A score as its rule set shows it."""
        return None if number is None else Amount(number, rules.decimals)

    def shown(self, rules: Rules, number: Number) -> str:
        """A score in words."""
        return shown_number(Fraction(number), rules.decimals)

    def percent(self, share: Fraction | None) -> Cell:
        """A share from 0 to 1 in per cent."""
        return None if share is None else Amount(share * 100, 0, "%")

    def share(self, share: Fraction) -> str:
        """The same in words."""
        return f"{shown_number(share * 100, 0)}%"

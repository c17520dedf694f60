"""What if, as a document: the answers first, then each question in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from milepost.analysis.headline import number
from milepost.model.assessment import Assessment
from milepost.model.text import Language
from milepost.model.whatif import Ending, WhatIf
from milepost.reporters.documents.blocks import Document, Prose, Section
from milepost.reporters.whatif.before_after import BeforeAfter
from milepost.reporters.whatif.flips import Flips
from milepost.reporters.whatif.leeways import Leeways
from milepost.reporters.whatif.words import Words
from milepost.reporters.whatif.worths import Worths


def document(asked: WhatIf, language: Language, command: str = "milepost whatif") -> Document:
    """Everything that was asked about one assessment.

    `command` is what asked about this assessment, to be shown with other settings behind it.
    """
    told = _Told(asked, Words(asked.assessment, language), command)
    return Document(told.title, told.about, tuple(told.lead()), tuple(told.sections()), language)


@dataclass(frozen=True)
class _Told:
    asked: WhatIf
    words: Words
    command: str

    @property
    def title(self) -> str:
        """Whose assessment it is."""
        subject = self.asked.assessment.evidence.subject
        return self.words.say("title", subject=subject.shown.to(self.words.language))

    @property
    def about(self) -> str:
        """Under which rules, and when."""
        one = self.asked.assessment
        rules, scope = one.ruleset, one.scope
        named = {"ruleset": self.words.phrases.text(rules.title), "version": rules.version}
        if scope is None or rules.scope is None:
            return self.words.say("about", **named, date=one.as_of)
        title = rules.titled(rules.scope, scope).to(self.words.language)
        return self.words.say("about.gate", **named, gate=scope, title=title, date=one.as_of)

    def lead(self) -> Iterator[Prose]:
        """What changed, where the assessment stands, and the answer to each question."""
        if self._before_after is not None:
            yield from self._before_after.lead()
        if self._parts:
            yield self._stands()
            yield from (part.lead() for part in self._parts)
        if self.asked.beside and self.asked.short:
            yield self._beside()

    def sections(self) -> Iterator[Section]:
        """Each question in turn."""
        if self._before_after is not None:
            yield from self._before_after.sections()
        short = self.asked.short
        yield from (p.section() for p in self._parts if not (short and p.told_in_lead))

    @cached_property
    def _before_after(self) -> BeforeAfter | None:
        one = self.asked.difference
        return BeforeAfter(one, self.words) if one is not None else None

    @cached_property
    def _parts(self) -> tuple[Flips | Leeways | Worths, ...]:
        one, short = self.asked, self.asked.short
        parts: list[Flips | Leeways | Worths] = [
            Flips(flipping, self.words, short, self.command) for flipping in one.flips
        ]
        if one.worths is not None and one.interval is not None:
            parts.append(Worths(one.worths, one.interval, self.words, short))
        if one.leeways is not None:
            parts.append(Leeways(one.leeways, self.words, short))
        return tuple(parts)

    def _stands(self) -> Prose:
        one = self.asked.assessment
        name = self.words.headline
        exact = number(one.results[name].conclusion) if name else None
        return Prose(
            self.words.say(
                "stands.set" if self.asked.difference else "stands",
                main=self.words.result(one.ruleset.main),
                ending=self.words.full_ending(Ending(one.main.conclusion, exact)),
                coverage=self._covered(one),
            )
        )

    def _covered(self, one: Assessment) -> str:
        percent, phrases = one.coverage.percent, self.words.phrases
        if percent is None:
            return phrases.say("value.unknown")
        return phrases.say("text.percent", number=phrases.number(percent, 1).removesuffix(".0"))

    def _beside(self) -> Prose:
        names = (" ".join(filter(None, (t.ruleset, t.scope))) for t in self.asked.beside)
        return Prose(self.words.say("beside", names=self.words.phrases.joined(names)), "quiet")

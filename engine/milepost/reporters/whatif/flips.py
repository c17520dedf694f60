"""What would flip a verdict, one way or the other."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from milepost.model.whatif import Flip, Flipping
from milepost.reporters.documents.blocks import Block, Items, Prose, Section, Tone
from milepost.reporters.whatif.moves import Moves
from milepost.reporters.whatif.words import Words
from milepost.reporters.whatif.writing import written

_MOST_NAMED = 6
_MOST_COMMANDED = 4


@dataclass(frozen=True)
class Flips:
    """One direction in one language; in `short` one set, and the first of many changes.

    `command` is what asks about this assessment, without its settings.
    """

    flipping: Flipping
    words: Words
    short: bool
    command: str

    def lead(self) -> Prose:
        """The answer in a sentence."""
        if self.flipping.none:
            return Prose(self._none(), self._tone)
        first = self.flipping.flips[0]
        many = len(first.settings)
        key = f"lead.{self.flipping.way}" + (".one" if many == 1 else "")
        ending = self.words.ending(first.ending)
        told = Moves(self.words).told(first.settings[0])
        return Prose(self.words.say(key, count=many, told=told, ending=ending), self._tone)

    @property
    def told_in_lead(self) -> bool:
        """Whether the lead says it all."""
        return self.flipping.none in ("at-end", "no-bar")

    def section(self) -> Section:
        """The sets with what comes of each, and how sure that is."""
        return Section(self.title, tuple(self._blocks()))

    @property
    def title(self) -> str:
        """`What would lift it to Go`."""
        one = self.flipping
        if not one.aim or one.none == "at-end":
            return self.words.say(one.way)
        return self.words.say(f"{one.way}.step", step=self.words.step(one.aim))

    @property
    def _tone(self) -> Tone:
        """Good where something can be done about it, or nothing can happen."""
        lost = bool(self.flipping.none) == (self.flipping.way == "save")
        return "plain" if self.flipping.none == "at-end" else "warning" if lost else "good"

    def _blocks(self) -> Iterator[Block]:
        if self.flipping.none:
            yield Prose(self._none())
            yield from self._why_none()
            return
        flips = self.flipping.flips
        if len(flips[0].settings) == 1:
            yield from self._single(flips)
        else:
            yield from self._several(flips[:1] if self.short else flips)
        yield from self._sure()

    def _none(self) -> str:
        one = self.flipping
        if one.none == "at-end":
            return self.words.say(f"none.at-end.{one.way}", step=self.words.step(one.aim))
        if one.none == "no-bar" or not one.tried or one.ending is None:
            return self.words.say("none.no-bar" if one.none == "no-bar" else "none.nothing")
        ending = self.words.ending(one.ending)
        return self.words.say(f"none.cannot.{one.way}", tried=one.tried, ending=ending)

    def _why_none(self) -> Iterator[Block]:
        """What stands in the way of any change."""
        one, given = self.flipping, self.words.assessment.evidence.judged
        if one.judged:
            first = next(value for value in given if value.result in one.judged)
            example = ".".join((first.result, *first.key)) + f"={first.value}"
            names = self.words.phrases.joined(self.words.result(name) for name in one.judged)
            yield Prose(self.words.say("none.judged", names=names, example=example))
        if one.none == "cannot" and one.way == "save" and one.held:
            named = list(one.held[:_MOST_NAMED])
            more = len(one.held) - len(named)
            named += [self.words.say("none.more", count=more)] if more else []
            yield Prose(self.words.say("none.held", names=self.words.phrases.joined(named)))

    def _single(self, flips: tuple[Flip, ...]) -> Iterator[Block]:
        """Changes each of which does it alone."""
        yield Prose(self.words.say("flip.any" if len(flips) > 1 else "flip.alone"))
        yield Items(tuple((f"{n}.", self._alone(flip)) for n, flip in enumerate(flips, 1)))
        yield from self._commanded(flips[0])

    def _alone(self, flip: Flip) -> str:
        return self.words.say(
            "flip.one",
            told=Moves(self.words).told(flip.settings[0]),
            ending=self.words.ending(flip.ending),
            criteria=self._criteria(flip),
        )

    def _several(self, flips: tuple[Flip, ...]) -> Iterator[Block]:
        """Sets of changes, the first in full; of the others what is not in it."""
        yield from self._full(flips[0], "flip.together")
        yield from self._commanded(flips[0])
        for flip in flips[1:]:
            if self._alike(flips[0], flip):
                yield Prose(self._instead(flips[0], flip))
            else:
                yield from self._full(flip, "flip.or")

    def _full(self, flip: Flip, key: str) -> Iterator[Block]:
        """Every change of a set; in short the first of many."""
        ending = self.words.ending(flip.ending)
        yield Prose(self.words.say(key, count=len(flip.settings), ending=ending))
        shown = flip.settings[: _MOST_NAMED if self.short else None]
        lines = [(f"{n}.", Moves(self.words).told(one)) for n, one in enumerate(shown, 1)]
        more = len(flip.settings) - len(shown)
        lines += [("", self.words.say("flip.rest", count=more))] if more else []
        yield Items(tuple(lines))

    def _alike(self, first: Flip, other: Flip) -> bool:
        """Whether two sets share most changes."""
        return 2 * sum(one in first.settings for one in other.settings) >= len(other.settings)

    def _instead(self, first: Flip, other: Flip) -> str:
        """What another set has in place of what is in the first."""
        left = (self.words.title(one) for one in first.settings if one not in other.settings)
        new = (Moves(self.words).told(one) for one in other.settings if one not in first.settings)
        joined, ending = self.words.phrases.joined, self.words.ending(other.ending)
        return self.words.say("flip.instead", left=joined(left), told=joined(new), ending=ending)

    def _criteria(self, flip: Flip) -> str:
        """The criteria that move, as far as there are few."""
        named = list(flip.criteria[:_MOST_NAMED])
        more = len(flip.criteria) - len(named)
        named += [self.words.say("none.more", count=more)] if more else []
        joined = self.words.phrases.joined(named)
        return self.words.say("flip.criteria", names=joined) if named else ""

    def _sure(self) -> Iterator[Block]:
        one = self.flipping
        count = len(one.flips[0].settings)
        if not one.proven:
            key = "flip.unproven" if one.needed > 1 else "flip.unproven.few"
            told = self.words.say(key, needed=one.needed, count=count, scored=one.scored)
        else:
            told = self.words.say("flip.least.alone" if count == 1 else "flip.least")
        more = [] if one.complete or not one.proven else [self.words.say("flip.more")]
        told = self.words.phrases.say("text.sentences").join((told, *more))
        yield Prose(told, "quiet")
        if not self.short:
            yield Prose(self.words.say("flip.tried", tried=one.tried), "quiet")

    def _commanded(self, flip: Flip) -> Iterator[Block]:
        """How to see it, where that is not too long to type."""
        if not self.short and len(flip.settings) <= _MOST_COMMANDED:
            given = " ".join(f"--set {shlex.quote(written(one))}" for one in flip.settings)
            yield Prose(self.words.say("flip.command", command=f"{self.command} {given}"), "quiet")

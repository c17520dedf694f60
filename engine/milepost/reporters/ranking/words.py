"""How a ranking speaks: points, shares, figures with their units, and what backs them up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from milepost.loading.digests import short
from milepost.model.choices import Rating, Weighted
from milepost.model.evidence import Place
from milepost.model.text import Language, Text
from milepost.model.values import Number, Range, shown_number
from milepost.reporters.documents.blocks import Amount, Cell
from milepost.reporters.messages import say
from milepost.reporters.phrases import measured

PLACES = 1
_FINER = (2, 3, 4)
_MOST = 4
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: Language

    def say(self, key: str, **values: object) -> str:
        """A message about rankings."""
        return say(f"rank.{key}", self.language, **values)

    def text(self, text: Text | None) -> str:
        """A text, empty where there is none."""
        return text.to(self.language) if text else ""

    def joined(self, parts: Iterable[str]) -> str:
        """Parts of a list."""
        return say("list.comma", self.language).join(parts)

    def sentences(self, parts: Iterable[str]) -> str:
        """Sentences one after the other."""
        return say("text.sentences", self.language).join(part for part in parts if part)

    def points(self, span: Range) -> Cell:
        """Points of 100: a number where it is certain, else both ends."""
        return Amount(span.low, PLACES) if span.low == span.high else self.told(span)

    def told(self, span: Range, beside: Number | None = None) -> str:
        """The same in a sentence; so fine that it is not shown as the number `beside` it."""
        low, high = (pointed(end, beside) for end in (span.low, span.high))
        return low if span.low == span.high else self.say("span", low=low, high=high)

    def unit(self, criterion: Weighted) -> str:
        """Title of a criterion with its unit."""
        unit = measured("", criterion.unit, self.language).strip()
        title = self.text(criterion.title)
        return self.say("united", title=title, unit=unit) if unit else title

    def figure(self, criterion: Weighted, number: Number, unit: bool = True) -> str:
        """A figure of a criterion with its unit, or the step that it is."""
        for name, value, title in criterion.steps:
            if value == number:
                words = self.text(title)
                return name if words == name else f"{name} {words}"
        return measured(stated(number), criterion.unit if unit else "", self.language)

    def rated(self, criterion: Weighted, rating: Rating | None, unit: bool = True) -> str:
        """A rating as it was given, or why there is none."""
        if rating is None or rating.figure is None:
            return self.say(f"lack.{rating.lack if rating else 'unrated'}")
        low, high = rating.figure.low, rating.figure.high
        if low == high:
            return self.figure(criterion, low, unit)
        ends = {"low": stated(low), "high": self.figure(criterion, high, unit)}
        return self.say("span", **ends)


def place(place: Place) -> str:
    """A file with its line, or with its digest where it counts as a whole."""
    if place.line:
        return f"{place.file}:{place.line}"
    return f"{place.file} ({short(place.digest)})" if place.digest else place.file


def pointed(number: Number, beside: Number | None = None) -> str:
    """Points with a decimal; with more where it would else be shown as the number beside it."""
    exact = Fraction(number)
    shown = shown_number(exact, PLACES)
    for decimals in _FINER:
        if beside is None or exact == beside or Fraction(shown) != beside:
            break
        shown = shown_number(exact, decimals)
    return shown


def fine(number: Number, beside: Number | None = None) -> str:
    """The same; a whole number without decimals."""
    exact = Fraction(number)
    return shown_number(int(exact)) if exact.denominator == 1 else pointed(exact, beside)


def stated(number: Number) -> str:
    """A figure as somebody writes it: all its decimals where they are few, else two."""
    written = shown_number(number)
    return written if len(written.partition(".")[2]) <= _MOST else shown_number(number, 2)


def counted(number: Number) -> Amount:
    """The same as a cell that stays a number."""
    written = stated(number)
    return Amount(number, len(written.partition(".")[2]))


def letters(count: int) -> tuple[str, ...]:
    """Short names for this many columns: A to Z, then A2 and so on."""
    return tuple(_LETTERS[n % 26] + (str(n // 26 + 1) if n >= 26 else "") for n in range(count))


def places(words: Words, first: int, last: int) -> str:
    """The place, or those that what is not known leaves open."""
    return str(first) if first == last else words.say("places", first=first, last=last)

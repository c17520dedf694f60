"""The agreement of assessors as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from milepost.analysis.agreement.agreed import Agreed
from milepost.analysis.agreement.agreeing import Agreement, Statistic
from milepost.analysis.agreement.driving import Apart, Leaning, SelfGap
from milepost.analysis.agreement.kappa import WEIGHTINGS
from milepost.analysis.agreement.ratings import Unit
from milepost.analysis.agreement.resampling import LEAST_UNITS, REPEATS, Interval
from milepost.model.text import Language
from milepost.model.values import shown_number
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
from milepost.reporters.messages import say
from milepost.reporters.phrases import Phrases

PLACES = 2
_MOST_QUESTIONS = 10
_TONES: dict[str, Tone] = {"reliable": "good", "tentative": "warning", "unreliable": "bad"}


def document(agreed: Sequence[Agreed], language: Language) -> Document:
    """The agreement on each scale in turn; one scale is what the title line speaks of."""
    told = [_Told(one, language) for one in agreed]
    first, *rest = told
    sections = [section for one in told for section in one.sections(titled=bool(rest))]
    return Document(
        say("agree.title", language),
        first.about if not rest else "; ".join(one.about for one in told),
        tuple(prose for one in told for prose in one.lead()),
        tuple(sections),
        language,
    )


@dataclass(frozen=True)
class _Told:
    """The agreement on one scale in one language."""

    agreed: Agreed
    language: Language

    def say(self, key: str, **values: object) -> str:
        return say(f"agree.{key}", self.language, **values)

    @property
    def all(self) -> Agreement:
        return self.agreed.agreement

    @property
    def phrases(self) -> Phrases:
        return Phrases(self.agreed.ruleset, self.language)

    @property
    def about(self) -> str:
        subjects = self.agreed.subjects
        rules = f"{self.phrases.text(self.agreed.ruleset.title)} {self.agreed.ruleset.version}"
        key = "about.one" if len(subjects) == 1 else "about"
        named = self.phrases.joined(subjects)
        return self.say(
            key, ruleset=rules, scale=self.agreed.scale, count=len(subjects), subjects=named
        )

    def lead(self) -> Iterator[Prose]:
        """How many rated what, how far they agree, and where they differ most."""
        ratings, tone = self.all.ratings, _TONES.get(self.all.standing, "warning")
        yield Prose(self._alpha(), tone)
        units = ratings.units
        count = sum(len(unit) for unit in units)
        yield Prose(
            self.say("rated", assessors=len(ratings.assessors), units=len(units), ratings=count)
        )
        yield Prose(self._most(self.all.apart[0]))
        if len(units) < LEAST_UNITS:
            yield Prose(self.say("few", least=LEAST_UNITS), "quiet")

    def _alpha(self) -> str:
        one = self.all.alpha
        if one.value is None:
            return self.say("alpha.none")
        around = one.interval
        interval = "" if around is None else self.say("interval", **_ends(around))
        return self.say(
            "alpha",
            metric=self.say(f"metric.{self.all.metric}"),
            value=shown_number(one.value, PLACES),
            interval=interval,
            standing=self.say(f"standing.{self.all.standing}"),
        )

    def _most(self, most: Apart) -> str:
        if not most.spread:
            return self.say("same")
        numbers = [number for _, number in most.rated]
        ends = {"low": shown_number(min(numbers)), "high": shown_number(max(numbers))}
        question = self.phrases.fact(most.unit.leaf)
        return self.say("most", question=question, subject=most.unit.subject, **ends)

    def sections(self, titled: bool) -> Iterator[Section]:
        """Statistics, what they differ on, who differs, self against expert, and the method."""
        before = f"{self.about}: " if titled else ""
        yield Section(before + self.say("statistics"), (self._statistics(),))
        if self._pairs():
            yield Section(before + self.say("pairs"), (self._kappas(),))
        yield Section(before + self.say("questions"), (self._questions(),))
        yield Section(before + self.say("people"), (self._people(),))
        if self.all.self_gap is not None:
            yield Section(before + self.say("selves"), self._selves(self.all.self_gap))
        if self.agreed.unnamed or self.agreed.incomplete:
            yield Section(before + self.say("left"), (self._left(),))
        yield Section(before + self.say("how"), (Items(tuple(("", t) for t in self._how())),))

    def _statistics(self) -> Table:
        columns = (
            Column(self.say("statistic"), wide=True),
            Column(self.say("value"), "right"),
            Column(self.say("range"), "right"),
            Column(self.say("units"), "right"),
        )
        of_all = (one for one in (self.all.alpha, *self.all.others) if not one.between)
        return Table(columns, tuple(self._statistic(one) for one in of_all))

    def _statistic(self, one: Statistic) -> tuple[Cell, ...]:
        around = None if one.interval is None else self.say("span", **_ends(one.interval))
        return (
            self.say(f"name.{one.name}"),
            self.say("undefined") if one.value is None else Amount(one.value, PLACES),
            around,
            Amount(one.units),
        )

    def _pairs(self) -> dict[tuple[str, ...], dict[str, Statistic]]:
        """The kappas of each two assessors by their weighting."""
        found: dict[tuple[str, ...], dict[str, Statistic]] = {}
        for one in self.all.others:
            if one.between:
                found.setdefault(one.between, {})[one.name.removeprefix("kappa-")] = one
        return found

    def _kappas(self) -> Table:
        columns = (
            Column(self.say("between"), wide=True),
            *(Column(self.say(f"kappa.{how}"), "right") for how in WEIGHTINGS),
            Column(self.say("units"), "right"),
        )
        return Table(columns, tuple(self._pair(two, k) for two, k in self._pairs().items()))

    def _pair(self, two: tuple[str, ...], kappas: dict[str, Statistic]) -> tuple[Cell, ...]:
        units = Amount(kappas["none"].units)
        return (self.phrases.joined(two), *(self._kappa(kappas[h]) for h in WEIGHTINGS), units)

    def _kappa(self, one: Statistic) -> Cell:
        if one.value is None:
            return self.say("undefined")
        if one.interval is None:
            return Amount(one.value, PLACES)
        return self.say("cell", value=shown_number(one.value, PLACES), **_ends(one.interval))

    def _questions(self) -> Table:
        columns = (
            Column(self.say("question"), wide=True),
            Column(self.say("subject")),
            Column(self.say("ratings")),
            Column(self.say("spread"), "right"),
            Column(self.say("merged"), "right"),
            Column(self.say("share"), "right"),
        )
        most = self.all.apart[:_MOST_QUESTIONS]
        order = self.say("order", assessors=self.phrases.joined(self.all.ratings.assessors))
        return Table(columns, tuple(self._question(one) for one in most), order)

    def _question(self, one: Apart) -> tuple[Cell, ...]:
        merged = self.agreed.merged.get(one.unit)
        return (
            self._named(one.unit),
            one.unit.subject,
            self.phrases.joined(self._given(one, name) for name in self.all.ratings.assessors),
            Amount(one.spread),
            None if merged is None else Amount(merged),
            Amount(one.share * 100, 0, "%"),
        )

    def _given(self, one: Apart, assessor: str) -> str:
        number = dict(one.rated).get(assessor)
        return self.say("not_rated") if number is None else shown_number(number)

    def _named(self, unit: Unit) -> str:
        place = "".join(f" [{value}]" for _, value in unit.at)
        return f"{unit.leaf} {self.phrases.fact(unit.leaf)}{place}"

    def _people(self) -> Table:
        columns = (
            Column(self.say("assessor"), wide=True),
            Column(self.say("role")),
            Column(self.say("count"), "right"),
            Column(self.say("bias"), "right"),
            Column(self.say("without"), "right"),
        )
        return Table(columns, tuple(self._person(one) for one in self.all.leanings))

    def _person(self, one: Leaning) -> tuple[Cell, ...]:
        role = one.role or "none"
        known = role in ("self", "expert", "none")
        return (
            one.assessor,
            self.say(f"role.{role}") if known else role,
            Amount(one.rated),
            None if one.bias is None else Amount(one.bias, PLACES, signed=True),
            self.say("undefined")
            if one.alpha_without is None
            else Amount(one.alpha_without, PLACES),
        )

    def _selves(self, gap: SelfGap) -> tuple[Block, ...]:
        columns = (
            Column(self.say("question"), wide=True),
            Column(self.say("subject")),
            Column(self.say("gap"), "right"),
        )
        rows = ((self._named(u), u.subject, Amount(g, PLACES, signed=True)) for u, g in gap.by_unit)
        return Prose(self._self_mean(gap)), Table(columns, tuple(rows))

    def _self_mean(self, gap: SelfGap) -> str:
        count = len(gap.by_unit)
        if not gap.mean:
            return self.say("selves.same", count=count)
        side = self.say("selves.above" if gap.mean > 0 else "selves.below")
        points = shown_number(abs(gap.mean), PLACES)
        return self.say("selves.mean", points=points, side=side, count=count)

    def _left(self) -> Items:
        found = (("left.unnamed", self.agreed.unnamed), ("left.incomplete", self.agreed.incomplete))
        lines = (
            self.say(k, units=self.phrases.joined(f"{u.leaf} ({u.subject})" for u in us))
            for k, us in found
            if us
        )
        return Items(tuple(("", line) for line in lines))

    def _how(self) -> Iterator[str]:
        one = self.all.alpha
        if one.value is not None and one.parts is not None:
            observed, expected = (_figure(part) for part in one.parts)
            value = shown_number(one.value, PLACES)
            yield self.say("how.alpha", observed=observed, expected=expected, value=value)
        yield self.say("how.kappa")
        if len(self.all.ratings.units) >= LEAST_UNITS:
            yield self.say("how.interval", repeats=REPEATS)
        raters = self.agreed.ruleset.raters
        yield self.say("how.merged", take=self.say(f"take.{raters.take if raters else 'median'}"))


def _ends(around: Interval) -> dict[str, str]:
    return {"low": f"{around.low:.{PLACES}f}", "high": f"{around.high:.{PLACES}f}"}


def _figure(part: Fraction) -> str:
    return shown_number(part, 4)

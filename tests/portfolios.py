"""Summaries of made-up subjects, for tests of what is counted over many of them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from milepost.model.summaries import (
    Asked,
    Due,
    Level,
    Named,
    Rules,
    Said,
    Summary,
    Verdict,
)
from milepost.model.text import Text
from milepost.model.values import Number

DAY = date(2026, 6, 30)


def text(words: str) -> Text:
    """The same in both languages, told apart."""
    return Text(en=words, zh=f"{words}（中）")


def rules() -> Rules:
    """A rule set with one dimension, three criteria, and two roles of which one is not named."""
    role = text("analyst")
    return Rules(
        id="demo",
        version="1.0.0",
        kind=text("Rubric"),
        title=text("Demo rules"),
        verdict=text("Grade"),
        score=text("Score"),
        decimals=1,
        lower_is_better=False,
        dimensions=(Named("d", text("Depth")),),
        levels=False,
        low=0,
        high=100,
        criteria={name: text(f"criterion {name}") for name in "xyz"},
        asked={
            "fact": Asked(text("a fact"), role),
            "plan": Asked(text("a plan"), role),
            "free": Asked(text("another"), None),
        },
    )


RULES = rules()


def verdict(
    own: Rules = RULES,
    *,
    score: Number | None = 50,
    meets: bool | None = True,
    level: Number | None = 60,
    met: tuple[str, ...] = (),
    unmet: tuple[str, ...] = (),
    open_: tuple[str, ...] = (),
    patterns: tuple[Named, ...] = (),
    lacking: tuple[str, ...] = (),
    due: tuple[Due, ...] = (),
) -> Verdict:
    """One assessment on the day of the tests; what is not given is ordinary."""
    words = {True: ("Pass", "good", 1), False: ("Fail", "bad", 0), None: ("Open", "none", -1)}
    said, tone, rank = words[meets]
    return Verdict(
        rules=own,
        scope="",
        scope_title=None,
        as_of=DAY,
        said=Said(text(said), tone, "", rank),
        meets=meets,
        score=score,
        low=score,
        high=score,
        coverage=Fraction(9, 10),
        levels=(Level(level),),
        met=met,
        unmet=unmet,
        open=open_,
        weaknesses=len(unmet),
        first=unmet[0] if unmet else "",
        action=text("act"),
        patterns=patterns,
        lacking=lacking,
        due=due,
    )


def subject(name: str, *verdicts: Verdict) -> Summary:
    """A subject in the folder of its name, with a report in each language."""
    files = {("assessment", lang): f"{name}/assessment.{lang}.html" for lang in ("en", "zh")}
    return Summary(name, text(name), name, verdicts, (), files=files)

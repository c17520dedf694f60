"""What to look at next: figures on their way to a limit, weaknesses that return, waivers."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.comparing.comparing import Comparison
from milepost.reporters.comparing.recurring import assessed
from milepost.reporters.comparing.warning import stands, warned
from milepost.reporters.comparing.words import Words
from milepost.reporters.documents.blocks import Cell, Ref

_MOST = 5


def ahead(words: Words, found: Comparison) -> Iterator[tuple[Cell, Cell]]:
    """The soonest first; each leads to where it is told."""
    for one in warned(found)[:_MOST]:
        said = words.say("ahead.warning.how", fact=words.fact(one.fact), stands=stands(words, one))
        yield Ref(words.say("ahead.warning"), words.to("warning")), said
    breached = [one for one in found.trend.indicators if one.forecast.level == "breached"]
    if breached:
        names = words.joined(words.fact(one.fact) for one in breached[:_MOST])
        more = len(breached) - _MOST
        rest = words.say("ahead.more", count=more) if more > 0 else ""
        yield Ref(words.say("ahead.breached"), words.to("warning")), names + rest
    again = assessed(found)
    if again:
        names = words.joined(gap.criterion for gap in again[:_MOST])
        yield (
            Ref(words.say("ahead.again"), words.to("recurring")),
            words.say("ahead.again.how", names=names),
        )
    for waiver in found.last.result.waivers:
        if waiver.standing == "live" and waiver.until:
            values = {"criterion": waiver.criterion, "day": waiver.until, "id": waiver.id}
            label = words.say("ahead.waiver")
            yield label, words.say("ahead.waiver.how", **values)

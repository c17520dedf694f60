"""Why a main result is what it is, in one or two plain sentences."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.results import Bound, Conclusion
from milepost.model.values import Step, shown_number
from milepost.reporters.grounds import lapses
from milepost.reporters.view.context import Context
from milepost.reporters.wording import because
from milepost.scoring.results.bands import Bands
from milepost.scoring.results.judged import Judged


def reasons(context: Context) -> tuple[str, ...]:
    """What decided, what capped, what holds a level down, and what missing evidence may change."""
    main = context.assessment.main.conclusion
    found = (
        *_decided(context, main),
        *capped(context, main),
        *held_down(context),
        judged_only(context),
        *_sensitive(context),
        lapses(context.words, context.assessment, context.ruleset.main, main),
    )
    return tuple(sentence for sentence in found if sentence)


def _decided(context: Context, main: Conclusion) -> Iterator[str]:
    if main.void is not None:
        yield context.words.text(main.void)
    elif main.why is not None:
        yield context.words.text(main.why)
        if (named := because(context.assessment)) is not None:
            yield context.words.text(named)
    elif main.undetermined:
        yield context.say("why.undetermined")
    else:
        yield from _band(context, main)


def _band(context: Context, main: Conclusion) -> Iterator[str]:
    """The band the score lies in, by name."""
    result = context.ruleset.results[context.ruleset.main]
    before = main.computed if isinstance(main.computed, Step) else main.step
    if isinstance(result, Bands) and before is not None and main.exact is not None:
        step = context.words.place(result.scale, before.name)
        yield context.say("why.band", score=context.score(main.exact), step=step)


def capped(context: Context, main: Conclusion) -> Iterator[str]:
    """The limits of a grade: the band before the cap and the cap's reason, whether it bound."""
    scale = context.ruleset.results[context.ruleset.main].scale
    for limit in main.limits:
        yield _limit(context, main, limit, scale)
    could_cap = bool(context.ruleset.results[context.ruleset.main].limits)
    if could_cap and not main.limits and main.step is not None:
        yield context.say("why.no_cap")


def _limit(context: Context, main: Conclusion, limit: Bound, scale: str | None) -> str:
    before = main.computed
    shown = (
        context.words.place(scale, before.name)
        if isinstance(before, Step)
        else (shown_number(before, context.decimals) if before is not None else "")
    )
    cap, why = context.words.place(scale, limit.text), context.words.text(limit.why)
    key = "why.capped" if limit.bound else "why.cap_idle"
    return context.say(key, before=shown, cap=cap, why=why).strip()


def held_down(context: Context) -> Iterator[str]:
    """The lowest places of a result with one value for each, where the main result rests on it."""
    for name, placed in _lowest(context):
        axis = context.ruleset.results[name].by[0]
        step = placed[0][1]
        places = [context.words.text(context.ruleset.titled(axis, key)) for key, _ in placed]
        shown = context.words.joined(places[:4])
        key = "why.held_down" if len(places) <= 4 else "why.held_down_more"
        yield context.say(key, places=shown, step=step, more=len(places) - 4)


def _lowest(context: Context) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    main = context.ruleset.results[context.ruleset.main]
    source = str(getattr(main, "value", ""))
    for name, line in context.assessment.results.items():
        steps = {key: c.step for key, (c, _, _) in line.by.items() if c.step is not None}
        if name in source and steps:
            lowest = min(step.rank for step in steps.values())
            scale = context.ruleset.results[name].scale
            yield (
                name,
                [
                    (key[0], context.words.place(scale, step.name))
                    for key, step in steps.items()
                    if step.rank == lowest
                ],
            )


def judged_places(context: Context) -> tuple[int, int]:
    """How many places an assessor judged, of how many that could be."""
    judged = total = 0
    for name, line in context.assessment.results.items():
        if isinstance(context.ruleset.results[name], Judged):
            total += len(line.by)
            judged += sum(1 for c, _, _ in line.by.values() if c.judged is not None)
    return judged, total


def mostly_unassessed(context: Context) -> bool:
    """Whether more than half of the criteria could not be assessed."""
    findings = context.assessment.findings
    return 2 * sum(f.outcome == "not-assessed" for f in findings) > len(findings)


def judged_only(context: Context) -> str:
    """That the levels rest on judgement and not on evidence, where that is so; else empty."""
    judged, total = judged_places(context)
    percent = context.assessment.coverage.percent
    if not judged or percent is None or not mostly_unassessed(context):
        return ""
    share = shown_number(percent, 0)
    return context.say("why.judged_only", judged=judged, total=total, percent=share)


def _sensitive(context: Context) -> Iterator[str]:
    line = context.assessment.main
    if line.sensitive and not line.worst.value is line.best.value is None:
        name = context.ruleset.main
        low, high = (context.words.conclusion(name, c) for c in (line.worst, line.best))
        yield context.say("why.sensitive" if low != high else "why.held_up", low=low, high=high)

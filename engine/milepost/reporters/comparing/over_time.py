"""Results over all dates: what they said, and the last change."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.analysis.comparing.comparing import Comparison
from milepost.analysis.comparing.lines import LineMove
from milepost.analysis.comparing.trend import Track
from milepost.model.past import PastResult
from milepost.model.values import shown_number
from milepost.reporters.comparing.words import Words
from milepost.reporters.documents.blocks import Block, Cell, Column, Prose, Section, Table, Tone

MOST_DATES = 5
_TONES: dict[str, Tone] = {"down": "bad", "lost": "bad", "up": "good", "found": "good"}


def results(words: Words, found: Comparison) -> Section:
    """Every result by date; of those told by place the ones that moved at any time."""
    states = [state.result for state in found.states[-MOST_DATES:]]
    tracks = [track for track in distinct(found.trend.tracks) if _is_shown(track)]
    several = len({track.line.name for track in tracks if track.line.place}) > 1
    columns = (
        Column(words.say("column.result"), wide=True),
        *(Column(state.as_of.isoformat()) for state in states),
        Column(words.say("column.last")),
    )
    rows = [_row(words, track, len(states), several) for track in tracks]
    tones = tuple((n, tone) for n, track in enumerate(tracks) if (tone := _tone(track)))
    table = Table(columns, (*rows, _covered(words, states)), tones=tones)
    return Section(words.say("section.results"), (table, *_left_out(words, found)), "results")


def _left_out(words: Words, found: Comparison) -> tuple[Block, ...]:
    said = []
    if len(found.states) > MOST_DATES:
        said.append(words.say("older", count=len(found.states), shown=MOST_DATES))
    same = sum(not _is_shown(track) for track in distinct(found.trend.tracks))
    if same:
        said.append(words.counted("same", same))
    return tuple(Prose(one, "quiet") for one in said)


def distinct(tracks: Sequence[Track]) -> list[Track]:
    """The tracks without those of which a later result says the same at the place and all dates."""
    said = {(t.line.place, _steps(t)): t for t in tracks if t.line.place}
    return [t for t in tracks if not t.line.place or said[t.line.place, _steps(t)] is t]


def _steps(track: Track) -> tuple[object, ...]:
    return tuple(line and (line.told, line.step or line.exact) for line in track.lines)


def _is_shown(track: Track) -> bool:
    return not track.line.place or any(move.way != "same" for move in track.moves)


def _row(words: Words, track: Track, shown: int, several: bool) -> tuple[Cell, ...]:
    """One result; one that is told by place goes by the place, where that says enough."""
    title, place = words.result(track.line), words.place(track.line)
    if place:
        title = words.say("placed", result=title, place=place) if several else place
    cells = (words.brief(line) for line in track.lines[-shown:])
    return title, *cells, change(words, track.moves[-1]) if track.moves else ""


def change(words: Words, move: LineMove) -> str:
    """A move in a few signs: points, steps of a scale, or a word."""
    if move.way == "same":
        return words.say("way.same")
    if move.steps is not None:
        key = "way.up" if move.steps > 0 else "way.down"
        return words.counted(key, abs(move.steps))
    if move.gain is not None:
        return words.number(move.gain, move.line.name, signed=True)
    return words.say(f"way.{move.way}")


def _tone(track: Track) -> Tone | None:
    return _TONES.get(track.moves[-1].way) if track.moves else None


def _covered(words: Words, shown: Sequence[PastResult]) -> tuple[Cell, ...]:
    percents = [one.coverage.percent for one in shown]
    said = ["" if one is None else f"{shown_number(one, 1)} %" for one in percents]
    before, after = percents[-2:] if len(percents) > 1 else (None, None)
    if before is None or after is None:
        return words.say("coverage"), *said, ""
    gain = shown_number(after - before, 1)
    moved = words.say("way.same") if before == after else gain
    signed = f"+{moved}" if after > before else moved
    return words.say("coverage"), *said, signed

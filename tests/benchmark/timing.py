"""Timing several contenders in turns, so that what disturbs one disturbs all."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Settings:
    """How long to measure: rounds of each contender, and seconds of one round at least."""

    rounds: int = 7
    seconds: float = 0.2
    quick: bool = False
    seed: int = 20260630


QUICK = Settings(rounds=3, seconds=0.03, quick=True)
TINY = Settings(rounds=1, seconds=0.0, quick=True)


@dataclass(frozen=True, slots=True)
class Sample:
    """Seconds that one unit of work took, one number a round."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle round."""
        return median(self.seconds)

    @property
    def fastest(self) -> float:
        """The quickest round."""
        return min(self.seconds)

    @property
    def slowest(self) -> float:
        """The longest round."""
        return max(self.seconds)


def race(contenders: Mapping[str, tuple[Work, int]], settings: Settings) -> dict[str, Sample]:
    """A sample of each contender, which does so many units of work a call.

    Each is run before the first round. The rounds go over all contenders in turns.
    """
    with _own_garbage_only():
        return _race(contenders, settings)


@contextmanager
def _own_garbage_only() -> Iterator[None]:
    """No contender pays for going over what others, or the benchmark, keep in memory."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _race(contenders: Mapping[str, tuple[Work, int]], settings: Settings) -> dict[str, Sample]:
    found: dict[str, list[float]] = {name: [] for name in contenders}
    calls = {name: _calls(work, settings.seconds) for name, (work, _) in contenders.items()}
    for _ in range(settings.rounds):
        for name, (work, units) in contenders.items():
            found[name].append(_seconds(work, calls[name]) / calls[name] / units)
    return {name: Sample(tuple(seconds)) for name, seconds in found.items()}


def _calls(work: Work, seconds: float) -> int:
    """How many calls last `seconds`; a first call that lasts as long is enough to tell."""
    if _seconds(work, 1) >= seconds:
        return 1
    return max(1, round(seconds / max(_seconds(work, 1), 1e-7)))


def _seconds(work: Work, calls: int) -> float:
    start = perf_counter()
    for _ in range(calls):
        work()
    return perf_counter() - start

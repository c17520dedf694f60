"""Inference across findings: durable-rules where it can be had, else the chainer in Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Literal

from milepost.inference import durable, reference
from milepost.inference.facts import Facts
from milepost.inference.process import EngineFailure, Worker
from milepost.inference.rules import Derived, Rule, resolve
from milepost.model.patterns import Pattern
from milepost.model.text import Text

Engine = Literal["auto", "durable", "reference"]


@dataclass(frozen=True, slots=True)
class Inference:
    """What follows from the facts, which engine found it, and a notice if it was the fallback."""

    derived: tuple[Derived, ...]
    notice: Text | None
    engine: Literal["durable", "reference"]


class Chainer:
    """An engine kept ready for several assessments; its owner closes it. Not for several threads.

    `auto` falls back to the chainer in Python, with a notice; `durable` raises EngineFailure.
    """

    def __init__(
        self,
        engine: Engine = "auto",
        timeout_seconds: float = 20.0,
        worker: Worker | None = None,
    ) -> None:
        self._engine = engine
        self._timeout_seconds = timeout_seconds
        self._worker = worker or Worker()
        self._failure: EngineFailure | None = None

    def infer(self, patterns: Sequence[Pattern], facts: Facts) -> Inference:
        """Everything that follows from the facts; both engines give the same.

        Raises TooManyMatches where a pattern matches in too many ways, whichever engine runs.
        """
        rules = resolve(patterns, facts)
        if self._engine == "reference" or not rules:
            return Inference(reference.chain(rules, facts.items), None, "reference")
        try:
            return Inference(self._durable(rules, facts), None, "durable")
        except EngineFailure as failure:
            if self._engine == "durable":
                raise
            return Inference(reference.chain(rules, facts.items), _notice(failure), "reference")

    def close(self) -> None:
        """End the worker, if one was started."""
        self._worker.close()

    def __enter__(self) -> Chainer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _durable(self, rules: Sequence[Rule], facts: Facts) -> tuple[Derived, ...]:
        if self._failure:
            raise self._failure
        try:
            return durable.infer(rules, facts.items, self._worker, self._timeout_seconds)
        except EngineFailure as failure:
            self._failure = failure if failure.lasting else None
            raise


def infer(
    patterns: Sequence[Pattern],
    facts: Facts,
    *,
    engine: Engine = "auto",
    timeout_seconds: float = 20.0,
) -> Inference:
    """Everything that follows from the facts of one assessment. See Chainer for several."""
    with Chainer(engine, timeout_seconds) as chainer:
        return chainer.infer(patterns, facts)


def _notice(failure: EngineFailure) -> Text:
    return Text(
        en=f"Inference ran on the chainer in Python: {failure.why.en}. Conclusions are the same.",
        zh=f"推理改由 Python 推理器完成：{failure.why.to('zh')}。结论不变。",
    )

"""The vocabulary: every step with its two wordings, read off the step functions themselves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from inspect import iscoroutinefunction, signature
from pkgutil import iter_modules
from typing import Literal

from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from milepost.specs import steps
from milepost.specs.wording import Wording

Stage = Literal["given", "when", "then"]
STEP_MODULES = [f"{steps.__name__}.{found.name}" for found in iter_modules(steps.__path__)]
_HEADS: dict[Stage | None, str] = {None: "Facts", "when": "Review", "then": "Outcome"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One step: its function and its wordings. `stage` None means that any keyword may stand."""

    function: Callable[..., object]
    stage: Stage | None
    wordings: tuple[Wording, ...]

    @property
    def file(self) -> str:
        """Where the function is written."""
        return self.function.__code__.co_filename

    @property
    def line(self) -> int:
        """The line its first decorator stands on."""
        return self.function.__code__.co_firstlineno

    @property
    def wants_table(self) -> bool:
        """Whether a data table belongs to the step."""
        return "datatable" in signature(self.function).parameters

    @property
    def is_coroutine(self) -> bool:
        """Whether pytest-bdd would call it and never wait for it."""
        return iscoroutinefunction(self.function)

    def matches(self, text: str, stage: Stage) -> bool:
        """Whether a line of a scenario says this step."""
        fits = self.stage is None or self.stage == stage
        return fits and any(wording.is_matching(text) for wording in self.wordings)

    def in_language(self, language: str) -> str:
        """Its wording in one language; empty where there is none."""
        return next((w.shown for w in self.wordings if w.language == language), "")


def vocabulary() -> tuple[Phrase, ...]:
    """The steps of this package, by file and line."""
    for module in STEP_MODULES:
        import_module(module)
    return phrases(tuple(_own()))


def phrases(contexts: tuple[StepFunctionContext, ...]) -> tuple[Phrase, ...]:
    """Step definitions with one function put together, by file and line."""
    found: dict[Callable[..., object], Phrase] = {}
    for context in contexts:
        if isinstance(context.parser, Wording):
            known = found.get(context.step_func)
            before = known.wordings if known else ()
            wordings = (*before, context.parser)
            found[context.step_func] = Phrase(context.step_func, context.type, wordings)
    return tuple(sorted(found.values(), key=lambda phrase: (phrase.file, phrase.line)))


def listing(known: tuple[Phrase, ...]) -> str:
    """The vocabulary as a Markdown table for each stage."""
    lines = []
    for stage, head in _HEADS.items():
        lines += [f"### {head}", "", "| English | 中文 |", "|---|---|"]
        lines += [_row(phrase) for phrase in known if phrase.stage == stage]
        lines.append("")
    return "\n".join(lines)


def _row(phrase: Phrase) -> str:
    table = " + table" if phrase.wants_table else ""
    zh = " + 表" if phrase.wants_table else ""
    return f"| `{phrase.in_language('en')}`{table} | `{phrase.in_language('zh')}`{zh} |"


def _own() -> Iterator[StepFunctionContext]:
    for context in list(step_function_context_registry.values()):
        if context.step_func.__module__ in STEP_MODULES:
            yield context


if __name__ == "__main__":
    sys.stdout.write(listing(vocabulary()))

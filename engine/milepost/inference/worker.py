"""The subprocess durable-rules runs in: a JSON request a line on stdin, a JSON answer a line.

It imports nothing of this package, so that a crash, a hang and start-up cost stay small.
A request holds `digest` and `rules` (`all` in the engine's terms, `aliases` of the facts, `fixed`
and `taken` properties of the conclusion), `facts` in the order to assert them, the one at place k
with `n: k`, then `end`. The answer holds `matches`: the number of the rule, those of the matched
facts, and that of the fact concluded; concluded facts are numbered on from the last fact given.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

MARKER = "_run"
MOST_FACTS = 10_000


class Run:
    """The facts and matches of one request."""

    def __init__(self, facts: int) -> None:
        self.facts = facts
        self.matches: list[tuple[int, list[int], int]] = []
        self.concluded: dict[str, int] = {}

    def conclude(
        self, rule: int, matched: list[int], fact: dict[str, Any]
    ) -> dict[str, Any] | None:
        """Note a match; the fact with its number if it is new, else nothing."""
        key = json.dumps(fact, sort_keys=True)
        new = key not in self.concluded
        number = self.concluded.setdefault(key, self.facts + len(self.concluded))
        self.matches.append((rule, matched, number))
        if number >= MOST_FACTS:
            raise OverflowError(f"more than {MOST_FACTS} facts")
        return {**fact, "n": number} if new else None


class Engine:
    """Rule sets registered in this process, each once, by digest."""

    def __init__(self) -> None:
        from durable.engine import Host, MessageNotHandledException

        class QuietHost(Host):  # type: ignore[misc]
            """A host without the timer threads that would fire some rules late."""

            def _run(self) -> None:
                pass

        self._host = QuietHost()
        self._not_handled = MessageNotHandledException
        self._runs: dict[str, Run] = {}
        self._registered: set[str] = set()
        self._count = 0

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """Run one request in a session of its own. Raises whatever the engine raises."""
        name = request["digest"]
        if name not in self._registered:
            self._register(name, request["rules"])
        self._count += 1
        sid = str(self._count)
        self._runs[sid] = run = Run(len(request["facts"]))
        # Deleting a session in which no rule has fired crashes the engine: the marker fires one.
        self._host.assert_fact(name, {"t": MARKER, "sid": sid})
        try:
            for fact in [*request["facts"], request["end"]]:
                self._assert(self._host.assert_fact, name, {**fact, "sid": sid})
            if trouble := self._host.get_state(name, sid).get("exception"):
                raise RuntimeError(trouble.split(", traceback")[0])
        finally:
            self._host.delete_state(name, sid)
            del self._runs[sid]
        return {"matches": run.matches}

    def _register(self, name: str, rules: list[dict[str, Any]]) -> None:
        definition: dict[str, Any] = {
            f"r{number}": {"all": rule["all"], "pri": number + 1, "run": self._action(number, rule)}
            for number, rule in enumerate(rules)
        }
        marker = {"all": [{"m": {"t": MARKER}}], "pri": len(rules) + 1, "run": lambda c: None}
        self._host.register_rulesets({name: {**definition, "zz": marker}})
        self._registered.add(name)

    def _action(self, number: int, rule: dict[str, Any]) -> Callable[[Any], None]:
        aliases, fixed, taken = rule["aliases"], rule["fixed"], rule["taken"]

        # The engine counts parameters: a second one, even defaulted, would make it asynchronous.
        def run(c: Any) -> None:
            matched = [getattr(c, alias) for alias in aliases]
            fields = {to: matched[line][name] for to, line, name in taken}
            present = {to: value for to, value in fields.items() if value is not None}
            numbers = [fact["n"] for fact in matched]
            fact = self._runs[c.s.sid].conclude(number, numbers, {**fixed, **present})
            if fact:
                self._assert(c.assert_fact, fact)

        return run

    def _assert(self, call: Callable[..., Any], *arguments: Any) -> None:
        with suppress(self._not_handled):  # that no rule wants a fact is no mistake
            call(*arguments)


def main() -> None:
    """Answer requests until stdin ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    engine: Engine | None = None
    for line in sys.stdin:
        try:
            engine = engine or Engine()
        except Exception as error:  # whatever keeps it from loading, say so
            answer: dict[str, Any] = {"missing": f"{type(error).__name__}: {error}"}
        else:
            answer = _answer(engine, line)
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _answer(engine: Engine, line: str) -> dict[str, Any]:
    try:
        return engine.answer(json.loads(line))
    except Exception as error:  # the engine raises bare exceptions
        return {"error": f"{type(error).__name__}: {error}"}


if __name__ == "__main__":
    main()

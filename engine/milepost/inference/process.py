"""The worker process as its owner sees it: one question, one answer or a failure with a reason."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import PathFinder
from pathlib import Path
from threading import Event, Timer
from typing import Any

from milepost.errors import MilepostError
from milepost.model.text import Text

Answer = list[tuple[int, list[int], int]]
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


class EngineFailure(MilepostError):  # noqa: N818 - the name says what happened
    """Nobody's mistake: the engine is missing, cannot hold the patterns, or broke down.

    `lasting` failures would cost as much the next time: asking again is of no use.
    """

    def __init__(self, why: Text, lasting: bool = False) -> None:
        super().__init__(why.en)
        self.why = why
        self.lasting = lasting


def worker_command() -> tuple[str, ...]:
    """How the worker is started: this interpreter, nothing from the folder it happens to be in."""
    return (sys.executable, "-P", "-s", str(Path(__file__).with_name("worker.py")))


class Worker:
    """A subprocess started at the first question and kept until closed. Not for several threads.

    It is told where durable-rules is and what the loader needs, and no other environment variable.
    """

    def __init__(
        self,
        command: Sequence[str] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._command = tuple(command or worker_command())
        self.environment = {**_environment(), **(environment or {})}
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def process_id(self) -> int | None:
        """The process's number, `None` where none runs."""
        return self._process.pid if self._process else None

    def ask(self, request: Mapping[str, object], timeout_seconds: float) -> Answer:
        """The matches the worker reports. Raises EngineFailure; the worker is then gone."""
        late = Event()
        try:
            process = self._started()
            timer = Timer(timeout_seconds, _stop, (process, late))
            timer.daemon = True
            timer.start()
            try:
                line = _exchange(process, json.dumps(request).encode() + b"\n")
            finally:
                timer.cancel()
                timer.join()
        except OSError as error:
            self.close()
            raise _cannot_start(error) from None
        if late.is_set() or not line.endswith(b"\n"):
            status = self._status()
            raise _late(timeout_seconds) if late.is_set() else _ended(status)
        return self._read(line)

    def close(self) -> None:
        """End the process, if there is one."""
        self._status()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=self.environment,
            )
        return self._process

    def _status(self) -> int | None:
        process, self._process = self._process, None
        if process is None:
            return None
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:
                pass  # what was not yet written is of no interest to a process that has ended
        try:
            return process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()

    def _read(self, line: bytes) -> Answer:
        try:
            answer: dict[str, Any] = json.loads(line)
            if "matches" in answer:
                return [(rule, matched, fact) for rule, matched, fact in answer["matches"]]
            self.close()
            raise _missing(answer["missing"]) if "missing" in answer else _broken(answer["error"])
        except (ValueError, KeyError, TypeError):
            self.close()
            raise _broken("unreadable answer") from None


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, **_durable_path(), "PYTHONHASHSEED": "0"}


def _durable_path() -> dict[str, str]:
    """The folder that holds durable-rules, searched for anywhere but in the current folder."""
    here = Path.cwd()
    entries = [entry for entry in sys.path if entry and Path(entry).resolve() != here]
    found = PathFinder.find_spec("durable", entries)
    if found is None or found.origin is None:
        return {}
    return {"PYTHONPATH": str(Path(found.origin).absolute().parents[1])}


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(request)
        process.stdin.flush()
    except BrokenPipeError:
        return b""
    return process.stdout.readline()


def _stop(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def _cannot_start(error: OSError) -> EngineFailure:
    what = error.strerror or str(error)
    why = Text(en=f"its worker could not be started ({what})", zh=f"工作进程无法启动（{what}）")
    return EngineFailure(why, lasting=True)


def _missing(what: str) -> EngineFailure:
    why = Text(
        en=f"durable-rules cannot be imported ({what})", zh=f"无法导入 durable-rules（{what}）"
    )
    return EngineFailure(why, lasting=True)


def _late(seconds: float) -> EngineFailure:
    why = Text(
        en=f"its worker did not answer within {seconds:g} s",
        zh=f"工作进程在 {seconds:g} 秒内未应答",
    )
    return EngineFailure(why, lasting=True)


def _ended(status: int | None) -> EngineFailure:
    why = Text(en=f"its worker ended with {status}", zh=f"工作进程以 {status} 退出")
    return EngineFailure(why)


def _broken(what: str) -> EngineFailure:
    return EngineFailure(Text(en=f"its engine failed ({what})", zh=f"引擎出错（{what}）"))

"""Start-up of the command line, beside a bare click program and a bare interpreter."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import milepost

from tests.benchmark.tables import Row, Table
from tests.benchmark.timing import Sample, Settings, Work, race

TITLE = "start-up of the program"
ROOT = Path(__file__).parents[3]
_CLICK = """
import click

@click.group()
def program():
    "A program."

@program.command()
def gate():
    "A command."

program()
"""


class Failed(Exception):  # noqa: N818 - the name says what happened
    """A command that is measured ends in an error."""


def measure(settings: Settings) -> list[Table]:
    """One table: milliseconds of whole processes."""
    with TemporaryDirectory() as compiled:
        environment = _environment(compiled)
        runs = {n: (_run(c, ok, environment), 1) for n, (c, ok) in _commands().items()}
        samples = race(runs, _short(settings))
    rows = tuple(_row(name, sample) for name, sample in samples.items())
    return [Table("starting: whole processes", "command", "ms", rows, _NOTES)]


_NOTES = ("The budget for --help is 1.5 times the click program.",)


def _short(settings: Settings) -> Settings:
    """One call a round, more rounds: a process cannot be repeated inside one."""
    return Settings(settings.rounds * (1 if settings.quick else 2), 0.0, settings.quick)


def _commands() -> dict[str, tuple[Sequence[str], tuple[int, ...]]]:
    program = (sys.executable, "-m", "milepost")
    return {
        "milepost --help": ((*program, "--help"), (0,)),
        "milepost gate G2 -q": ((*program, "gate", "G2", _SUBJECT, "-q"), (0, 1, 4)),
        "interpreter": ((sys.executable, "-c", "pass"), (0,)),
        f"click {version('click')} --help": ((sys.executable, "-c", _CLICK, "--help"), (0,)),
    }


_SUBJECT = "assessments/metro-doors"


def _row(name: str, sample: Sample) -> Row:
    return Row(name, sample, name.startswith("milepost"))


def _environment(compiled: str) -> Mapping[str, str]:
    """Compiled modules are kept, as those of an installed program are."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    source = str(Path(milepost.__file__).parents[1])
    return {**own, "PYTHONPATH": source, "PYTHONPYCACHEPREFIX": compiled, "NO_COLOR": "1"}


def _run(command: Sequence[str], expected: tuple[int, ...], environment: Mapping[str, str]) -> Work:
    def run() -> None:
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True)
        if done.returncode not in expected:
            said = done.stderr.decode(errors="replace").strip()
            raise Failed(f"{' '.join(command[1:])}: exit {done.returncode}: {said}")

    return run

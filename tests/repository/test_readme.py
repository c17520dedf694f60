"""The README keeps its promises: two commands, and output that is the real one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_first_two_commands_install_run_and_test() -> None:
    first, second = blocks("sh")[:2]
    assert "python3 -m venv" in first
    assert "milepost report" in first
    assert "python3 -m venv" in second
    assert "pytest" in second


def shown_runs() -> list[tuple[str, str]]:
    """Commands shown with their output, in blocks that start with `$ milepost`."""
    found: list[tuple[str, str]] = []
    for block in blocks("console"):
        command, _, output = block.partition("\n")
        found.append((command.removeprefix("$ "), output))
    return found


@pytest.mark.parametrize(("command", "output"), shown_runs(), ids=lambda text: text[:40])
def test_shown_output_is_the_real_output(command: str, output: str) -> None:
    arguments = command.split()
    assert arguments[0] == "milepost"
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env={**os.environ, "MILEPOST_INFERENCE": "reference"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.rstrip() == output.rstrip()


def test_some_output_is_shown() -> None:
    assert len(shown_runs()) >= 2

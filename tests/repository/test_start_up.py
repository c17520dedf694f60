"""What a run may import: help needs click alone, and heavy libraries wait until they are used."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("pydantic", "jinja2", "yaml", "durable", "milepost.workspace")


def imported_by(*arguments: str) -> set[str]:
    code = (
        "import sys; from milepost.cli.app import run; code = run(sys.argv[1:]); "
        "print('|'.join(sorted(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split("|"))


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("gate", "--help")])
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert not imported_by(*arguments) & set(HEAVY)


def test_a_check_needs_no_templates_and_no_inference_engine() -> None:
    assert not imported_by("check", "-q") & {"jinja2", "durable"}

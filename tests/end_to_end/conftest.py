"""A workspace of copies that a test may damage, and the command line run in this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from milepost.cli.app import run as run_program
from milepost.loading.catalogue import Catalogue, built_in
from milepost.model.ruleset import RuleSet

ROOT = Path(__file__).parents[2]
LOAD_FILE = Catalogue.load_file


@pytest.fixture(autouse=True, scope="session")
def built_in_rule_sets_once() -> Iterator[None]:
    """The built-in rule sets, which no test changes, are linked once for all runs."""
    kept: dict[Path, RuleSet] = {}

    def load_file(self: Catalogue, path: Path, shown: str) -> RuleSet:
        if built_in() not in path.parents:
            return LOAD_FILE(self, path, shown)
        if path not in kept:
            kept[path] = LOAD_FILE(self, path, shown)
        return kept[path]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Catalogue, "load_file", load_file)
        yield


@dataclass(frozen=True)
class Ran:
    """What a run printed and how it ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample subjects in a folder of their own; the rule sets are the built-in ones."""
    shutil.copytree(ROOT / "assessments", tmp_path / "assessments")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def milepost(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program in the workspace."""

    def run(*arguments: str) -> Ran:
        code = run_program(list(arguments))
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run

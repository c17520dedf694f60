"""The wheel: it holds the built-in rule sets and works outside the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel, built from a copy of the sources, is unpacked into."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    wheel = next(folder.glob("*.whl"))
    site = folder / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def milepost(site: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site), "HOME": str(cwd / "home")}
    return subprocess.run(
        [sys.executable, "-m", "milepost", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_wheel_holds_rule_sets_templates_and_messages(installed: Path) -> None:
    package = installed / "milepost"
    assert (package / "rulesets" / "lifecycle-gates" / "1.0.0.yaml").is_file()
    assert (package / "rulesets" / "pmo-library" / "1.0.0" / "ruleset.yaml").is_file()
    assert list((package / "reporters" / "messages").glob("*.yaml"))
    assert (package / "py.typed").is_file()


def test_wheel_assesses_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "assessments" / "metro-doors", tmp_path / "assessments" / "metro-doors")
    done = milepost(installed, tmp_path, "gate", "G2", "assessments/metro-doors", "-q")
    assert done.returncode == 0, done.stderr
    assert "97.7" in done.stdout
    assert not (tmp_path / "home").exists()

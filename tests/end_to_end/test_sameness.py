"""Same input, same bytes: whatever the machine's language, zone, hash seed and file order."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SUBJECTS = ("transit-pmo", "depot-extension", "fare-app", "lift-retrofit", "night-buses")
"""An office and its projects."""
PLACES = [
    {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "C.UTF-8", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "4242"},
]
BOTH = """
import sys
from milepost.cli.app import run
for language in ("en", "zh"):
    code = run([*sys.argv[1:], "--lang", language])
    if code:
        sys.exit(code)
"""
"""A program that assesses in both languages, as two runs of the command line do."""


def results(folder: Path, place: dict[str, str]) -> bytes:
    home = folder / "home"
    environment = {**os.environ, **place, "HOME": str(home), "MILEPOST_INFERENCE": "reference"}
    done = subprocess.run(
        [sys.executable, "-c", BOTH, "assess", "assessments/transit-pmo", "-f", "json"],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert not home.exists()
    return done.stdout


def copied(folder: Path, backwards: bool) -> Path:
    """The subjects with their files created in the order of their names, or the other way round."""
    source = ROOT / "assessments"
    found = [path for name in SUBJECTS for path in (source / name).rglob("*")]
    for path in sorted(found, reverse=backwards):
        if path.is_file():
            target = folder / "assessments" / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    return folder


def test_json_is_the_same_everywhere(tmp_path: Path) -> None:
    first = copied(tmp_path / "first", backwards=False)
    second = copied(tmp_path / "second", backwards=True)
    said = results(first, PLACES[0])
    assert said == results(second, PLACES[1])
    assert "证据".encode() in said

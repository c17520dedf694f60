"""The house rules: format, lint, types, import contracts, and what every module opens with."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "engine" / "milepost"
TOP_LEVEL = {
    "engine",
    "rulesets",
    "assessments",
    "features",
    "reports",
    "tests",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
}


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "format", "--check", "--quiet", "."),
        ("ruff", "check", "--quiet", "."),
        ("mypy",),
    ],
    ids=["format", "lint", "types"],
)
def test_tool_finds_nothing(command: tuple[str, ...]) -> None:
    done = run(*command)
    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_point_down() -> None:
    code = "import sys; sys.path.insert(0, 'engine'); from importlinter.cli import lint_imports; "
    done = subprocess.run(
        [sys.executable, "-c", f"{code}sys.exit(lint_imports(no_cache=True))"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return listed.stdout.splitlines()


def test_top_level_is_the_agreed_one() -> None:
    files = tracked()
    if not files:
        pytest.skip("not a git checkout")
    assert {name.split("/")[0] for name in files if not name.startswith(".")} == TOP_LEVEL


def modules() -> list[Path]:
    return sorted(ENGINE.rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ENGINE).as_posix())
def test_module_opens_with_its_purpose(path: Path) -> None:
    purpose = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert purpose, "no docstring"
    first = purpose.splitlines()[0]
    assert first.endswith((".", "?", ":")), first


def test_public_names_are_documented() -> None:
    bare = [
        f"{path.relative_to(ENGINE)}:{name}" for path in modules() for name in undocumented(path)
    ]
    assert bare == []


def undocumented(path: Path) -> list[str]:
    nodes = ast.parse(path.read_text("utf-8")).body
    named = [n for n in nodes if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    return [n.name for n in named if not n.name.startswith("_") and not ast.get_docstring(n)]


def test_functions_stay_short() -> None:
    lengths = sorted(
        node.end_lineno - node.lineno + 1
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno
    )
    assert lengths[len(lengths) // 2] <= 10
    assert lengths[-1] <= 60

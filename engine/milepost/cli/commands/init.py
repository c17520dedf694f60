"""`milepost init`: a new workspace with a rule set to copy and a first project to assess."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from pathlib import Path

import click

from milepost.cli.language import t
from milepost.cli.options import language_option
from milepost.cli.saying import say

EDITED = ("ruleset", "library", "part", "evidence", "waivers")
"""Kinds of files whose JSON Schemas a workspace holds for editors."""


@click.command(
    "init",
    short_help=t("Make a new workspace", "新建工作区"),
    help=t(
        "Make a new workspace in DIR, an empty or new folder: a small stage-gate rule set to copy "
        "and change, a first project with evidence, and JSON Schemas for editors. DIR is the "
        "current folder unless given.",
        "在 DIR（新建或空文件夹，默认为当前文件夹）中新建工作区：可照抄修改的小型关口规则集、"
        "带证据的示例项目，以及供编辑器使用的 JSON Schema。",
    ),
    epilog=t(
        """\b
Examples:
  milepost init my-workspace
  milepost init
\b
A folder that holds anything is refused; nothing is overwritten.""",
        """\b
示例：
  milepost init my-workspace
  milepost init
\b
文件夹内已有内容时拒绝执行，绝不覆盖。""",
    ),
)
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@language_option
def command(folder: Path, language: str) -> int:
    """Gather the files, write them, say what to do next."""
    from milepost.cli.reference.json_files import json_text
    from milepost.cli.saving import unwritable
    from milepost.errors import UsageError
    from milepost.loading.starting import start, template

    schemas = {f"schemas/{kind}.json": json_text(kind, language) for kind in EDITED}  # type: ignore[arg-type]
    texts = {**template(), **schemas}
    try:
        start(folder, texts)
    except OSError as error:
        raise UsageError(unwritable(folder, error)) from error
    zh = language == "zh"
    say(f"已在 {folder} 新建：" if zh else f"Made in {folder}:")
    for line in (*_shown(texts), "", "接下来：" if zh else "Next:", *_next(folder)):
        say(f"  {line}" if line and not line.endswith((":", "：")) else line)
    return 0


def _shown(names: Iterable[str]) -> list[str]:
    """The files, those of one folder of schemas on one line."""
    own = [name for name in names if not name.startswith("schemas/")]
    return [*own, f"schemas/{{{','.join(EDITED)}}}.json"]


def _next(folder: Path) -> tuple[str, ...]:
    """Three commands that work at once, from where the program was started."""
    subject = shlex.quote((folder / "assessments" / "first-project").as_posix())
    root = shlex.quote(folder.as_posix())
    return (
        f"milepost check {root}".removesuffix(" ."),
        f"milepost gate G1 {subject}",
        f"milepost explain {subject}",
    )

"""The program: its commands, found by listing the folder, and what every run ends in."""

from __future__ import annotations

import gc
import importlib
import keyword
import os
import pkgutil
import sys
from contextvars import copy_context
from functools import partial
from typing import Any

import click

from milepost import __version__
from milepost.cli import commands
from milepost.cli.language import t, told, unknown
from milepost.cli.saying import hush, say
from milepost.errors import MilepostError, UsageError

EXIT_CODES = t(
    """\b
Exit codes:
  0    evaluated, and the bar is met (a conditional go meets it)
  1    evaluated, and the bar is not met: hold, recycle, kill, below grade or level
  2    wrong use of the command
  3    a rule set, waiver or evidence file is invalid
  4    undetermined: evidence that decides is missing
  5    nothing could be evaluated
  70   internal error
  130  interrupted""",
    """\b
退出码：
  0    已评定，达到要求（有条件通过视为达到）
  1    已评定，未达到要求：暂缓、退回、终止、低于要求的等级
  2    命令用法有误
  3    规则集、豁免或证据文件无效
  4    无法判定：缺少起决定作用的证据
  5    没有任何内容可评定
  70   程序内部错误
  130  被中断""",
)


class Commands(click.Group):
    """One command a file; a command's file is imported when the command is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, in the order a newcomer needs them."""
        modules = pkgutil.iter_modules(commands.__path__)
        found = {module.name.removesuffix("_") for module in modules}
        return sorted(found, key=lambda name: (_place(name), name))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None for an unknown name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        file = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        module = importlib.import_module(f"milepost.cli.commands.{file}")
        found: click.Command = module.command
        return found

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """As click does, with a suggestion for a misspelt name."""
        name = click.utils.make_str(args[0]) if args else ""
        if name and not name.startswith("-") and name not in self.list_commands(ctx):
            ctx.fail(_unknown(name, self.list_commands(ctx)))
        return super().resolve_command(ctx, args)


_ORDER = (
    "init",
    "import",
    "check",
    "gate",
    "assess",
    "explain",
    "whatif",
    "compare",
    "plan",
    "agree",
    "decide",
    "prioritise",
    "followup",
    "report",
    "show",
    "trace",
    "schema",
)


def _place(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _unknown(name: str, known: list[str]) -> str:
    from milepost.suggestions import closest

    near = closest(name, known)
    ask = t(f"; did you mean `{near}`?", f"，是否想用 `{near}`？") if near else ""
    return t(f"there is no command `{name}`{ask}", f"没有命令 `{name}`{ask}")


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=t(
        "Assess projects and PMOs against governance policy written as YAML rule sets.",
        "按 YAML 规则集写成的治理政策评估项目与 PMO。",
    ),
    epilog=t(
        f"""\b
Examples:
  milepost init my-workspace
  milepost gate G2 assessments/metro-doors
  milepost assess assessments/metro-doors --lang zh
  milepost report

{EXIT_CODES}

\b
--lang zh or MILEPOST_LANG=zh speaks Chinese.""",
        f"""\b
示例：
  milepost init my-workspace
  milepost gate G2 assessments/metro-doors
  milepost assess assessments/metro-doors --lang zh
  milepost report

{EXIT_CODES}

\b
--lang en 或 MILEPOST_LANG=en 改用英文。""",
    ),
)
@click.version_option(__version__, "-V", "--version", prog_name="milepost")
def program() -> None:
    """The group itself does nothing."""


def main(arguments: list[str] | None = None) -> None:
    """Run the program and leave with its exit code; never with a traceback."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Exit code of one run. MILEPOST_DEBUG=1 lets an internal error through as it is."""
    gc.set_threshold(100_000)  # a run is short, and loading rule sets makes many lasting objects
    try:
        _know_the_language(arguments)
        main = partial(program.main, arguments, prog_name="milepost", standalone_mode=False)
        return int(copy_context().run(main) or 0)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        _show(error)
        return 2
    except MilepostError as error:
        say(told(error), err=True)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        say(t("interrupted", "已中断"), err=True)
        return 130
    except SystemExit:  # how click ends when nobody reads its help any more
        hush()
        return 0
    except Exception as error:
        if os.environ.get("MILEPOST_DEBUG") == "1":
            raise
        return _internal(error)


def _know_the_language(arguments: list[str]) -> None:
    if wanted := unknown(arguments):
        raise UsageError(f"`MILEPOST_LANG` is {wanted}; use one of en, zh")


def _show(error: click.ClickException) -> None:
    """Wrong use, in click's words."""
    try:
        error.show()
    except BrokenPipeError:
        hush(err=True)


def _internal(error: Exception) -> int:
    name = type(error).__name__
    say(
        t(
            f"internal error: {name}: {error}\nThis is a fault of milepost, not of your files. "
            "Run it again with MILEPOST_DEBUG=1 for the details.",
            f"内部错误：{name}：{error}\n这是 milepost 的故障，与您的文件无关。"
            "设置 MILEPOST_DEBUG=1 重新运行可查看细节。",
        ),
        err=True,
    )
    return 70

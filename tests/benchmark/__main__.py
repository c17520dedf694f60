"""`python -m tests.benchmark`: run the measurements and print their tables."""

from __future__ import annotations

import argparse
import json
import os
import pkgutil
import platform
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

_ROOT = Path(__file__).parents[2]
if (_ROOT / "engine").is_dir():  # measures this checkout, not an installed milepost
    sys.path.insert(0, str(_ROOT / "engine"))

from tests.benchmark import measures  # noqa: E402
from tests.benchmark.engines.engine import installed, skipped  # noqa: E402
from tests.benchmark.tables import Table, as_data, shown  # noqa: E402
from tests.benchmark.timing import QUICK, TINY, Settings  # noqa: E402


def names() -> tuple[str, ...]:
    """The measurements, by file name."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(measures.__path__)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for. An engine that answers otherwise than milepost ends the run."""
    asked = _parser().parse_args(arguments)
    settings = TINY if asked.tiny else QUICK if asked.quick else Settings()
    print(_machine(), end="\n\n", flush=True)
    tables: list[Table] = []
    for name in asked.only or names():
        found: list[Table] = import_module(f"{measures.__name__}.{name}").measure(settings)
        print("\n\n".join(map(shown, found)), end="\n\n", flush=True)
        tables += found
    if asked.json:
        data = {"machine": _machine(), "tables": [as_data(table) for table in tables]}
        asked.json.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="15 to 30 seconds, rougher figures")
    parser.add_argument("--tiny", action="store_true", help="one round of each, for tests")
    parser.add_argument("--only", action="append", choices=names(), help="one measurement")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write all rounds to a file")
    return parser


def _machine() -> str:
    lines = [
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores",
        f"beside: {', '.join(engine.shown for engine in installed()) or 'no other engine'}",
    ]
    if left := skipped():
        lines.append(f"skipped, not installed: {', '.join(left)}  (pip install {' '.join(left)})")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())

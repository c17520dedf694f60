"""A small plan, byte for byte: its text in both languages, and its data."""

from __future__ import annotations

from pathlib import Path

from milepost.reporters.documents import json, text
from milepost.reporters.plans.data import data
from milepost.reporters.plans.document import document
from plan_samples import reached, short

FOLDER = Path(__file__).parent / "plan"


def made() -> dict[str, str]:
    """The files of the folder by name."""
    plans = {"reached": reached(), "short": short()}
    return {
        **{
            f"{name}.{language}.txt": text.report(document(one, language))
            for name, one in plans.items()
            for language in ("en", "zh")
        },
        "reached.json": json.report(data(reached())),
    }


def test_the_plan_is_the_committed_one() -> None:
    assert {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()} == made()

"""The handbook of a small overlay, byte for byte; of its page what stands between `main`."""

from __future__ import annotations

from pathlib import Path

import pytest
from milepost.model.ruleset import RuleSet
from milepost.reporters import html, markdown
from overlays import tailored

FOLDER = Path(__file__).parent / "handbook"
CHANGES = """
    - {change: L.cost, set: {parameters: {most: 5}, examples: []}, why}
    - {change: bar, set: {value: 60}, why}
    - {exclude: C, why}
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    return tailored(tmp_path_factory.mktemp("handbook"), CHANGES)


def pages(rules: RuleSet) -> dict[str, str]:
    """The files of the folder by name."""
    _, _, rest = html.handbook(rules, "en").partition("<main")
    return {
        "own.en.md": markdown.handbook(rules, "en"),
        "own.zh.md": markdown.handbook(rules, "zh"),
        "own.en.html": f"<main{rest}",
    }


def test_the_handbook_is_the_committed_one(rules: RuleSet) -> None:
    fresh = pages(rules)
    assert {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()} == fresh

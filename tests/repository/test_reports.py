"""The JSON of the committed reports: valid, and its schema leaves nothing open by oversight."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from milepost.cli.app import run

ROOT = Path(__file__).parents[2]
REPORTS = sorted((ROOT / "reports").rglob("*.json"))


@lru_cache(maxsize=1)
def schema() -> Any:
    return json.loads((files("milepost.reporters") / "result.schema.json").read_text("utf-8"))


def faults(document: object) -> list[str]:
    one = {**schema(), "$ref": "#/$defs/document"}  # to be told the fault and not "none of these"
    del one["anyOf"]
    validator = Draft202012Validator(one, format_checker=FormatChecker())
    return [f"{one.json_path}: {one.message}" for one in validator.iter_errors(document)]


def test_there_are_reports() -> None:
    assert REPORTS


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_committed_result_is_valid(path: Path) -> None:
    document = json.loads(path.read_text("utf-8"))
    for one in document if isinstance(document, list) else [document]:
        assert faults(one) == []


def objects(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema of an object, with its path."""
    if isinstance(node, dict):
        if node.get("type") == "object" or "properties" in node:
            yield path, node
        for key, part in node.items():
            yield from objects(part, f"{path}/{key}")
    if isinstance(node, list):
        for number, part in enumerate(node):
            yield from objects(part, f"{path}/{number}")


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_every_form_is_closed_or_a_map_of_typed_values() -> None:
    for path, found in objects(schema()):
        more = found.get("additionalProperties")
        assert more is False or isinstance(more, dict), path
        assert more is False or "properties" not in found, path


def test_every_definition_is_used() -> None:
    text = json.dumps(schema())
    assert [name for name in schema()["$defs"] if f'"#/$defs/{name}"' not in text] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_schema_result_prints_it(capsys: pytest.CaptureFixture[str], language: str) -> None:
    assert run(["schema", "result", "--json", "--lang", language]) == 0
    assert json.loads(capsys.readouterr().out) == schema()

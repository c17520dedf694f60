"""How each format for other programs is read back, by a reader that is not ours."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from junit2htmlreport.parser import Junit
from junitparser import JUnitXml
from milepost.reporters import formats
from sarif_kit.validate import validation_errors
from trestle.oscal import assessment_results

NAMES = tuple(
    sorted(p.stem for p in Path(formats.__path__[0]).glob("*.py") if p.stem != "__init__")
)


@dataclass(frozen=True, slots=True)
class Found:
    """One finding as a reader sees it: its title, its outcome, and `file:line` of its evidence."""

    title: str
    outcome: str
    place: str = ""


def of_csv(text: str) -> list[Found]:
    """RFC 4180 through the standard library."""
    rows = csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    return [_row(row) for row in rows]


def of_ndjson(text: str) -> list[Found]:
    """A JSON object in each line; only a line feed ends one."""
    assert text.endswith("\n")
    return [_row(json.loads(line)) for line in text.split("\n")[:-1]]


def _row(row: Mapping[str, Any]) -> Found:
    place = f"{row['file']}:{row['line']}"
    return Found(f"{row['criterion']} {row['title']}", row["outcome"], place)


_COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*,?)*)::([^\r\n]*)")
"""A workflow command as the runner of GitHub Actions splits it."""
_ESCAPED = {"%2C": ",", "%3A": ":", "%0D": "\r", "%0A": "\n", "%25": "%"}


def of_github(text: str) -> list[Found]:
    """Every line is one command; what it says is unescaped as the runner does."""
    found = []
    for line in text.splitlines():
        command = _COMMAND.fullmatch(line)
        assert command, line
        keys = dict(pair.split("=", 1) for pair in command[2].split(","))
        title, file = (_unescaped(keys.get(key, "")) for key in ("title", "file"))
        found.append(Found(title, command[1], f"{file}:{keys.get('line', '')}"))
    return found


def _unescaped(text: str) -> str:
    for code, sign in _ESCAPED.items():
        text = text.replace(code, sign)
    return text


def of_junit(text: str) -> list[Found]:
    """Through junitparser and junit2html, which have to see the same."""
    cases = [case for suite in JUnitXml.fromstring(text.encode()) for case in suite]
    found = [Found(case.name, _outcome(case)) for case in cases]
    again = [case for suite in Junit(xmlstring=text).suites for case in suite.all()]
    same = {"failure": "failed", "error": "failed"}
    assert [(one.name, str(one.outcome())) for one in again] == [
        (one.title, same.get(one.outcome, one.outcome)) for one in found
    ]
    return found


def _outcome(case: Any) -> str:
    """`failure`, `error` or `skipped`; `passed` where nothing is said."""
    return type(case.result[0]).__name__.lower() if case.result else "passed"


def of_sarif(text: str) -> list[Found]:
    """Through the published schema (OASIS, errata 01), as sarif-kit ships it."""
    log = json.loads(text)
    assert validation_errors(log) == []
    results = [result for run in log["runs"] for result in run["results"]]
    return [Found(one["message"]["text"], one["kind"], _located(one)) for one in results]


def _located(result: Mapping[str, Any]) -> str:
    if "locations" not in result:
        return ""
    place = result["locations"][0]["physicalLocation"]
    return f"{place['artifactLocation']['uri']}:{place.get('region', {}).get('startLine', '')}"


def of_oscal(text: str) -> list[Found]:
    """Through the models that compliance-trestle makes of the published schema."""
    document = json.loads(text)
    assessment_results.Model.model_validate(document)
    return [
        Found(finding["title"], finding["target"]["status"]["reason"], _seen(result, finding))
        for result in document["assessment-results"]["results"]
        for finding in result["findings"]
    ]


def _seen(result: Mapping[str, Any], finding: Mapping[str, Any]) -> str:
    own = {one["observation-uuid"] for one in finding["related-observations"]}
    seen = [one for one in result["observations"] if one["uuid"] in own]
    evidence = [one for each in seen for one in each.get("relevant-evidence", [])]
    return evidence[0]["href"].replace("#L", ":") if evidence else ""


READERS: Mapping[str, Callable[[str], list[Found]]] = {
    "csv": of_csv,
    "github": of_github,
    "junit": of_junit,
    "ndjson": of_ndjson,
    "oscal": of_oscal,
    "sarif": of_sarif,
}


def texts(name: str, text: str) -> list[str]:
    """Every text a reader meets in a file of this format."""
    if name in ("oscal", "sarif"):
        return list(_leaves(json.loads(text)))
    if name == "ndjson":
        return [one for line in text.split("\n")[:-1] for one in _leaves(json.loads(line))]
    if name == "junit":
        elements = list(ET.fromstring(text).iter())
        return [one for e in elements for one in (e.text or "", *e.attrib.values())]
    if name == "csv":
        table = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
        return [cell for row in table for cell in row]
    return text.splitlines()


def _leaves(node: Any) -> list[str]:
    if isinstance(node, dict):
        return [one for part in node.values() for one in _leaves(part)]
    if isinstance(node, list):
        return [one for part in node for one in _leaves(part)]
    return [node] if isinstance(node, str) else []

"""Cases of published frameworks: each a small workspace, assessed, and compared with what is known.

A framework is a folder: its rule sets (`*.yaml`, named by their id) and `cases.yaml` with

    framework: name
    source: where the rule is published, and what of it is not
    evidence: {...}                  # what every case starts from; its own evidence is merged in
    cases:
      - name: what it shows
        ruleset: id                  # where the folder holds several
        add: {criteria: [...]}       # sections of the rule set that this case has of its own
        as_of: 2026-06-30
        evidence: {...}              # an evidence file
        waivers: [...]               # a waiver file
        related: {name: {...}}       # evidence files of other subjects, by folder
        results: {score: 57.7, level/SWE1: L, status: undetermined, gate: void}
        computed: {label: adequate}  # what stays visible beside a limited or replaced value
        conditions: {verdict: [S1]}  # criteria that became conditions of a decision
        findings: {criterion: outcome}
        standings: {waiver: standing}
        marks: {criterion: [waived, skipped]}
        tolerance: 0.000005          # of numbers; 0.000001 where it is not written
        error: part of the message   # instead of results
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from milepost.errors import MilepostError
from milepost.loading.catalogue import Catalogue
from milepost.model.assessment import Assessment, Finding
from milepost.model.evidence import Target
from milepost.model.results import Conclusion
from milepost.model.values import Number, Step
from milepost.workspace import Workspace

FOLDER = Path(__file__).parent
DAY = "2026-06-30"
TOLERANCE = Fraction(1, 1_000_000)
SUBJECT = "subject"
EXPECTED = ("results", "computed", "conditions", "findings", "standings", "marks")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DUMPER = getattr(yaml, "CBaseDumper", yaml.BaseDumper)


@dataclass(frozen=True)
class Case:
    """One case: the framework's folder, its name, and the nodes of its keys as written."""

    framework: str
    name: str
    keys: Mapping[str, yaml.Node]

    def value(self, key: str) -> Any:
        """The value of a key, every scalar a text; None where it is not there."""
        node = self.keys.get(key)
        return None if node is None else _plain(node)

    def text(self, key: str) -> str:
        """A key as YAML text, quoted or not as it was written."""
        node = self.keys.get(key)
        return "" if node is None else _text(node)

    def only(self, key: str) -> yaml.Node:
        """A mapping with this key alone."""
        name = yaml.ScalarNode("tag:yaml.org,2002:str", key)
        return yaml.MappingNode("tag:yaml.org,2002:map", [(name, self.keys[key])])


def frameworks() -> tuple[str, ...]:
    """The frameworks there are, by name."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/cases.yaml")))


def cases(framework: str) -> Iterator[Case]:
    """The cases of one framework, in the order of its table."""
    root = _keys(_composed(FOLDER / framework / "cases.yaml"))
    for node in root["cases"].value:
        keys = _keys(node)
        if "evidence" in root:
            keys["evidence"] = _merged(root["evidence"], keys.get("evidence"))
        yield Case(framework, keys["name"].value, keys)


def differences(case: Case) -> list[str]:
    """How what the engine says differs from what is expected; empty where it does not."""
    wanted = case.value("error")
    try:
        assessment = assessed(case)
    except MilepostError as error:
        told = str(error)
        return [] if wanted and wanted in told else [f"error: {told}"]
    if wanted:
        return [f"no error, where one with `{wanted}` was expected"]
    found = list(_compared(case, assessment))
    if not any(case.value(key) for key in EXPECTED):
        found.append("the case expects nothing")
    return found


def assessed(case: Case) -> Assessment:
    """The assessment of the case's evidence, through files as a user writes them."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        catalogue, references = _catalogue(case, root)
        subjects = {SUBJECT: case.text("evidence") or "{}\n"}
        related = case.keys.get("related")
        if related is not None:
            subjects |= {key: _text(node) for key, node in _keys(related).items()}
        for subject, text in subjects.items():
            _put(root / "assessments" / subject / "evidence.yaml", text)
        if "waivers" in case.keys:
            text = _text(case.only("waivers"))
            _put(root / "assessments" / SUBJECT / "waivers.yaml", text)
        wanted = references[case.value("ruleset") or next(iter(references))]
        with Workspace(root) as workspace:
            workspace.catalogue = catalogue  # without the built-in ones
            evidence = workspace.evidence(root / "assessments" / SUBJECT, wanted)
            day = date.fromisoformat(case.value("as_of") or DAY)
            return workspace.assessment(evidence, Target(wanted, case.value("scope")), day)


def _catalogue(case: Case, root: Path) -> tuple[Catalogue, dict[str, str]]:
    """The rule sets of a case, and their references by id; loaded once where it adds nothing."""
    if "add" not in case.keys:
        _, catalogue, references = _shared(case.framework)
        return catalogue, references
    references = {r.partition("@")[0]: r for r in _rule_sets(case, root / "rulesets")}
    return Catalogue((root / "rulesets",), root), references


@cache
def _shared(framework: str) -> tuple[object, Catalogue, dict[str, str]]:
    folder = tempfile.TemporaryDirectory()
    root = Path(folder.name)
    written = _rule_sets(Case(framework, "", {}), root / "rulesets")
    references = {reference.partition("@")[0]: reference for reference in written}
    return folder, Catalogue((root / "rulesets",), root), references


def _rule_sets(case: Case, folder: Path) -> Iterator[str]:
    """Write the framework's rule sets, the one meant with what the case adds; their references."""
    for path in sorted((FOLDER / case.framework).glob("*.yaml")):
        if path.name == "cases.yaml":
            continue
        node = _composed(path)
        keys = _keys(node)
        name, version = keys["ruleset"].value, keys["version"].value
        if "add" in case.keys and case.value("ruleset") in (None, name):
            _merge(node, case.keys["add"])
        _put(folder / name / f"{version}.yaml", _text(node))
        yield f"{name}@{version}"


def _merged(node: yaml.Node, more: yaml.Node | None) -> yaml.Node:
    whole = _copied(node)
    if more is not None:
        _merge(whole, more)
    return whole


def _copied(node: Any) -> Any:
    """The node with collections of its own, as far down as a merge may change them."""
    own = copy(node)
    if isinstance(node, yaml.MappingNode):
        own.value = [(key, _copied(value)) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        own.value = list(node.value)
    return own


def _merge(node: yaml.Node, more: yaml.Node) -> None:
    """Mappings grow key by key, lists are added to; anything else is replaced."""
    own = _keys(node)
    for key, value in more.value:
        known = own.get(key.value)
        if isinstance(known, yaml.MappingNode) and isinstance(value, yaml.MappingNode):
            _merge(known, value)
        elif isinstance(known, yaml.SequenceNode) and isinstance(value, yaml.SequenceNode):
            known.value.extend(value.value)
        else:
            node.value = [pair for pair in node.value if pair[0].value != key.value]
            node.value.append((key, value))


def _compared(case: Case, assessment: Assessment) -> Iterator[str]:
    tolerance = Fraction(case.value("tolerance") or TOLERANCE)
    for name, wanted in (case.value("results") or {}).items():
        said = shown(_conclusion(assessment, name))
        if not _same(said, wanted, tolerance):
            yield f"{name}: {said}, expected {wanted}"
    for name, wanted in (case.value("computed") or {}).items():
        base = _conclusion(assessment, name).computed
        value = base.name if isinstance(base, Step) else base
        if value is None or not _same(value, wanted, tolerance):
            yield f"{name}: computed {value}, expected {wanted}"
    for name, wanted in (case.value("conditions") or {}).items():
        picked = list(_conclusion(assessment, name).conditions)
        if picked != wanted:
            yield f"{name}: conditions {picked}, expected {wanted}"
    findings = {finding.criterion.id: finding for finding in assessment.findings}
    for name, wanted in (case.value("findings") or {}).items():
        if findings[name].outcome != wanted:
            yield f"{name}: {findings[name].outcome}, expected {wanted}"
    standings = {waiver.id: standing for waiver, standing in assessment.waivers}
    for name, wanted in (case.value("standings") or {}).items():
        if standings.get(name) != wanted:
            yield f"waiver {name}: {standings.get(name)}, expected {wanted}"
    for name, wanted in (case.value("marks") or {}).items():
        if sorted(_marks(findings[name])) != sorted(wanted):
            yield f"{name}: marked {_marks(findings[name])}, expected {wanted}"


def _marks(finding: Finding) -> list[str]:
    waiver = finding.waiver
    marks = {
        "waived": waiver is not None,
        "skipped": waiver is not None and not waiver.run,
        "planned": finding.plan is not None,
    }
    return [name for name, holds in marks.items() if holds]


def _conclusion(assessment: Assessment, name: str) -> Conclusion:
    """A result by its name, with the place behind strokes where it has several."""
    own, *key = name.split("/")
    line = assessment.results[own]
    return line.by[tuple(key)][0] if key else line.conclusion


def shown(conclusion: Conclusion) -> Number | str:
    """A conclusion as the table writes it: a number, a step, yes or no, undetermined or void."""
    if conclusion.void is not None:
        return "void"
    value = conclusion.value
    if value is None:
        return "undetermined"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.name if isinstance(value, Step) else value  # type: ignore[return-value]


def _same(said: Number | str, wanted: str, tolerance: Fraction) -> bool:
    if isinstance(said, str):
        return said == wanted
    try:
        return abs(Fraction(said) - Fraction(wanted)) <= tolerance
    except ValueError:
        return False


def _composed(path: Path) -> Any:
    return yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)


def _text(node: yaml.Node) -> str:
    return str(yaml.serialize(node, Dumper=_DUMPER))


def _keys(node: Any) -> dict[str, Any]:
    return {key.value: value for key, value in node.value}


def _plain(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

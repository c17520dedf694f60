"""A small workspace to tailor: a library, a base rule set, and overlays over it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

from building import put
from milepost.errors import InvalidInput
from milepost.loading.catalogue import Catalogue
from milepost.model.ruleset import RuleSet

LIBRARY = """\
ruleset: lib
version: "1.0.0"
kind: library
title: {en: Library, zh: 库}
parameters: {floor: 1}
facts:
  cost: {type: number, title: {en: Cost, zh: 成本}}
  plan: {type: document, max_age_days: 90}
severities: {critical: {weight: 3}, minor: {weight: 1}}
remedies:
  write-plan: {action: {en: Write it, zh: 编写}, owner: pm, makes: {plan: {status: approved}}}
checks:
  - id: L.cost
    severity: critical
    statement: {en: At most <most>, zh: 不超过 <most>}
    parameters: {most: {value: 10, unit: k}}
    check: cost <= param.most and cost >= param.floor
    examples:
      - {given: {cost: 10}, then: pass}
      - {given: {cost: 11}, then: fail}
  - id: L.plan
    severity: minor
    check: approved(plan)
    remedy: write-plan
  - {id: L.all, severity: minor, check: met("L.cost") and met("L.plan")}
"""
BASE = """\
ruleset: base
version: "1.0.0"
kind: stage-gate
title: {en: Base, zh: 基础}
library: [lib@1.0.0]
parameters: {bar: {value: 80, title: {en: Bar, zh: 线}}}
facts:
  staff: {type: integer}
  note: {type: text}
scales:
  verdict: {hold: {}, go: {meets_bar: true}}
tags: {must: {en: Must, zh: 必须}}
axes:
  gate: {G1: {}, G2: {}}
scope: gate
criteria:
  - {id: A, gate: G1, checks: [L.cost, L.plan]}
  - id: B
    gate: G1
    checks:
      - {id: B.one, severity: critical, check: staff >= 3}
      - {id: B.two, severity: minor, check: note != ""}
  - {id: C, gate: G2, severity: minor, tags: [must], check: staff >= 5}
  - {id: K, gate: G1, core: yes, severity: critical, check: staff >= 1}
  - {id: M, gate: G1, core: yes, checks: [L.all]}
results:
  score: {take: mean, times: 100}
  verdict:
    scale: verdict
    rows:
      - {is: hold, when: coverage < 50}
      - {id: low, is: hold, when: score < param.bar}
      - {is: go}
main: verdict
patterns:
  - {id: both, when: [{finding: fail, criterion: B}], then: {weakness: staff}}
"""
WHY = "why: {en: Because, zh: 因为}"


def overlay(changes: str, extends: str = "base@^1.0", name: str = "own") -> str:
    """An overlay; `why` is added to each change that stands in one line of braces."""
    lines = dedent(changes).strip().replace("why}", f"{WHY}}}")
    head = f'ruleset: {name}\nversion: "1.0.0"\nextends: {extends}\n'
    return f"{head}title: {{en: Own, zh: 自有}}\nchanges:\n{indent(lines, '  ')}\n"


def catalogue(root: Path, **overlays: str) -> Catalogue:
    """The library, the base and these overlays."""
    put(root / "rulesets/lib/1.0.0.yaml", LIBRARY)
    put(root / "rulesets/base/1.0.0.yaml", BASE)
    for name, text in overlays.items():
        put(root / f"rulesets/{name}/1.0.0.yaml", text)
    return Catalogue((root / "rulesets",), root)


def tailored(root: Path, changes: str) -> RuleSet:
    """What one overlay makes of the base."""
    return catalogue(root, own=overlay(changes)).load("own")


def refused(root: Path, changes: str) -> list[str]:
    """What the author of an overlay is told."""
    return refused_of(catalogue(root, own=overlay(changes)), "own")


def refused_of(found: Catalogue, name: str) -> list[str]:
    """What the author of a rule set is told."""
    try:
        found.load(name)
    except InvalidInput as error:
        return [str(problem) for problem in error.problems]
    raise AssertionError("the overlay holds up")

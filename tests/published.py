"""Tiny models in the file formats of published ones, with invented content."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from building import put

ANSWER_SET = """\
---
# a comment
id: set-1
values:
- text: Not yet
  value: 0
  weight: 1
  order: 0
- text: Yes, in part
  value: 0.25
  order: 1
- text: Yes, half
  value: 0.5
  order: 2
- text: Yes, all
  value: 1
  order: 3
type: AnswerSet
"""
SPOTS = ("AA-1-A", "AA-1-B", "AA-2-A", "BB-1-A", "CC-1-A")
"""Practice, level and stream of the activities."""


def samm(folder: Path) -> Path:
    """Two functions, three practices, five activities, six questions."""
    model = folder / "model"
    put(model / "answer_sets" / "S.yml", ANSWER_SET)
    for order, name in enumerate(("Run", "Plan and lead")):
        keys = {"id": f"f-{name[:3]}", "name": name, "order": 2 - order, "color": ""}
        _file(model / "business_functions" / f"{name[:3]}.yml", keys)
    for order, (short, function) in enumerate((("AA", "Pla"), ("BB", "Pla"), ("CC", "Run"))):
        keys = {"function": f"f-{function}", "id": f"p-{short}", "name": f"Practice {short}"}
        path = model / "security_practices" / f"{short}.yml"
        _file(path, {**keys, "shortName": short, "order": order, "assignee": "Somebody"})
        for letter in "AB":
            keys = {"practice": f"p-{short}", "id": f"s-{short}-{letter}", "letter": letter}
            _file(model / "streams" / f"{short}-{letter}.yml", {**keys, "name": "A stream"})
        for level in (1, 2):
            keys = {"practice": f"p-{short}", "maturityLevel": f"m-{level}"}
            path = model / "practice_levels" / f"{short}-{level}.yml"
            _file(path, {**keys, "id": f"l-{short}-{level}", "objective": "An aim"})
    for level in (1, 2):
        _file(model / "maturity_levels" / f"{level}.yml", {"id": f"m-{level}", "number": level})
    for spot in SPOTS:
        short, level, letter = spot.split("-")
        keys = {"stream": f"s-{short}-{letter}", "level": f"l-{short}-{level}", "id": f"a-{spot}"}
        texts = {"title": f"Activity {spot}", "benefit": "It helps: much", "results": ""}
        _file(model / "activities" / f"{spot}.yml", {**keys, **texts})
        question(model, spot, quality=("It is kept", "It is reviewed") if short != "CC" else ())
    question(model, "CC-1-A", number=2)
    return model


def question(model: Path, spot: str, number: int = 1, quality: Sequence[str] = ()) -> None:
    """A question about an activity."""
    keys = {"activity": f"a-{spot}", "answerSet": "set-1", "id": f"q-{spot}-{number}"}
    lines = "".join(f"\n- {line}" for line in quality)
    texts = {"text": f"Is {spot} done, question {number}?", "order": number, "quality": lines}
    _file(model / "questions" / f"{spot}-{number}.yml", {**keys, **texts})


def _file(path: Path, keys: Mapping[str, Any]) -> None:
    lines = (f"{key}: {_quoted(value)}\n" for key, value in keys.items())
    put(path, "---\n# a comment\n" + "".join(lines))


def _quoted(value: Any) -> str:
    text = str(value)
    return json.dumps(text) if ": " in text or "?" in text else text


CRITERIA = """\
# Comments stand above.
--- !!omap
- '0': !!omap
  - Basics: !!omap
    - Being found: !!omap
      - found:
          category: MUST
          met_url_required: true
          rationale: >
            People <em>look</em> for it.
          autofill: >
            Look around.
      - tidy:
          category: SHOULD
          #autofill: TODO
      - pretty:
          category: SUGGESTED
          met_suppress: true
    - Being kept: !!omap
      - kept:
          category: MUST
          na_allowed: true
          na_justification_required: true
      - later:
          category: MUST
          future: true
      - earlier:
          category: MUST
          obsolete: true
- '1': !!omap
  - Basics: !!omap
    - Being found: !!omap
      - achieve_passing:
          category: MUST
      - found:
          category: MUST
          met_url_required: true
          met_justification_required: true
"""
TEXTS = """\
{language}:
  helpers:
    nothing:
  criteria:
    '0':
      found:
        description: >-
          {found} <a href="https://example.org">x</a> &amp; y
        details: {details}
"""


def badge(folder: Path, texts: bool = True) -> Path:
    """Two levels; with `texts`, the texts of one criterion in both languages."""
    if texts:
        locales = folder / "config" / "locales"
        english = TEXTS.format(language="en", found="It MUST be found", details="By anybody.")
        chinese = TEXTS.format(language="zh-CN", found="必须能找到", details="任何人都能。")
        put(locales / "en.yml", english)
        put(locales / "translation.zh-CN.yml", chinese)
    return put(folder / "criteria" / "criteria.yml", CRITERIA)


def part(name: str, prose: str = "", label: str = "", **more: Any) -> dict[str, Any]:
    """A part of a control's text."""
    props = [{"name": "label", "value": label}] if label else []
    return {"name": name, **({"prose": prose} if prose else {}), "props": props, **more}


def control(name: str, title: str, **more: Any) -> dict[str, Any]:
    """A control with its label."""
    labels = [
        {"name": "label", "value": f"{name.upper()} padded", "class": "zero-padded"},
        {"name": "label", "value": name.upper()},
    ]
    return {"id": name, "title": title, "props": labels, **more}


def catalog() -> dict[str, Any]:
    """Four controls, one of them an enhancement and one withdrawn, in two families."""
    statement = part("statement", "Locks:", id="x-1_smt")
    statement["parts"] = [
        part("item", "stand at {{ insert: param, x-1_prm.1 }};", "a.", id="x-1_smt.a"),
        part("item", "are tested {{ insert: param, x-1_prm.2 }}.", "b.", id="x-1_smt.b"),
    ]
    params = [
        {"id": "x-1_prm.1", "label": "doors"},
        {
            "id": "x-1_prm.2",
            "select": {"how-many": "one-or-more", "choice": ["daily", "on {{ insert: param, y }}"]},
        },
        {"id": "y", "label": "demand"},
    ]
    guidance = part("guidance", "Doors open.\n\nLocks   help.")
    inner = control("x-1.1", "Spare keys", parts=[part("statement", "Keys are kept.")])
    first = control("x-1", "Locks", params=params, parts=[statement, guidance], controls=[inner])
    gone = control("x-2", "Moats")
    gone["props"].append({"name": "status", "value": "withdrawn"})
    last = control("z-1", "Lamps", parts=[part("statement", "Lamps burn.")])
    groups = [
        {"id": "x", "title": "Entrances", "controls": [first, gone]},
        {"id": "w", "title": "Within", "groups": [{"title": "Light", "controls": [last]}]},
        {"id": "v", "title": "Void"},
    ]
    return {"catalog": {"uuid": "u", "metadata": {"title": "House rules"}, "groups": groups}}


def profile(imports: Sequence[Mapping[str, Any]], **more: Any) -> dict[str, Any]:
    """A profile with these imports."""
    return {"profile": {"metadata": {"title": "Small house"}, "imports": imports, **more}}


def taking(*ids: str, href: str = "catalog.json", **more: Any) -> dict[str, Any]:
    """An import of controls by id."""
    return {"href": href, "include-controls": [{"with-ids": list(ids)}], **more}


def saved(path: Path, document: Mapping[str, Any]) -> Path:
    """A document as a JSON file."""
    return put(path, json.dumps(document, indent=2))

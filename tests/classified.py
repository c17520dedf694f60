"""Evidence of every class and type, with values that stand nowhere else, and a search for them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from textwrap import dedent

from building import put, written
from milepost.model.confidentiality import CLASSES

LIMIT = 99999
SAID = "internal"
"""What people said has no class of its own."""

HEAD = """
scales:
  anchors: {"0": {value: 0}, "1": {value: 1}, "2": {value: 2}, "3": {value: 3, met: true}}
  verdict: {bad: {}, good: {meets_bar: true}}
results:
  score: {take: mean, times: 100}
  verdict: {scale: verdict, rows: [{is: good, when: score >= 99}, {is: bad}]}
"""


def number(level: str) -> int:
    """A figure that no other class has."""
    return 40117 + 1000 * CLASSES.index(level)


def values(level: str) -> dict[str, tuple[str, ...]]:
    """Every value of a class by what it is, in each way in which it might be written."""
    figure, place = number(level), CLASSES.index(level)
    money = 8050613 + 100000 * place
    said = {
        "rationale": (f"rationale-{level}",),
        "answerer": (f"answerer-{level}",),
        "address": (f"https://{level}.example.org/proof",),
        "reason": (f"reason-{level}",),
        "approver": (f"approver-{level}",),
        "promise": (f"promise-{level}",),
    }
    return {
        "number": (str(figure), f"{figure:,}"),
        "distance": (str(LIMIT - figure), f"{LIMIT - figure:,}"),
        "figure": (str(2 * figure), f"{2 * figure:,}"),
        "money": (str(money), f"{money:,}"),
        "text": (f"text-{level}",),
        "list": (f"item-{level}",),
        "version": (f"v9.{place}7",),
        "owner": (f"owner-{level}",),
        "file": (f"file-{level}.md",),
        "gone": (f"gone-{level}.md",),
        "date": (f"2017-0{place + 3}-13",),
        "series": (f"6{place}442",),
        "record": (f"5{place}991",),
        "by": (f"by-{level}",),
        "source": (f"source-{level}",),
        "note": (f"note-{level}",),
        "place": (f"evidence-{level}.yaml",),
        **(said if level == SAID else {}),
    }


def office(root: Path) -> Path:
    """A workspace with one subject, of which everything is known in every class."""
    put(root / "rulesets" / "demo" / "0.1.0.yaml", written(_rules()))
    folder = root / "assessments" / "s"
    put(
        folder / "evidence.yaml", "subject: {id: s}\nas_of: 2026-06-30\nassess: [{ruleset: demo}]\n"
    )
    for level in CLASSES:
        put(folder / "docs" / f"file-{level}.md", "paper\n")
        put(folder / f"evidence-{level}.yaml", _evidence(level))
    put(folder / "said.yaml", _said())
    put(folder / "waivers.yaml", _waivers())
    return folder


def _rules() -> str:
    facts = "".join(_facts(level) for level in CLASSES)
    criteria = "".join(_criterion(level) for level in CLASSES)
    figures = "".join(f"  figure_{level}: {{value: {level}_number * 2}}\n" for level in CLASSES)
    remedies = "".join(_remedy(level) for level in CLASSES)
    return (
        f"{dedent(HEAD)}{figures}main: verdict\nfacts:\n{facts}criteria:\n{criteria}"
        "  - {id: Q, title: {en: Asked, zh: 问}, answer: {en: How, zh: 如何}, scale: anchors}\n"
        f"remedies:\n{remedies}"
    )


def _facts(level: str) -> str:
    """The facts of a class; one says nothing where that is what it comes to."""
    told = "" if level == SAID else f", class: {level}"
    plain = ("number", "money", "text", "list", "date", "series", "yes_no", "document")
    lines = [f"  {level}_{name}: {{type: {name}{told}}}\n" for name in plain]
    lines.append(f"  {level}_other: {{type: number{told}}}\n")
    lines.append(f"  {level}_gone: {{type: document{told}}}\n")
    lines.append(f"  {level}_record: {{type: record, fields: {{size: {{type: number}}}}{told}}}\n")
    return "".join(lines)


def _criterion(level: str) -> str:
    """Checks that fail, so that everything is said of them, and one that is met."""
    checks = {
        "number": f"{level}_number >= {LIMIT}",
        "money": f"{level}_money >= 99999999",
        "text": f'{level}_text == "other"',
        "list": f'"other" in {level}_list',
        "document": f"fresh({level}_document, 30)",
        "gone": f"approved({level}_gone)",
        "date": f'{level}_date >= date("2026-01-01")',
        "series": f"{level}_series >= {LIMIT}",
        "record": f"{level}_record.size >= {LIMIT}",
        "yes_no": f"{level}_yes_no",
        "pair": f"{level}_other >= {level}_number",
        "met": f"{level}_number >= 5",
    }
    head = f"  - id: {level}\n    title: {{en: Of {level}, zh: 类}}\n    checks:\n"
    rest = f", remedy: raise_{level}"
    return head + "".join(
        f"      - {{id: {level}.{name}, check: '{check}'{rest if name == 'number' else ''}}}\n"
        for name, check in checks.items()
    )


def _remedy(level: str) -> str:
    action = "action: {en: Raise it, zh: 提高}, owner: lead, effort_days: 2, due_days: 30"
    return f"  raise_{level}: {{{action}, makes: {{{level}_number: {{at_least: {LIMIT}}}}}}}\n"


def _evidence(level: str) -> str:
    found = {name: ways[0] for name, ways in values(level).items()}
    document = f"version: {found['version']}, owner: {found['owner']}, file: docs/{found['file']}"
    about = f"by: {found['by']}, source: {found['source']}, note: {found['note']}"
    given = {
        "number": f"{{value: {found['number']}, {about}}}",
        "other": "3",
        "money": found["money"],
        "text": found["text"],
        "list": f"[{found['list']}, other-{found['list']}]",
        "date": found["date"],
        "series": f"[{{date: 2026-05-31, value: {found['series']}}}]",
        "record": f"{{size: {found['record']}}}",
        "yes_no": "no",
        "document": f"{{status: approved, date: 2018-01-01, {document}}}",
        "gone": f"{{status: approved, file: docs/{found['gone']}}}",
    }
    return "facts:\n" + "".join(f"  {level}_{name}: {value}\n" for name, value in given.items())


def _said() -> str:
    told = {name: ways[0] for name, ways in values(SAID).items()}
    answer = (
        f"answer: 1, by: {told['answerer']}, rationale: {told['rationale']}, url: {told['address']}"
    )
    plan = f"action: {told['promise']}, owner: {told['answerer']}, due: 2026-12-31"
    return f"answers:\n  Q: {{{answer}}}\nplans:\n  Q: {{{plan}}}\n".replace(
        "answer: 1", 'answer: "1"'
    )


def _waivers() -> str:
    told = {name: ways[0] for name, ways in values(SAID).items()}
    return (
        f"waivers:\n  - {{id: W-1, criterion: Q, reason: {told['reason']}, "
        f"approver: {told['approver']}, expires: 2026-12-31}}\n"
    )


def readable(data: bytes) -> str:
    """Everything that stands in a file: the parts of an archive, the text of a PDF, or itself."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
            return "\n".join((*archive.namelist(), *(readable(part) for part in parts)))
    if data.startswith(b"%PDF"):
        return _pdf(data)
    return data.decode("utf-8", "replace")


def _pdf(data: bytes) -> str:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    text = "\n".join(page.extract_text() for page in reader.pages)
    return f"{text}\n{reader.metadata}\n{data.decode('latin-1')}"


def visible(text: str, levels: Iterable[str] = CLASSES) -> set[tuple[str, str]]:
    """Which values stand in a text, as class and name."""
    return {
        (level, name)
        for level in levels
        for name, ways in values(level).items()
        if any(way in text for way in ways)
    }

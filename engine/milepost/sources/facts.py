"""Facts out of an evidence file: typed by their declaration, each with its provenance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from milepost.errors import InvalidInput
from milepost.loading.building import build
from milepost.loading.digests import digest
from milepost.loading.facts import FactError, read_value
from milepost.loading.problems import Collector, shown_key
from milepost.loading.read import Read
from milepost.loading.sections import At
from milepost.model.evidence import FactValue
from milepost.model.facts import Fact
from milepost.model.values import Document, Value
from milepost.sources.declared import Declared
from milepost.sources.form import PROVENANCE, EvidenceFile, ProvenancePart, is_provenance


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact of one file; `lost` where the file it names is not there."""

    fact: FactValue
    at: At
    lost: bool = False


def facts_of(
    read: Read, content: EvidenceFile, declared: Declared, folder: Path, collector: Collector
) -> Iterator[Entry]:
    """Every fact of the file that holds up; the mistakes of the others go to `collector`."""
    for name, raw in content.facts.items():
        at = At(read, ("facts", name))
        fact = declared.facts.get(name)
        if fact is None:
            what = f"no rule set knows the fact `{name}`"
            mend = "declare it in a rule set or library"
            told = declared.not_told(name, declared.facts, what, mend)
            collector.add(at.problem(*told, at_key=True))
            continue
        with collector.gathering():
            yield _entry(name, raw, fact, content, at, folder)


def merged(entries: list[Entry], collector: Collector) -> tuple[list[FactValue], dict[str, str]]:
    """One value a fact, and the files that are not there by the fact that names them.

    Two files may say the same; the later collected one is kept. A contradiction is a problem at
    both places.
    """
    kept: dict[str, Entry] = {}
    for entry in sorted(entries, key=_newest_last):
        first = kept.get(entry.fact.name)
        if first is not None and first.fact.value != entry.fact.value:
            _contradiction(first, entry, collector)
        kept[entry.fact.name] = entry
    found = [entry.fact for entry in kept.values() if not entry.lost]
    return found, {e.fact.name: e.fact.file for e in kept.values() if e.lost}


def _newest_last(entry: Entry) -> tuple[str, str]:
    return (str(entry.fact.collected or ""), entry.fact.place.file)


def _contradiction(first: Entry, second: Entry, collector: Collector) -> None:
    for one, other in ((first, second), (second, first)):
        place = other.fact.place
        what = f"`{one.fact.name}` is said differently at {place.file}:{place.line}"
        collector.add(one.at.problem(what, "keep the value that is right", at_key=True))


def _entry(name: str, raw: Any, fact: Fact, content: EvidenceFile, at: At, folder: Path) -> Entry:
    value, about = _split(raw, fact, at)
    typed = typed_value(value, fact, at.down("value") if is_provenance(raw) else at)
    file = (typed.file if isinstance(typed, Document) else "") or about.file
    found = FactValue(
        name=name,
        value=typed,
        place=at.place,
        collected=about.collected or content.as_of,
        by=about.by or content.by,
        source=about.source,
        note=about.note,
        file=file,
    )
    return _resolved(found, at, folder)


def typed_value(raw: Any, fact: Fact, at: At) -> Value:
    """The value by the declaration of its fact. Raises InvalidInput with every mistake placed."""
    try:
        return read_value(raw, fact)
    except FactError as error:
        raise InvalidInput(
            tuple(at.down(*_steps(m.path)).problem(m.what, m.mend) for m in error.mistakes)
        ) from None


def _split(raw: Any, fact: Fact, at: At) -> tuple[Any, ProvenancePart]:
    """The value and what is said about it; a document says both in one mapping."""
    if is_provenance(raw) and not (fact.type == "record" and "value" in fact.fields):
        return raw["value"], build(ProvenancePart, at.read, at.path)
    if fact.type == "document" and isinstance(raw, dict):
        about = {key: raw[key] for key in raw if key in PROVENANCE}
        kept = {key: raw[key] for key in raw if key not in PROVENANCE}
        return kept, ProvenancePart.model_validate({"value": None, **_plain(about, at)})
    return raw, ProvenancePart(value=None)


def _plain(about: Mapping[str, Any], at: At) -> dict[str, Any]:
    """Provenance beside a document's own keys, checked where it is written."""
    if about:
        read = replace(at.read, data={"value": "", **about}, marks=_moved(at, at.read.marks))
        try:
            build(ProvenancePart, read)
        except InvalidInput as error:
            above = shown_key(at.path)
            problems = (replace(p, key=f"{above}.{p.key}") for p in error.problems)
            raise InvalidInput(tuple(problems)) from None
    return dict(about)


def _moved(at: At, marks: Mapping[Any, Any]) -> dict[Any, Any]:
    length = len(at.path)
    return {path[length:]: mark for path, mark in marks.items() if path[:length] == at.path}


def _steps(path: str) -> list[str | int]:
    """Keys and places of a path such as `[2].status`."""
    found = re.findall(r"\[(\d+)\]|([^.\[\]]+)", path)
    return [int(number) if number else name for number, name in found]


def _resolved(found: FactValue, at: At, folder: Path) -> Entry:
    """The digest of the file that the fact names; lost where it is not in the folder."""
    if not found.file:
        return Entry(found, at)
    root = folder.resolve()
    try:
        path = (root / found.file).resolve()
    except (OSError, RuntimeError):  # links that lead in a circle
        return Entry(found, at, lost=True)
    if not path.is_relative_to(root):
        what = f"the file {found.file} lies outside the subject's folder"
        raise InvalidInput((at.problem(what, "name a file inside it"),))
    if not _is_file(path):
        return Entry(found, at, lost=True)
    return Entry(replace(found, document=digest(path.read_bytes())), at)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long for the file system
        return False

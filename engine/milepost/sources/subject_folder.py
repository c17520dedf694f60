"""A subject's folder: its evidence files, reviews, waivers, and the documents they name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from milepost.errors import InvalidInput, Problem
from milepost.loading.building import build
from milepost.loading.digests import digest, digest_of_files
from milepost.loading.problems import Collector
from milepost.loading.read import Read
from milepost.loading.sections import At
from milepost.model.evidence import (
    Answer,
    Evidence,
    FactValue,
    Subject,
    Target,
    Waiver,
)
from milepost.model.following import RecordedAction
from milepost.sources.action_form import ActionFile
from milepost.sources.actions import actions_of
from milepost.sources.answers import answered_once, answers_of
from milepost.sources.declared import Declared
from milepost.sources.facts import facts_of, merged
from milepost.sources.form import EvidenceFile, WaiverFile
from milepost.sources.judged import judged_of, judged_once
from milepost.sources.once import once
from milepost.sources.parsed import read_parsed
from milepost.sources.plans import plans_of
from milepost.sources.targets import targets_of
from milepost.sources.waivers import waivers_of

WAIVERS, ACTIONS = "waivers.yaml", "actions.yaml"
SUFFIXES = (".yaml", ".yml", ".json")
_APART = (WAIVERS, ACTIONS)
"""Files beside the evidence that are none."""


@dataclass(frozen=True, slots=True)
class _File:
    """One evidence file, read and built."""

    read: Read
    content: EvidenceFile
    digest: str


def read_subject(folder: Path, shown: str, declared: Declared) -> Evidence:
    """All evidence of one subject.

    Files are read in the order of their names; what they say together does not depend on it.
    Raises InvalidInput with the problems of all files.
    """
    collector = Collector()
    files = _files(folder, shown, collector)
    entries = [
        entry for f in files for entry in facts_of(f.read, f.content, declared, folder, collector)
    ]
    answers = [a for f in files for a in answers_of(f.read, f.content, declared, collector)]
    judged = [j for f in files for j in judged_of(f.read, f.content, declared, collector)]
    collector.extend((*answered_once(answers, declared), *judged_once(judged)))
    aims = [t for f in files for t in targets_of(f.read, f.content, declared, collector)]
    promises = [p for f in files for p in plans_of(f.read, f.content, declared, collector)]
    targets, plans = once(aims, collector), once(promises, collector)
    waivers = _waivers(folder, shown, declared, collector)
    actions = _actions(folder, shown, declared, collector)
    facts, missing = merged(entries, collector)
    collector.raise_if_any()
    digests = {f.read.file: f.digest for f in files}
    placed = [_with_digest(fact, digests) for fact in facts]
    return Evidence(
        subject=_subject(folder, files),
        as_of=next((f.content.as_of for f in _dated(files)), None),
        targets=tuple(t for f in files for t in _targets(f.content)),
        facts={fact.name: fact for fact in sorted(placed, key=lambda fact: fact.name)},
        missing=dict(sorted(missing.items())),
        answers=_by_leaf(answers),
        judged=tuple(sorted(judged, key=lambda j: (j.result, j.key))),
        waivers=waivers,
        targets_of=targets,
        plans=plans,
        actions=actions,
        digest=_digest(files, placed, (*waivers, *actions)),
    )


def is_empty(folder: Path) -> bool:
    """Whether a folder holds no evidence file at all."""
    return not _paths(folder)


def assessed_with(folder: Path) -> tuple[str, ...]:
    """The rule sets that the evidence lists under `assess`, as far as its files can be read.

    What cannot be read is a problem of `read_subject`.
    """
    unread = Collector()
    found: list[str] = []
    for path in _paths(folder):
        with unread.gathering():
            data = read_parsed(path, path.name).data
            targets = data.get("assess") if isinstance(data, dict) else None
            entries = targets if isinstance(targets, list) else ()
            found += [str(e["ruleset"]) for e in entries if isinstance(e, dict) and "ruleset" in e]
    return tuple(found)


def related_to(folder: Path, relation: str) -> str | None:
    """The subject that the evidence names under a relation, as far as its files can be read."""
    unread = Collector()
    for path in _paths(folder):
        with unread.gathering():
            data = read_parsed(path, path.name).data
            subject = data.get("subject") if isinstance(data, dict) else None
            if isinstance(subject, dict) and isinstance(subject.get(relation), str):
                return str(subject[relation])
    return None


def _paths(folder: Path) -> list[Path]:
    own = [path for path in folder.iterdir() if path.suffix in SUFFIXES and path.name not in _APART]
    reviews = (folder / "reviews").glob("*") if (folder / "reviews").is_dir() else ()
    return sorted(own) + sorted(path for path in reviews if path.suffix in SUFFIXES)


def _files(folder: Path, shown: str, collector: Collector) -> list[_File]:
    files = []
    for path in _paths(folder):
        with collector.gathering():
            _named_in_unicode(path, shown)
            read = read_parsed(path, f"{shown}/{path.relative_to(folder).as_posix()}")
            content = _built(read, collector)
            files.append(_File(read, content, digest_of_files([(path.name, path.read_bytes())])))
    _one_identity(files, collector)
    return files


def _named_in_unicode(path: Path, shown: str) -> None:
    """A name that is not text cannot be shown in a result."""
    try:
        path.name.encode("utf-8")
    except UnicodeEncodeError:
        name = path.name.encode("utf-8", "backslashreplace").decode()
        what = "the name of this file is not UTF-8"
        raise InvalidInput((Problem(f"{shown}/{name}", 0, 0, "", what, "rename it"),)) from None


def _built(read: Read, collector: Collector) -> EvidenceFile:
    """The file's content; where its form is wrong its facts alone, so that theirs are said too."""
    with collector.gathering():
        return build(EvidenceFile, read)
    facts = read.data.get("facts") if isinstance(read.data, dict) else None
    return EvidenceFile.model_construct(facts=facts if isinstance(facts, dict) else {})


def _one_identity(files: list[_File], collector: Collector) -> None:
    """Only one file says who the subject is, and at which date it is assessed."""
    named = [f for f in files if f.content.subject is not None]
    for extra in named[1:]:
        what = f"the subject is already named in {named[0].read.file}"
        collector.add(At(extra.read, ("subject",)).problem(what, "keep one", at_key=True))
    dated = _dated(files)
    for extra in dated[1:]:
        if extra.content.as_of != dated[0].content.as_of:
            what = f"{dated[0].read.file} says as of {dated[0].content.as_of}"
            collector.add(At(extra.read, ("as_of",)).problem(what, "keep one", at_key=True))


def _dated(files: list[_File]) -> list[_File]:
    """The main evidence files that say the day to assess at."""
    return [f for f in files if _is_main(f.read) and f.content.as_of is not None]


def _is_main(read: Read) -> bool:
    return Path(read.file).stem == "evidence"


def _subject(folder: Path, files: list[_File]) -> Subject:
    part = next((f.content.subject for f in files if f.content.subject is not None), None)
    if part is None:
        return Subject(folder.name, folder=folder.name)
    return Subject(part.id or folder.name, part.kind, part.title, part.relations, folder.name)


def _targets(content: EvidenceFile) -> Iterable[Target]:
    return (Target(part.ruleset, part.gate or part.scope) for part in content.assess)


def _waivers(
    folder: Path, shown: str, declared: Declared, collector: Collector
) -> tuple[Waiver, ...]:
    path = folder / WAIVERS
    if not path.is_file():
        return ()
    with collector.gathering():
        read = read_parsed(path, f"{shown}/{WAIVERS}")
        return waivers_of(read, build(WaiverFile, read), declared, collector)
    return ()


def _actions(
    folder: Path, shown: str, declared: Declared, collector: Collector
) -> tuple[RecordedAction, ...]:
    path = folder / ACTIONS
    if not path.is_file():
        return ()
    with collector.gathering():
        read = read_parsed(path, f"{shown}/{ACTIONS}")
        return actions_of(read, build(ActionFile, read), declared, collector)
    return ()


def _by_leaf(answers: list[Answer]) -> dict[str, tuple[Answer, ...]]:
    found: dict[str, tuple[Answer, ...]] = {}
    for answer in sorted(answers, key=lambda a: (a.leaf, a.at, a.by, a.role, a.place)):
        found[answer.leaf] = (*found.get(answer.leaf, ()), answer)
    return found


def _with_digest(fact: FactValue, digests: dict[str, str]) -> FactValue:
    place = replace(fact.place, digest=digests[fact.place.file])
    return replace(fact, place=place)


def _digest(files: list[_File], facts: list[FactValue], records: tuple[object, ...]) -> str:
    own = sorted(f"{f.read.file}={f.digest}" for f in files)
    documents = sorted(f"{fact.file}={fact.document}" for fact in facts if fact.document)
    marks = sorted(repr(record) for record in records)
    return digest(*(part.encode() for part in (*own, *documents, *marks)))

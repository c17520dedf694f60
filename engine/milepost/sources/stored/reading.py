"""Files of stored results, read as what each of them was made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from milepost.errors import InvalidInput
from milepost.loading.building import build
from milepost.loading.problems import Collector
from milepost.loading.sections import At
from milepost.model.confidentiality import Class
from milepost.model.evidence import Subject
from milepost.model.standing import Recurrence
from milepost.sources.result_form import ResultFile
from milepost.sources.results import is_ours, results_in
from milepost.sources.stored.carried import carried
from milepost.sources.stored.form import (
    DigestsPart,
    InputsPart,
    RecurrencePart,
    RecurringPart,
    RulesPart,
    StoredPart,
    SubjectPart,
    UsePart,
)
from milepost.sources.stored.gathering import Gathered
from milepost.sources.stored.older import gathered
from milepost.sources.stored.words import AGAIN, OLDER


@dataclass(frozen=True, slots=True)
class Carried:
    """What one assessment was made of; `rules` and `evidence` are digests.

    `uses` are the subjects whose results it uses: the name of the use, the folder, and what that
    assessment was made of (None: nothing could be evaluated).
    """

    at: At
    subject: Subject
    reference: str
    rules: str
    evidence: str
    gathered: Gathered
    uses: tuple[tuple[str, str, Carried | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Stored:
    """One stored result; `older` where it does not carry all of its evidence.

    `inputs` is the digest of what it carries, `audience` the class of readers it was written for.
    """

    whole: Carried
    scope: str | None
    as_of: date
    engine: str
    inputs: str
    older: bool
    audience: Class | None
    recurring: Mapping[str, Recurrence]

    @property
    def at(self) -> At:
        """Where it stands."""
        return self.whole.at


def read_stored(path: Path, shown: str) -> tuple[Stored, ...]:
    """Every result of a file, in its order; `shown` names the file in problems.

    Raises InvalidInput where the file cannot be read or holds no result of this program, where
    values were withheld, and where an older one rests on other subjects.
    """
    collector, found = Collector(), []
    for at in results_in(path, shown):
        with collector.gathering():
            found.append(_stored(at))
    collector.raise_if_any()
    return tuple(found)


def _stored(at: At) -> Stored:
    is_ours(at)
    _is_whole(at)
    part = build(StoredPart, at.read, at.path)
    older = part.inputs is None
    return Stored(
        _older(part, at) if part.inputs is None else _carried(part, part.inputs, at),
        part.target.value if part.target else None,
        part.as_of,
        part.digests.engine,
        part.digests.inputs,
        older,
        part.audience,
        dict(_recurring(at) if part.inputs is None else _seen(part.inputs.recurring)),
    )


def _is_whole(at: At) -> None:
    """Raises InvalidInput where values are not in the file, or what it uses is not."""
    data = at.read.at(at.path)
    if "inputs" not in data and data.get("audience"):
        what = f"this result is for readers of class {_class(data)}, its evidence is withheld"
        mend = "take the file that was written without --audience"
        raise InvalidInput((at.down("audience").problem(what, mend),))
    if "inputs" not in data and data.get("uses"):
        what = "the evidence of the subjects that this result uses is not in the file"
        raise InvalidInput((at.down("uses").problem(what, f"{OLDER}; {AGAIN}", at_key=True),))


def _class(data: Mapping[str, object]) -> str:
    return str(data["audience"])


def _older(part: StoredPart, at: At) -> Carried:
    evidence = gathered(build(ResultFile, at.read, at.path), at)
    return _whole(at, part.subject, part.subject.id, part.ruleset, part.digests, evidence)


def _carried(part: StoredPart, inputs: InputsPart, at: At) -> Carried:
    return _made_of(at, part.subject, part.ruleset, part.digests, inputs)


def _made_of(
    at: At, subject: SubjectPart, rules: RulesPart, digests: DigestsPart, inputs: InputsPart
) -> Carried:
    below = at.down("inputs")
    uses = tuple(_use(use, below.down("uses", n)) for n, use in enumerate(inputs.uses))
    evidence = carried(inputs, below)
    return _whole(at, subject, inputs.folder, rules, digests, evidence, uses)


def _use(part: UsePart, at: At) -> tuple[str, str, Carried | None]:
    """Raises InvalidInput where only some of what an assessment was made of is there."""
    said = (part.subject, part.ruleset, part.digests, part.inputs)
    if not any(said):
        return part.name, part.folder, None
    if not (part.subject and part.ruleset and part.digests and part.inputs):
        what = "`subject`, `ruleset`, `digests` and `inputs` are needed together here"
        raise InvalidInput((at.problem(what, AGAIN),))
    found = _made_of(at, part.subject, part.ruleset, part.digests, part.inputs)
    return part.name, part.folder, found


def _whole(
    at: At,
    subject: SubjectPart,
    folder: str,
    rules: RulesPart,
    digests: DigestsPart,
    evidence: Gathered,
    uses: tuple[tuple[str, str, Carried | None], ...] = (),
) -> Carried:
    who = Subject(subject.id, subject.kind, subject.title, subject.relations, folder)
    reference = f"{rules.id}@{rules.version}"
    return Carried(at, who, reference, digests.ruleset, digests.evidence, evidence, uses)


def _seen(parts: tuple[RecurringPart, ...]) -> Iterator[tuple[str, Recurrence]]:
    return ((part.criterion, _recurrence(part)) for part in parts)


def _recurring(at: At) -> Iterator[tuple[str, Recurrence]]:
    """Older files say it of each weakness."""
    for number, weakness in enumerate(at.read.at(at.path).get("weaknesses") or ()):
        if weakness.get("recurring"):
            here = at.down("weaknesses", number, "recurring")
            part = build(RecurrencePart, here.read, here.path)
            yield str(weakness.get("criterion")), _recurrence(part)


def _recurrence(part: RecurrencePart) -> Recurrence:
    return Recurrence(part.since, part.times, part.before)

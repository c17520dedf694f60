"""The evidence of a file without `inputs`: what its checks, results and findings show of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from milepost.loading.building import build
from milepost.loading.sections import At
from milepost.sources.result_form import ResultFile
from milepost.sources.stored.form import FactPart, Placed
from milepost.sources.stored.gathering import Gathered


def gathered(part: ResultFile, at: At) -> Gathered:
    """As far as it can be told; what cannot is found when the result is compared."""
    found = Gathered(at, older=True)
    facts: dict[str, tuple[FactPart, At]] = {}
    for here in _facts(part, at):
        fact = build(FactPart, here.read, here.path)
        facts.setdefault(fact.fact, (fact, here))
    found.facts = [facts[name] for name in sorted(facts)]
    for check in _checks(part, at):
        _answers(found, check)
        found.missing |= dict.fromkeys(map(str, check.read.at(check.path)["lost"]), "")
    for here, result, place in _results(part, at):
        if _there(here, "judged"):
            judged = here.down("judged")
            found.add(_placed(judged), judged, "judged", result, *place)
    for number, finding in enumerate(part.findings):
        here = at.down("findings", number)
        if _there(here, "plan"):
            found.add(_placed(here.down("plan")), here.down("plan"), "plans", finding.id)
    waivers = [_placed(at.down("waivers", number)) for number in range(len(part.waivers))]
    found.list("waivers", waivers, at)
    return found


def _facts(part: ResultFile, at: At) -> Iterator[At]:
    for check in _checks(part, at):
        yield from (check.down("evidence", n) for n in range(len(_list(check, "evidence"))))
    yield from (at.down("facts", number) for number in range(len(part.facts)))


def _checks(part: ResultFile, at: At) -> Iterator[At]:
    for number, finding in enumerate(part.findings):
        for place in range(len(finding.checks)):
            yield at.down("findings", number, "checks", place)


def _answers(found: Gathered, check: At) -> None:
    """A check may stand in several criteria, with the same answers."""
    question = str(check.read.at(check.path)["id"])
    if not found.count("answers", question):
        for number in range(len(_list(check, "answers"))):
            here = check.down("answers", number)
            found.add(_placed(here), here, "answers", question, number)


def _results(part: ResultFile, at: At) -> Iterator[tuple[At, str, tuple[str, ...]]]:
    for name, result in part.results.items():
        here = at.down("results", name)
        if result.by is None:
            yield here, name, ()
        for number, one in enumerate(result.by or ()):
            yield here.down("by", number), name, tuple(one.place.values())


def _placed(at: At) -> Placed:
    return build(Placed, at.read, at.path)


def _list(at: At, key: str) -> list[Any]:
    return list(at.read.at(at.path).get(key) or ())


def _there(at: At, key: str) -> bool:
    return bool(at.read.at(at.path).get(key))

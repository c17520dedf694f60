"""One review as a result of OSCAL: what was looked at, what was seen, what follows."""

from __future__ import annotations

import milepost
from milepost.analysis.verdict import meets_bar
from milepost.model.assessment import ResultLine
from milepost.reporters.json_results import shown
from milepost.reporters.json_values import displayed, exact
from milepost.reporters.oscal.controls import reviewed
from milepost.reporters.oscal.findings import findings, risks
from milepost.reporters.oscal.observing import observations
from milepost.reporters.oscal.people import attestations
from milepost.reporters.oscal.told import Told
from milepost.reporters.oscal.values import Json, moment, paragraphs, props, some, words
from milepost.reporters.safe import line
from milepost.reporters.wording import reasons


def result(told: Told) -> Json:
    """The whole result; it starts and ends on the day the assessment speaks of."""
    day = moment(told.assessment.as_of)
    return {
        "uuid": told.id_now("result"),
        "title": words(told.say("result", subject=told.title, rules=told.rules)),
        "description": _verdict(told),
        "start": day,
        "end": day,
        "props": _props(told),
        "local-definitions": _local(told),
        "reviewed-controls": reviewed(told),
        **some("attestations", attestations(told)),
        **some("observations", observations(told)),
        **some("risks", risks(told)),
        **some("findings", findings(told)),
    }


def _verdict(told: Told) -> str:
    main, ruleset = told.assessment.main, told.assessment.ruleset
    title = told.words.text(ruleset.results[main.name].title) or main.name
    value = told.words.conclusion(main.name, main.conclusion)
    why = (reason.to(told.language) for reason in reasons(told.assessment))
    return paragraphs(told.say("said", title=title, value=value), *why)


def _props(told: Told) -> list[Json]:
    assessment = told.assessment
    known: dict[str, object] = {
        "subject": told.subject.id,
        "rule-set": assessment.ruleset.id,
        "rule-set-version": assessment.ruleset.version,
        "rule-set-digest": assessment.ruleset.digest,
        "evidence-digest": assessment.evidence.digest,
        "gate": assessment.scope,
        "as-of": assessment.as_of,
        "meets-bar": meets_bar(assessment),
        "coverage": displayed(assessment.coverage.percent, 1),
    }
    return [*props(known), *_result(told, "main", assessment.main), *_score(told)]


def _score(told: Told) -> list[Json]:
    name = told.review.headline
    return _result(told, "score", told.assessment.results[name]) if name else []


def _result(told: Told, name: str, line: ResultLine) -> list[Json]:
    """What a result is, exactly, and what missing evidence could still make of it."""
    rule = told.assessment.ruleset.results[line.name]
    return props(
        {
            name: shown(rule, line.conclusion),
            f"{name}-of": line.name,
            f"{name}-exact": exact(line.conclusion.exact),
            f"{name}-worst": shown(rule, line.worst),
            f"{name}-best": shown(rule, line.best),
        }
    )


def _local(told: Told) -> Json:
    """The subject and the tool, which everything else points at."""
    kind = line(told.subject.kind) or "subject"
    about = told.say("subject", subject=told.subject.id)
    subject = _component(told, "subject", kind, told.title, about)
    tool = _component(told, "tool", "software", "milepost", told.say("tool"))
    version = props({"version": milepost.__version__})
    platform = {
        "uuid": told.id_now("platform"),
        "uses-components": [{"component-uuid": told.id_now("tool")}],
    }
    return {
        "components": [subject],
        "assessment-assets": {
            "components": [{**tool, "props": version, "status": {"state": "operational"}}],
            "assessment-platforms": [platform],
        },
    }


def _component(told: Told, name: str, kind: str, title: str, about: str) -> Json:
    return {
        "uuid": told.id_now(name),
        "type": kind,
        "title": words(title),
        "description": words(about),
        "status": {"state": "other", "remarks": words(told.say("state"))},
    }

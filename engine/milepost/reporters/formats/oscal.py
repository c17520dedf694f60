"""OSCAL assessment results, JSON, as tools for security compliance read them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from milepost.analysis.redacting.redacting import classification_of
from milepost.model.review import Review
from milepost.model.text import TAGS, Language
from milepost.reporters.oscal.controls import objectives
from milepost.reporters.oscal.parts import metadata
from milepost.reporters.oscal.people import people
from milepost.reporters.oscal.results import result
from milepost.reporters.oscal.told import Told
from milepost.reporters.oscal.values import Json, identity, props, some, words

SUFFIX = ".oscal.json"


def report(reviews: Sequence[Review], language: Language) -> str:
    """One document with a result for each assessment.

    A criterion is satisfied where it is met, and in no other case; the reason names the outcome.
    One that does not apply is excluded and has no finding. The day of the assessment is the only
    time in it, and the ids depend on the content alone.
    """
    document = {"assessment-results": _document([Told(review, language) for review in reviews])}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _document(found: Sequence[Told]) -> Json:
    plan = identity("plan", *(told.id_now() for told in found))
    defined = objectives(found)
    return {
        "uuid": identity(found[0].language, *(told.id_now() for told in found)),
        "metadata": _metadata(found),
        "import-ap": {"href": f"#{plan}"},
        **some("local-definitions", some("objectives-and-methods", defined)),
        "results": [result(told) for told in found],
        "back-matter": {"resources": [_plan(found, plan)]},
    }


def _metadata(found: Sequence[Told]) -> Json:
    first = found[0]
    subjects = first.say("and").join(dict.fromkeys(told.title for told in found))
    latest = max(told.assessment.as_of for told in found)
    known = props({"language": TAGS[first.language], **_readers(found)})
    return metadata(first.say("title", subjects=subjects), latest, known, **people(found))


def _readers(found: Sequence[Told]) -> dict[str, str | None]:
    """The class of the document, and the readers that it is made for, where it is for some."""
    level = classification_of(told.review for told in found)
    return {"classification": level, "audience": found[0].assessment.audience}


def _plan(found: Sequence[Told], name: str) -> Json:
    """The rule sets, in the place of an assessment plan."""
    first, ruleset = found[0], {}
    for told in found:
        ruleset[told.assessment.ruleset.reference] = told.assessment.ruleset.digest
    rules = first.say("and").join(ruleset)
    return {
        "uuid": name,
        "title": words(first.say("plan")),
        "description": words(first.say("plan.about", rules=rules)),
        "props": [one for known in ruleset.items() for one in _ruleset(*known)],
    }


def _ruleset(reference: str, digest: str) -> list[Json]:
    return props({"rule-set": reference, "rule-set-digest": digest})

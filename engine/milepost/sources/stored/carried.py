"""The evidence under `inputs`, which says all that an assessment was made of."""

from __future__ import annotations

from milepost.loading.sections import At
from milepost.sources.stored.form import InputsPart
from milepost.sources.stored.gathering import Gathered


def carried(part: InputsPart, at: At) -> Gathered:
    """The evidence that stands at `at`."""
    found = Gathered(at, missing=dict(part.missing))
    found.facts = [(fact, at.down("facts", n)) for n, fact in enumerate(part.facts)]
    for number, answer in enumerate(part.answers):
        place = found.count("answers", answer.question)
        found.add(answer, at.down("answers", number), "answers", answer.question, place)
    for number, judged in enumerate(part.judged):
        found.add(judged, at.down("judged", number), "judged", judged.result, *judged.at)
    for number, plan in enumerate(part.plans):
        found.add(plan, at.down("plans", number), "plans", plan.criterion)
    found.list("waivers", part.waivers, at)
    found.list("actions", part.actions, at)
    if part.targets:
        found.data["targets"] = dict(part.targets)
    return found

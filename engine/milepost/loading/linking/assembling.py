"""The linked rule set, step by step."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from milepost.loading.digests import digest
from milepost.loading.format import ID
from milepost.loading.linking.adjustments import linked_adjustments
from milepost.loading.linking.axes import axis_problems
from milepost.loading.linking.context import Linking, values
from milepost.loading.linking.criteria import linked_criteria
from milepost.loading.linking.escalating import escalation_problems
from milepost.loading.linking.leaves import linked_leaves, no_circles
from milepost.loading.linking.outcomes import outcome_problems
from milepost.loading.linking.patterns import check_patterns
from milepost.loading.linking.remedies import can_be_done, linked_remedies, typed_scales
from milepost.loading.linking.results import linked_results
from milepost.loading.linking.turns import turns
from milepost.loading.linking.using import UsedRules
from milepost.loading.naming import name_problems
from milepost.loading.problems import Collector
from milepost.loading.rule_files import Written
from milepost.loading.sections import gather
from milepost.model.ruleset import RuleSet
from milepost.scoring.reading import Needs

_NOT_IN_LIBRARIES = ("criteria", "results", "patterns", "axes", "outcomes", "uses", "adjust")


def link(
    written: Written, libraries: Sequence[RuleSet], used: Mapping[str, UsedRules] | None = None
) -> RuleSet:
    """The rule set ready to assess with; `used` are the rule sets it names under `uses`.

    Raises InvalidInput with every dangling name, type error and contradiction of its files.
    """
    collector = Collector()
    sections = gather(written.parts, collector)
    linked = _rule_set(Linking(written, sections, libraries, collector, used or {}))
    collector.raise_if_any()
    return linked


def _rule_set(linking: Linking) -> RuleSet:
    identity, sections, merged = linking.identity, linking.sections, linking.merged
    _check_identity(linking)
    linking.collector.extend(name_problems(sections, linking.libraries))
    axis_problems(linking)
    outcome_problems(linking)
    escalation_problems(linking)
    results = linked_results(linking)
    own = linked_leaves(linking, results)
    leaves = {**merged.leaves, **own}
    remedies = {**merged.remedies, **linked_remedies(linking)}
    can_be_done(linking, remedies, leaves)
    no_circles(linking, own, leaves)
    criteria = linked_criteria(linking, leaves)
    order = turns(linking, criteria, leaves, results)
    adjust = linked_adjustments(linking)
    check_patterns(linking, leaves, criteria, results)
    needs = Needs(leaves)
    reads = {name: needs.among(merged.facts, leaf) for name, leaf in own.items()}
    return RuleSet(
        id=identity.ruleset,
        version=identity.version,
        kind=identity.kind,
        title=identity.title,
        effective=identity.effective,
        digest=_digest(linking),
        libraries={library.reference: library.digest for library in linking.libraries},
        parameters=linking.parameters,
        facts=merged.facts,
        scales=typed_scales(linking),
        severities=merged.severities,
        tags=merged.tags,
        supervisors=merged.supervisors,
        axes=linking.axes,
        criteria=criteria,
        leaves=leaves,
        reads={**_of_libraries(linking, "reads"), **reads},
        remedies=remedies,
        results={name: results[name] for name in order if name in results},
        main=identity.main or "",
        scope=identity.scope,
        raters=identity.raters,
        escalation=identity.escalation,
        patterns=tuple(defined.value for defined in sections.patterns),
        links=values(sections.links),
        places={**_of_libraries(linking, "places"), **linking.placed},
        borrowed=frozenset(merged.leaves),
        answer_axes=linking.answer_axes,
        above=linking.above,
        outcomes=values(sections.outcomes),
        adjust=adjust,
        uses=values(sections.uses),
        used={name: one.ruleset for name, one in linking.used.items()},
        better=identity.better,
        coverage=identity.coverage,
        order=order,
    )


def _digest(linking: Linking) -> str:
    """Over the rule set's own files and the digests of its libraries."""
    below = (*linking.libraries, *(used.ruleset for used in linking.used.values()))
    return digest(linking.written.digest.encode(), *(other.digest.encode() for other in below))


def _of_libraries(linking: Linking, part: str) -> dict[str, Any]:
    return {name: v for lib in linking.libraries for name, v in getattr(lib, part).items()}


def _check_identity(linking: Linking) -> None:
    identity, sections, top = linking.identity, linking.sections, linking.top
    if not re.fullmatch(ID, identity.ruleset):
        what, mend = (
            f"`{identity.ruleset}` is not an id",
            "use small letters, digits and single hyphens",
        )
        linking.collector.add(top.down("ruleset").problem(what, mend))
    if identity.kind == "library":
        for section in _NOT_IN_LIBRARIES:
            if getattr(sections, section):
                what = f"a library only defines; it has no `{section}`"
                linking.collector.add(top.down(section).problem(what, at_key=True))
        return
    if not sections.criteria:
        linking.collector.add(top.problem("the rule set has no criteria"))
    if identity.main is None:
        what = "the key `main` is missing"
        linking.collector.add(top.problem(what, "name the result that decides"))
    if not sections.results:
        linking.collector.add(top.problem("the rule set has no results"))

"""`uses`: the results of other rule sets, as names with types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from milepost.errors import InvalidInput, UsageError
from milepost.loading.linking.result_types import list_type, value_type
from milepost.loading.problems import Collector
from milepost.loading.rule_files import Written
from milepost.loading.sections import At
from milepost.model.ruleset import RuleSet
from milepost.model.types import TEXT, Type
from milepost.model.uses import Use
from milepost.scoring.items import further_outcomes, item_words


@dataclass(frozen=True, slots=True)
class UsedRules:
    """One entry of `uses` with the rule set it names."""

    use: Use
    ruleset: RuleSet


def used_by(
    written: Written, load: Callable[[str], RuleSet], collector: Collector
) -> dict[str, UsedRules]:
    """The rule sets that the files name under `uses`, by name; problems are noted."""
    found: dict[str, UsedRules] = {}
    for part, read in written.parts:
        for name, use in part.uses.items():
            with collector.gathering():
                found[name] = UsedRules(use, _loaded(use, load, At(read, ("uses", name))))
    return found


def used_type(used: UsedRules) -> Type:
    """A record of its results, `findings` and `subject`; a list of them for `every`."""
    rules = used.ruleset
    fields = {
        name: list_type(result, rules.scales, rules.axes, rules.above)
        if result.by
        else value_type(result, rules.scales)
        for name, result in rules.results.items()
    }
    findings = Type("list", item=Type("record", fields=_words(rules)))
    record = Type("record", fields={**fields, "findings": findings, "subject": TEXT})
    return record if used.use.every is None else Type("list", item=record)


def _words(rules: RuleSet) -> Mapping[str, Type]:
    further = further_outcomes(rules)
    return item_words(rules.severities, rules.tags, further, rules.axes, rules.answer_axes)


def _loaded(use: Use, load: Callable[[str], RuleSet], at: At) -> RuleSet:
    if "@" not in use.ruleset:
        what = f"the rule set `{use.ruleset}` is not pinned to a version"
        problem = at.down("ruleset").problem(what, "write it as id@1.0.0 or id@^1.0")
        raise InvalidInput((problem,))
    try:
        ruleset = load(use.ruleset)
    except UsageError as error:
        raise InvalidInput((at.down("ruleset").problem(str(error)),)) from None
    if ruleset.kind == "library" or ruleset.scope is not None:
        what = f"{ruleset.reference} has no results that hold for a subject as a whole"
        raise InvalidInput((at.down("ruleset").problem(what, "name a rule set without `scope`"),))
    return ruleset

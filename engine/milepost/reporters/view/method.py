"""How each result comes about, and what an assessment can be run again from."""

from __future__ import annotations

from milepost.reporters.view.context import Context
from milepost.reporters.view.shapes import MethodLine, Origin
from milepost.reporters.view.ways import how, rules, titled


def method(context: Context) -> tuple[MethodLine, ...]:
    """One sentence for each result of the rule set; before them, what its rules do to credit."""
    words, results = context.words, context.ruleset.results.items()
    return (
        *rules(words),
        *(MethodLine(titled(words, name), how(words, result)) for name, result in results),
    )


def origin(context: Context) -> Origin:
    """Rule set, version, digest, and the libraries it is built on."""
    ruleset = context.ruleset
    return Origin(
        ruleset=ruleset.reference,
        effective=str(ruleset.effective or "–"),
        digest=ruleset.digest,
        libraries=tuple(sorted(ruleset.libraries.items())),
    )

"""How one number came about, down to the evidence and the line of the rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from milepost.analysis.boards import judgement as judged
from milepost.errors import UsageError
from milepost.model.assessment import Assessment, Finding
from milepost.model.criteria import Judgement, Leaf
from milepost.model.results import Conclusion
from milepost.model.review import Review
from milepost.model.text import Language
from milepost.reporters.outlook.explaining import standing
from milepost.reporters.phrases import Phrases
from milepost.reporters.terminal import forms
from milepost.reporters.terminal.leaves import Sheet
from milepost.reporters.terminal.levels import step
from milepost.reporters.terminal.page import Page
from milepost.reporters.terminal.shown import Shown
from milepost.reporters.wording import decimals, titled
from milepost.scoring.reading import cited, expressions
from milepost.suggestions import suggested

Key = tuple[str, ...]


def explain(review: Review, target: str | None, language: Language, width: int = 80) -> str:
    """How `target` came about, in lines of `width` columns; paths of files are not broken.

    `target` is a result (`score`), a result at a place (`dimension_level D3`), a criterion, a
    check or a fact; None is the main result. Raises UsageError for anything else.
    """
    assessment = review.assessment
    explainer = _Explainer(Page(width), Phrases(assessment.ruleset, language), review)
    explainer.write(" ".join((target or assessment.ruleset.main).split()))
    return explainer.page.text


@dataclass(frozen=True, slots=True)
class _Explainer:
    """One explanation in the making."""

    page: Page
    phrases: Phrases
    review: Review

    @property
    def assessment(self) -> Assessment:
        """The assessment that is explained."""
        return self.review.assessment

    def write(self, target: str) -> None:
        name, _, place = target.partition(" ")
        findings = {f.criterion.id: f for f in self.assessment.findings}
        leaves = reachable(self.assessment)
        if name in self.assessment.ruleset.results:
            self._result(name, tuple(place.split()))
        elif target in findings:
            self._criterion(findings[target])
        elif target in leaves:
            self._check(leaves[target])
        elif target in _facts(self.assessment, leaves):
            self._fact(target, leaves)
        else:
            raise UsageError(self._unknown(target, leaves))

    def _unknown(self, target: str, leaves: Mapping[str, Leaf]) -> str:
        rules = self.assessment.ruleset
        ids = (f.criterion.id for f in self.assessment.findings)
        known = [*rules.results, *ids, *leaves, *_facts(self.assessment, leaves)]
        scope = f" {self.assessment.scope}" if self.assessment.scope else ""
        results = ", ".join(rules.results)
        otherwise = f"results are {results}; or name a criterion, a check or a fact"
        mend = suggested(target, known, otherwise)
        return (
            f"{rules.reference}{scope} has no result, criterion, check or fact `{target}`; {mend}"
        )

    def _heading(self, title: str) -> None:
        """What is explained, and of which assessment."""
        assessment = self.assessment
        scope = f" {assessment.scope}" if assessment.scope else ""
        reference = f"{assessment.ruleset.reference}{scope}"
        self.page.write(title, style="bold")
        parts = (assessment.evidence.subject.id, reference, assessment.as_of.isoformat())
        self.page.write(self.phrases.say("text.comma").join(parts), style="dim")
        self.page.blank()

    def _result(self, name: str, key: Key) -> None:
        shown = titled(self.assessment.ruleset, name).to(self.phrases.language)
        if self.assessment.ruleset.results[name].by and not key:
            self._heading(f"{shown} ({name})")
            self._places(name)
            return
        actual, worst, best = self._at(name, key)
        value = self._value(name, actual)
        place = f" {' '.join(key)}" if key else ""
        self._heading(f"{shown} ({name}{place}): {value}")
        Sheet(self.page, self.phrases, self.assessment).place(name)
        forms.write(Shown(self.page, self.phrases, self.assessment, name, key, actual))
        self._interval(name, worst, best)

    def _places(self, name: str) -> None:
        """A result with `by` at each of its places, and how to ask for one of them."""
        forms.places(self.page, self.phrases, self.assessment, name)
        first = next(iter(self.assessment.results[name].by), None)
        if first is None:
            self.page.write(self.phrases.say("explain.nowhere"), 2)
            return
        self.page.blank()
        self.page.write(self.phrases.say("explain.place", target=" ".join((name, *first))), 2)

    def _at(self, name: str, key: Key) -> tuple[Conclusion, Conclusion, Conclusion]:
        """The conclusions of a result at a place. Raises UsageError for an unknown place."""
        line = self.assessment.results[name]
        if not key and not self.assessment.ruleset.results[name].by:
            return line.conclusion, line.worst, line.best
        if key in line.by:
            return line.by[key]
        known = [" ".join((name, *one)) for one in line.by] or [name]
        target = " ".join((name, *key))
        raise UsageError(f"there is no `{target}`; {suggested(target, known)}")

    def _value(self, name: str, conclusion: Conclusion) -> str:
        if conclusion.value is None or conclusion.step is not None or conclusion.exact is None:
            return step(self.phrases, name, conclusion)
        return self.phrases.number(conclusion.exact, decimals(self.assessment.ruleset, name))

    def _interval(self, name: str, worst: Conclusion, best: Conclusion) -> None:
        """What the evidence that lacks could still make of it, and which that is."""
        self.page.blank()
        if worst.value == best.value:
            if not worst.undetermined:
                self.page.write(self.phrases.say("explain.settled"), 2)
            return
        low, high = (self._value(name, end) for end in (worst, best))
        lacking = self.assessment.coverage.lacking
        key = "explain.interval" if lacking else "explain.interval.open"
        self.page.write(self.phrases.say(key, low=low, high=high), 2)
        for fact in lacking:
            title = self.phrases.fact(fact)
            self.page.item("-", fact if title == fact else f"{fact} ({title})", 4)

    def _criterion(self, finding: Finding) -> None:
        title = self.phrases.text(finding.criterion.title)
        self._heading(f"{finding.criterion.id} {title}")
        Sheet(self.page, self.phrases, self.assessment).criterion(finding)
        told = standing(self.phrases, self.review, finding)
        if told:
            self.page.blank()
        for line in told:
            self.page.item("-", line, 2)

    def _check(self, leaf: Leaf) -> None:
        title = self.phrases.text(leaf.title)
        self._heading(f"{leaf.id} {title}".strip())
        Sheet(self.page, self.phrases, self.assessment).check(
            leaf, judgement(self.assessment, leaf)
        )

    def _fact(self, name: str, leaves: Mapping[str, Leaf]) -> None:
        """The fact, and the checks that read it."""
        self._heading(f"{name} {self.phrases.fact(name)}")
        Sheet(self.page, self.phrases, self.assessment).fact(name)
        self.page.blank()
        self.page.write(self.phrases.say("explain.read_by"), 2)
        for leaf in leaves.values():
            if name in self.assessment.ruleset.reads.get(leaf.id, ()):
                outcome = judgement(self.assessment, leaf).outcome
                self.page.item(leaf.id, self.phrases.say(f"outcome.{outcome}"), 4, 20)


def reachable(assessment: Assessment) -> dict[str, Leaf]:
    """Every check of the assessment by id, those its roll-ups are over included."""
    found: dict[str, Leaf] = {}
    waiting = [leaf.leaf for finding in assessment.findings for leaf in finding.leaves]
    while waiting:
        leaf = waiting.pop(0)
        if leaf.id not in found:
            found[leaf.id] = leaf
            waiting += _cited(assessment, leaf)
    return found


def _cited(assessment: Assessment, leaf: Leaf) -> Iterator[Leaf]:
    for expression in expressions(leaf).values():
        if expression.tree is not None:
            yield from cited(assessment.ruleset.leaves, expression.tree)


def judgement(assessment: Assessment, leaf: Leaf) -> Judgement:
    """What was concluded of a check; of one that only a roll-up is over, judged the same way."""
    for finding in assessment.findings:
        for own in finding.leaves:
            if own.leaf.id == leaf.id:
                return own.judgement
    return judged(assessment, leaf)


def _facts(assessment: Assessment, leaves: Mapping[str, Leaf]) -> list[str]:
    """Facts that the checks of the assessment read."""
    reads = assessment.ruleset.reads
    return sorted({name for leaf in leaves for name in reads.get(leaf, ())})

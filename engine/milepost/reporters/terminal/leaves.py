"""How a criterion or check came to its outcome: condition, limits, values, evidence."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.conditions import reads
from milepost.model.assessment import Assessment, Finding
from milepost.model.criteria import Judgement, Leaf
from milepost.model.evidence import Answer, FactValue
from milepost.model.expression import Call, Node, Trace
from milepost.model.values import Step
from milepost.reporters import marks
from milepost.reporters.answers import beside, unrated
from milepost.reporters.grounds import named_uses
from milepost.reporters.phrases import Phrases
from milepost.reporters.terminal.page import Page
from milepost.reporters.terminal.traces import Tree, exact, shown
from milepost.reporters.wording import titled
from milepost.scoring.reading import expressions, uses_read
from milepost.scoring.usable import is_stale

_DIGEST = 19


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where criteria, checks and facts of one assessment are written to."""

    page: Page
    phrases: Phrases
    assessment: Assessment

    def say(self, key: str, indent: int = 2, **values: object) -> None:
        """A sentence of its own."""
        self.page.write(self.phrases.say(key, **values), indent)

    def criterion(self, finding: Finding) -> None:
        """A criterion, how its credit follows from its checks, and each check."""
        rules, phrases = finding.criterion, self.phrases
        if rules.statement is not None and rules.leaves[0].id != rules.id:
            self.page.write(phrases.text(rules.statement), 2)
        self.place(rules.id)
        self.say(
            "explain.criterion",
            outcome=marks.outcome(phrases, finding.outcome, marks.reported(finding)),
            credit=_credit(phrases, finding),
            weight=phrases.value(rules.weight),
            severity=phrases.severity(finding.severity) or "-",
        )
        self._mean(finding)
        self._said_of(finding)
        for leaf in finding.leaves:
            self.page.blank()
            self.page.write(leaf.leaf.id, 2, "bold")
            self.check(leaf.leaf, leaf.judgement, marks.target(phrases, leaf))

    def _mean(self, finding: Finding) -> None:
        """How the credit of several checks becomes one."""
        judged = [leaf.judgement for leaf in finding.leaves if leaf.judgement.counted]
        counted = [self.phrases.value(j.credit) for j in judged if j.credit is not None]
        if len(counted) > 1:
            self.say("explain.criterion.mean", sum=" + ".join(counted), count=len(counted))

    def _said_of(self, finding: Finding) -> None:
        """What forced it, what is promised, and its marks."""
        phrases = self.phrases
        said = phrases.joined(marks.marks(phrases, self.assessment, finding))
        lines = (*marks.forced(phrases, finding), marks.plan(phrases, finding))
        for line in filter(None, (*lines, said and phrases.say("explain.marks", marks=said))):
            self.page.write(line, 2)

    def check(self, leaf: Leaf, judgement: Judgement, target: str = "") -> None:
        """A check: what it says, its outcome, conditions with values, and its evidence."""
        self.page.write(self.phrases.text(leaf.shown), 4)
        self.place(leaf.id, 4)
        self._outcome(leaf, judgement)
        for line in filter(None, (marks.by_rule(self.phrases, leaf, judgement), target)):
            self.page.write(line, 4)
        self._parameters(leaf)
        asked = dict(judgement.traces)
        for key, expression in expressions(leaf).items():
            if key in asked:
                self.page.write(f"{key}:", 4)
                titles = self.assessment.used.titles
                Tree(self.page, self.phrases, titles=titles).write(asked[key], 6)
            else:
                self.page.write(f"{key}: {expression.source}", 4)
        self._results(leaf)
        for answer in judgement.answers:
            self._answer(answer)
        self._facts(leaf, list(asked.values()))

    def _outcome(self, leaf: Leaf, judgement: Judgement) -> None:
        rating = judgement.rating
        value = rating.name if isinstance(rating, Step) else self.phrases.value(rating)
        said = self.phrases.rating(leaf.id, value) if rating is not None else ""
        self.say(
            "explain.check.rated" if said else "explain.check",
            4,
            outcome=marks.outcome(self.phrases, judgement.outcome, judgement.named),
            credit=_credit(self.phrases, judgement),
            severity=self.phrases.severity(leaf.severity) or "-",
            rating=said,
        )

    def _parameters(self, leaf: Leaf) -> None:
        """The limits that the check's own conditions name."""
        source = " ".join(e.source for e in expressions(leaf).values())
        for name, limit in leaf.parameters.items():
            if f"param.{name}" in source:
                title = f" ({self.phrases.text(limit.title)})" if limit.title else ""
                self.page.write(f"param.{name} = {limit.shown}{limit.unit or ''}{title}", 4)

    def _results(self, leaf: Leaf) -> None:
        """The results that the check's own conditions name, of this assessment and of others."""
        rules, phrases = self.assessment.ruleset, self.phrases
        asked = list(expressions(leaf).values())
        named = {name for e in asked if e.tree is not None for name in reads(e.tree)}
        for name in (one for one in rules.results if one in named):
            value = phrases.conclusion(name, self.assessment.results[name].conclusion)
            title = titled(rules, name).to(phrases.language)
            self.say("explain.result_read", 4, title=title, name=name, value=value)
        uses = [name for expression in asked for name in uses_read(rules, expression)]
        for line in named_uses(phrases, self.assessment, uses):
            self.page.write(line, 4)

    def _answer(self, answer: Answer) -> None:
        said = answer.answer or unrated(self.phrases, answer)
        given = [part for part in (said, beside(self.phrases, answer)) if part]
        self.say("explain.answer", 4, answer=self.phrases.joined(given), by=answer.by or "-")
        for text in (answer.rationale, answer.reason):
            if text is not None:
                self.page.write(text.to(self.phrases.language), 6)
        for document in (*answer.evidence, *([answer.url] if answer.url else [])):
            self.page.whole(document, 6)
        if answer.place.shown:
            self.page.whole(answer.place.shown, 6)

    def _facts(self, leaf: Leaf, traces: list[Trace]) -> None:
        """The facts the check itself reads; those under a roll-up are the roll-up's checks'."""
        reads = self.assessment.ruleset.reads.get(leaf.id, ())
        if any(_rolls_up(trace) for trace in traces):
            self.say("explain.rolled", 4, count=len(reads))
            return
        for name in reads:
            self.fact(name, 4)

    def fact(self, name: str, indent: int = 2) -> None:
        """A fact with where it came from, or that it is not there."""
        given, page = self.assessment.evidence.facts.get(name), self.page
        title = self.phrases.fact(name)
        head = name if title == name else f"{name} ({title})"
        if given is None:
            file = self.assessment.evidence.missing.get(name)
            lost = "explain.fact.lost" if file else "explain.fact.gone"
            key = "explain.fact.missing" if file is None else lost
            page.write(self.phrases.say(key, fact=head, file=file or ""), indent)
            return
        page.write(f"{head} = {shown(self.phrases, given.value, name)}", indent)
        if given.place.shown:
            page.whole(given.place.shown, indent + 2)
        self._provenance(given, indent + 2)

    def _provenance(self, given: FactValue, indent: int) -> None:
        """Collected when and by whom, from where, with which document; and whether it is stale."""
        rule = self.assessment.ruleset.facts[given.name]
        parts = [
            self.phrases.say("explain.collected", date=given.collected) if given.collected else "",
            self.phrases.say("explain.by", by=given.by) if given.by else "",
            self.phrases.say("explain.source", source=given.source) if given.source else "",
        ]
        if said := self.phrases.say("text.comma").join(part for part in parts if part):
            self.page.write(said, indent)
        if given.note is not None:
            self.page.write(given.note.to(self.phrases.language), indent)
        if given.file:
            digest = given.document[:_DIGEST] or "-"
            self.page.whole(f"{given.file} ({digest})", indent)
        if is_stale(rule, given, self.assessment.as_of):
            self.page.write(self.phrases.say("explain.stale", days=rule.max_age_days), indent)

    def place(self, name: str, indent: int = 2) -> None:
        """Where the rule is written."""
        place = self.assessment.ruleset.places.get(name)
        if place is not None:
            self.page.whole(f"{place.file}:{place.line}", indent)


def _credit(phrases: Phrases, judged: Finding | Judgement) -> str:
    if judged.credit is None:
        return phrases.say("value.unknown" if judged.counted else "explain.excluded")
    return exact(phrases, judged.credit)


def _rolls_up(trace: Trace) -> bool:
    return _is_under(trace.node) or any(_rolls_up(part) for part in trace.parts)


def _is_under(node: Node) -> bool:
    return isinstance(node, Call) and node.function in ("under", "met", "credit", "rating")

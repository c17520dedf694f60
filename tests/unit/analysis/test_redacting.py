"""A review for an audience: what is withheld, what stays, and of which class a review is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from building import DAY, HERE, given, refused, reviewed, rule_set
from milepost.analysis.redacting.redacting import classification, classification_of, redacted
from milepost.loading.facts import FactError, read_value
from milepost.model.confidentiality import CLASSES, Class
from milepost.model.evidence import NOWHERE, Answer, JudgedValue, Plan, Waiver
from milepost.model.kinds import Plain, first_instant
from milepost.model.review import Review
from milepost.model.text import Text
from milepost.model.values import Document, Withheld
from milepost.model.withholding import WithheldText, withheld
from milepost.reporters.explaining import explain
from milepost.reporters.json_values import plain, text
from milepost.reporters.phrases import Phrases

RULES = """
facts:
  open: {type: number, class: public}
  plain: {type: number}
  close: {type: number, class: confidential}
  paper: {type: document, class: public}
  board: {type: yes_no, class: secret}
  parts:
    type: record
    class: public
    fields: {cost: {type: number, class: secret}}
results:
  score: {take: mean, times: 100}
  level: {by: area, scale: verdict, judged: true}
  double: {value: close * 2}
  twice: {value: double + 1}
  mixed: {value: close * score}
  reached: {value: close >= 4}
  grade: {scale: verdict, of: double}
main: score
axes: {area: {north: {}}}
adjust:
  - {only: id == "Q", at_most: 1, when: open >= 1, why: {en: Capped, zh: 封顶}}
criteria:
  - {id: P, area: north, title: {en: Open, zh: 公开}, check: open >= 5}
  - {id: I, area: north, title: {en: Plain, zh: 普通}, check: plain >= 5}
  - {id: C, area: north, title: {en: Close, zh: 机密}, check: close >= 5 and close != 7}
  - {id: D, area: north, title: {en: Paper, zh: 文件}, check: "fresh(paper, 10)"}
  - {id: B, area: north, title: {en: Board, zh: 董事会}, check: board}
  - {id: L, area: north, title: {en: Limit, zh: 限值}, check: open >= close}
  - id: Q
    area: north
    title: {en: Asked, zh: 问}
    scale: anchors
    answer: {en: How well, zh: 如何}
    requires: 'rationale != ""'
  - {id: R, area: north, title: {en: Rests, zh: 依据}, check: rating("Q") >= 3}
scales:
  anchors: {"0": {value: 0}, "1": {value: 1}, "2": {value: 2}, "3": {value: 3, met: true}}
  verdict: {bad: {}, good: {at_least: 6, meets_bar: true}}
"""
DUE = date(2026, 12, 31)
BECAUSE = Text(en="Because of Mr X", zh="因甲某")


def _review() -> Review:
    answer = Answer("Q", HERE, "2", by="Ms Y", rationale=BECAUSE, collected=date(2026, 6, 1))
    evidence = given(
        answers={"Q": answer},
        judged=(JudgedValue("level", ("north",), "good", BECAUSE, HERE, by="Ms Z"),),
        waivers=(Waiver("W", "Q", BECAUSE, HERE, "Mr W", "Ms V", first_instant(DUE)),),
        open=3,
        plain=4,
        close=4,
        paper=Document("approved", date(2026, 1, 1), confidentiality="confidential"),
        board=False,
    )
    plan = Plan("Q", BECAUSE, "Ms U", DUE, HERE)
    return reviewed(RULES, replace(evidence, plans={"Q": plan}))


@pytest.fixture(scope="module")
def review() -> Review:
    return _review()


def _ends(review: Review, name: str) -> tuple[object, object]:
    """Both ends of the last comparison that a criterion falls short of."""
    short = review.shortfalls[name][-1]
    return short.actual, short.wanted


def test_facts_above_the_readers_are_withheld_with_all_that_is_said_of_them(
    review: Review,
) -> None:
    """One without a class is internal; a document counts with the higher of both classes."""
    shown = redacted(review, "public").assessment.evidence.facts
    levels = {n: f.value.level for n, f in shown.items() if isinstance(f.value, Withheld)}
    assert levels == {
        "plain": "internal",
        "close": "confidential",
        "paper": "confidential",
        "board": "secret",
    }
    assert shown["open"] == review.assessment.evidence.facts["open"]
    assert shown["close"].place is NOWHERE


def test_a_field_of_a_record_lifts_its_class() -> None:
    """The whole record is as classified as its most classified field."""
    rules = RULES.replace("check: open >= 5}", "check: parts.cost >= 5}")
    review = reviewed(rules, given(parts={"cost": 3}, open=1, close=1))
    shown = redacted(review, "confidential").assessment.evidence.facts
    assert shown["parts"].value == Withheld("secret")


def test_each_end_of_a_shortfall_is_withheld_by_what_it_was_read_from(review: Review) -> None:
    """A limit that the rule set says is no evidence; a limit that is a fact is."""
    shown = redacted(review, "public")
    assert _ends(shown, "P") == (3, 5)
    assert _ends(shown, "I") == (Withheld("internal"), 5)
    assert _ends(shown, "C") == (Withheld("confidential"), 5)
    assert _ends(shown, "L") == (3, Withheld("confidential"))
    assert _ends(shown, "B") == (Withheld("secret"), True)
    assert _ends(shown, "Q")[0] == Withheld("internal")
    assert _ends(shown, "R") == (Withheld("internal"), 3)


def test_margins_of_hidden_figures_are_left_out(review: Review) -> None:
    """A distance from a known limit would tell the figure."""
    assert {near.criterion for near in review.near.to_met} == {"P", "I", "C", "L", "R"}
    assert {near.criterion for near in redacted(review, "public").near.to_met} == {"P"}
    internal = {near.criterion for near in redacted(review, "internal").near.to_met}
    assert internal == {"P", "I", "R"}


def test_what_people_said_is_internal(review: Review) -> None:
    """Answers, reasons, waivers, promises; whose it was and where it stands too."""
    shown = redacted(review, "public").assessment
    found = next(f for f in shown.findings if f.criterion.id == "Q")
    (answer,) = found.leaves[0].judgement.answers
    assert answer.withheld == Withheld("internal")
    assert (answer.answer, answer.by, answer.place) == (None, "", NOWHERE)
    assert found.leaves[0].judgement.rating is None
    assert found.rating is None
    assert found.forced[0].withheld == Withheld("internal")
    assert found.waiver is not None
    assert found.plan is not None
    texts = (answer.rationale, found.waiver.reason, found.plan.action)
    assert all(isinstance(one, WithheldText) for one in texts)
    judged = shown.results["level"].by[("north",)][0].judged
    assert judged is not None
    assert (judged.value, judged.by, judged.place) == ("good", "", NOWHERE)
    assert "Mr X" not in repr(shown)
    assert "Ms" not in repr(redacted(review, "public"))


def test_a_result_made_of_facts_alone_is_a_figure(review: Review) -> None:
    """Also by way of another; what holds, what is on a scale and what is scored are conclusions."""
    results = redacted(review, "internal").assessment.results
    hidden = {name for name, line in results.items() if line.conclusion.withheld is not None}
    assert hidden == {"double", "twice"}
    assert results["reached"].conclusion.truth is True
    grade = results["grade"].conclusion
    assert grade.exact is None
    assert grade.step is not None
    assert grade.step.name == "good"
    assert results["mixed"].conclusion == replace(
        review.assessment.results["mixed"].conclusion,
        traces=results["mixed"].conclusion.traces,
    )


def test_conditions_keep_their_truth_and_lose_their_values(review: Review) -> None:
    """On which side of a limit a figure is stays; that it is equal to something does not."""
    told = explain(redacted(review, "internal"), "C", "en")
    assert "close >= 5 and close != 7 = no" in told
    assert "close >= 5 = no" in told
    assert "close != 7 = withheld (confidential)" in told
    assert "close = withheld (confidential)" in told
    assert "board = no" in explain(redacted(review, "internal"), "B", "en")
    assert 'rationale != "" = yes' in explain(redacted(review, "public"), "Q", "en")


def test_explaining_a_result_asks_the_whole_and_shows_the_rest(review: Review) -> None:
    """The sum is the same; a hidden figure is not told."""
    shown = redacted(review, "public")
    (whole, told) = (explain(one, "score", "en").split("Times 100")[1] for one in (review, shown))
    assert told == whole
    figure = explain(shown, "double", "en")
    assert figure.startswith("double (double): withheld (confidential)\n")
    assert "It is a figure made of facts, not a conclusion: withheld (confidential)" in figure
    assert "close = withheld (confidential)" in explain(shown, "mixed", "en")


@pytest.mark.parametrize("audience", CLASSES)
def test_scores_and_outcomes_stay(review: Review, audience: Class) -> None:
    """Ranks and effects too, but for moves of hidden figures."""
    shown = redacted(review, audience)
    for before, after in zip(review.assessment.findings, shown.assessment.findings, strict=True):
        assert (before.outcome, before.credit) == (after.outcome, after.credit)
    assert shown.assessment.main.conclusion.exact == review.assessment.main.conclusion.exact
    for name, effect in review.effects.items():
        assert shown.effects[name].score == effect.score
    assert [w.lost for w in shown.weaknesses] == [w.lost for w in review.weaknesses]


@pytest.mark.parametrize("audience", CLASSES)
def test_withholding_twice_is_withholding_once(review: Review, audience: Class) -> None:
    """And what was withheld once is not given back."""
    once = redacted(review, audience)
    assert redacted(once, audience) == once
    assert redacted(once, "secret") == once
    for lower in CLASSES[: CLASSES.index(audience)]:
        assert redacted(once, lower) == redacted(review, lower)


def test_those_who_may_see_everything_do(review: Review) -> None:
    """Nothing changes but for whom it is made."""
    shown = redacted(review, "secret")
    assert shown.assessment == replace(review.assessment, audience="secret")
    assert replace(shown, assessment=review.assessment) == review


def test_the_class_of_a_review_is_that_of_its_evidence(review: Review) -> None:
    """For readers of a class it is theirs at most; without evidence it is public."""
    assert classification(review) == "secret"
    assert [classification(redacted(review, one)) for one in CLASSES] == list(CLASSES)
    plain = reviewed(RULES, given(open=3))
    assert classification(plain) == "public"
    assert classification_of((plain, review)) == "secret"
    assert classification(reviewed(RULES, given(open=3, answers={"Q": "2"}))) == "internal"


def test_notices_lose_what_evidence_says() -> None:
    """The file that is not there, and who promised; the notice itself stays."""
    plan = Plan("P", BECAUSE, "Ms U", date(2026, 1, 1), HERE)
    evidence = replace(given(open=9), plans={"P": plan}, missing={"paper": "docs/deal.md"})
    review = reviewed(
        RULES.replace("paper: {type: document, class: public}", "paper: {type: document}"), evidence
    )
    told = [notice.text.en for notice in redacted(review, "public").assessment.notices]
    assert len(told) == len(review.assessment.notices)
    assert any("its file is not there" in one for one in told)
    assert not any("deal" in one or "Ms U" in one for one in told)
    shown = [notice.text.en for notice in redacted(review, "internal").assessment.notices]
    assert any("docs/deal.md" in one for one in shown)


def test_withheld_in_words_and_as_data() -> None:
    """The class is said in both languages."""
    words = [Phrases(rule_set(RULES), language) for language in ("en", "zh")]
    said = [one.value(Withheld("confidential")) for one in words]
    assert said == ["withheld (confidential)", "不予公开（机密）"]
    assert plain(Withheld("secret")) == {"withheld": "secret"}
    assert text(withheld("internal")) == {"withheld": "internal"}


def test_an_unknown_class_is_refused_with_a_suggestion() -> None:
    """In a rule set and in evidence."""
    (told,) = refused("facts: {a: {type: number, class: confidental}}\ncriteria: []\n")
    assert "confidential" in told
    fact = rule_set(RULES).facts["paper"]
    with pytest.raises(FactError, match=r'"intern" is not a class of confidentiality.*internal'):
        read_value({"status": "approved", "class": Plain("intern")}, fact)


def test_the_day_of_the_review_is_not_hidden(review: Review) -> None:
    """How fresh evidence is says nothing of what it holds."""
    shown = redacted(review, "public").assessment
    assert shown.as_of == DAY
    (answer,) = shown.evidence.answers["Q"]
    assert answer.collected == date(2026, 6, 1)


def test_a_headline_that_is_a_figure_is_no_headline() -> None:
    """The points that effects would reach would tell it."""
    rules = """
    results: {cost: {value: a * 2}, verdict: {scale: verdict, rows: [{is: good}]}}
    main: verdict
    criteria: [{id: C, title: {en: C, zh: 丙}, check: a >= 9}]
    """
    review = reviewed(rules, given(a=4))
    assert (review.headline, review.effects["C"].score) == ("cost", 8)
    shown = redacted(review, "public")
    assert (shown.headline, shown.effects["C"].score, shown.effects["C"].gain) == (None,) * 3
    assert shown.weaknesses[0].if_met.score is None

"""The HTML report: what it says, that it stands alone, and that nothing in it can act."""

import re
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from milepost.model.assessment import Derived, Notice
from milepost.model.results import Bound
from milepost.model.review import Review
from milepost.model.text import LANGUAGES, Language, Text
from milepost.model.values import Step
from milepost.reporters.html import SUFFIX, report
from milepost.reporters.messages import messages
from milepost.reporters.view import page as view

from .hostile import hostile

Reviews = Mapping[str, tuple[Review, ...]]
SUBJECTS = ("metro-doors", "warehouse-automation", "bank-app", "transit-pmo")
QUESTIONS: dict[Language, tuple[str, ...]] = {
    "en": (
        "What was decided?",
        "What is the grade, and what capped it?",
        "Which three weaknesses weigh most?",
        "What was not assessed, and what would it take?",
        "What to do first, and how far does it move the score?",
    ),
    "zh": (
        "结论是什么？",
        "等级是多少，被什么封顶？",
        "影响最大的三项短板是什么？",
        "哪些未评估，需要什么？",
        "首先做什么，得分能提高多少？",
    ),
}
VOID_TAGS = {"meta", "br"}


class Seen(HTMLParser):
    """Tags, attributes and text of a page; fails on tags that do not close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID_TAGS:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text.append(data)


def seen(page: str) -> Seen:
    """A page read by a parser."""
    reader = Seen()
    reader.feed(page)
    reader.close()
    return reader


def words(page: str) -> str:
    """The text of a page in one line."""
    return " ".join("".join(seen(page).text).split())


def pages(reviews: Reviews) -> list[tuple[str, Language, str]]:
    """Every sample report in both languages."""
    return [(s, lang, report(reviews[s], lang)) for s in SUBJECTS for lang in LANGUAGES]


def test_pages_are_well_formed_and_stand_alone(sample_reviews: Reviews) -> None:
    for _, _, page in pages(sample_reviews):
        reader = seen(page)
        assert reader.open == []
        assert not {t for t, _ in reader.tags} & {"script", "link", "img", "iframe", "form"}
        assert not re.search(r"https?://(?!www\.w3\.org/)|url\((?!#)|@import", page)
        links = [a["href"] for t, a in reader.tags if t == "a"]
        ids = [a["id"] for _, a in reader.tags if "id" in a]
        assert all(link and link.startswith("#") and link[1:] in ids for link in links)
        assert len(ids) == len(set(ids))


def test_headings_go_down_one_step_at_a_time(sample_reviews: Reviews) -> None:
    for _, _, page in pages(sample_reviews):
        levels = [int(t[1]) for t, _ in seen(page).tags if re.fullmatch(r"h[1-6]", t)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))


def test_language_and_table_headers_are_marked(sample_reviews: Reviews) -> None:
    for _, language, page in pages(sample_reviews):
        tags = seen(page).tags
        assert ("html", {"lang": {"en": "en", "zh": "zh-CN"}[language]}) in tags
        assert all(a.get("scope") in ("col", "row") for t, a in tags if t == "th")


def test_the_five_questions_are_answered(sample_reviews: Reviews) -> None:
    for language in LANGUAGES:
        text = words(report(sample_reviews["warehouse-automation"][:1], language))
        places = [text.index(question) for question in QUESTIONS[language]]
        assert places == sorted(places)


def test_of_several_assessments_each_has_a_row_of_answers(sample_reviews: Reviews) -> None:
    for subject in SUBJECTS:
        whole = words(report(sample_reviews[subject], "en"))
        short = whole[whole.index("In short") : whole.index("Contents")]
        for head in ("what capped it", "Heaviest weaknesses", "Not assessed", "First step"):
            assert head in short
        for part in view.page(sample_reviews[subject], "en").parts:
            assert f"{part.card.name} {part.decided}" in short


def test_no_key_is_left_untranslated(sample_reviews: Reviews) -> None:
    for _, language, page in pages(sample_reviews):
        text = words(page)
        assert not [key for key in messages() if key in text]
        assert not re.search(r"\{[a-z_]+\}|<[a-z_]+>", text)
        assert ("没有" in text or "达标" in text) == (language == "zh")


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "en",
            (
                "Gate decision: Conditional go. Conditions: 3, the last due on 2026-09-30.",
                "A cap at C · Adequate applies but changes nothing",
                "−5.9 points · 33% of the lost score",
                "Pieces of evidence missing: 251 of 256",
                "Owner: Resource manager. Due 2026-08-31. Effort: 6 person-days.",
                "12 days → 7 days",
                "Effect: +5.9 points. Then: 88.2 (Conditional go).",
                "Waived by W-1 until 2026-09-30",
                "assessments/warehouse-automation/evidence.yaml:",
            ),
        ),
        (
            "zh",
            (
                "关口裁决：有条件通过，附条件 3 项，最晚于 2026-09-30 完成。",
                "封顶未改变结果",
                "占失分的 33%",
                "缺 251 项",
                "责任人：资源经理；期限：2026-08-31；工作量：6 人天。",
                "12 天 → 7 天",
                "效果：+5.9 分。完成后：88.2（有条件通过）。",
                "已豁免（W-1，至 2026-09-30）",
            ),
        ),
    ],
)
def test_answers_name_figures_owners_and_dates(
    sample_reviews: Reviews, language: Language, sentences: tuple[str, ...]
) -> None:
    reviews = sample_reviews["warehouse-automation"]
    text = words("".join(report(some, language) for some in (reviews, reviews[:1])))
    for sentence in sentences:
        assert sentence in text


def test_limits_of_the_rule_set_are_filled_into_its_reasons(sample_reviews: Reviews) -> None:
    text = words(report(sample_reviews["metro-doors"], "en"))
    assert "The score is 85 or more and no major gap is open." in text


def test_a_level_by_judgement_alone_says_so(sample_reviews: Reviews) -> None:
    text = words(report(sample_reviews["metro-doors"], "en"))
    assert "11 of 11 dimensions were judged, while evidence covers only 0%" in text
    assert "No weakness can be shown, because most criteria were not assessed." in text


def test_a_binding_cap_names_the_band_before_it(sample_reviews: Reviews) -> None:
    review = sample_reviews["metro-doors"][1]
    line = review.assessment.main
    order = ("E", "D", "C", "B", "A")
    cap = Bound("C", Text(en="One thing is open.", zh="有一项未了结。"), bound=True)
    capped = replace(
        line.conclusion, step=Step("C", order), computed=Step("A", order), limits=(cap,)
    )
    results = {**review.assessment.results, "grade": replace(line, conclusion=capped)}
    changed = replace(review, assessment=replace(review.assessment, results=results))
    expected = "Capped: the score alone gives A · Leading, the cap allows C · Adequate."
    assert f"{expected} One thing is open." in words(report([changed], "en"))


def test_patterns_and_notices_are_shown(sample_reviews: Reviews) -> None:
    review = sample_reviews["metro-doors"][0]
    told = (Text(en="G2.9 Team fits the work"),)
    title, why = Text(en="Late people"), Text(en="They come late.")
    derived = Derived("p", "cause", (), title, why, ("G2.9",), told)
    changed = replace(
        review.assessment,
        derived=(derived,),
        notices=(Notice("inference", Text(en="Chained without the extra.")),),
    )
    text = words(report([replace(review, assessment=changed)], "en"))
    assert "Root cause Late people They come late." in text
    assert "Rests on: G2.9 Team fits the work" in text
    assert "Inference Chained without the extra." in text


def test_hostile_text_stays_text(sample_reviews: Reviews) -> None:
    reviews = [hostile(review) for review in sample_reviews["warehouse-automation"]]
    page = report(reviews, "en")
    reader = seen(page)
    assert "script" not in {tag for tag, _ in reader.tags}
    assert "<script>alert(1)</script>" in words(page)
    assert "\u202e" not in page


def test_the_same_reviews_give_the_same_bytes(sample_reviews: Reviews) -> None:
    reviews = sample_reviews["transit-pmo"]
    assert report(reviews, "zh") == report(tuple(reviews), "zh")


def test_a_report_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one review"):
        report([], "en")


def test_suffix() -> None:
    assert SUFFIX == ".html"

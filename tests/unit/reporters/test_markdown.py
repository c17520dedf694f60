"""The Markdown report: the same content, and text of others that cannot become mark-up."""

import re
from collections.abc import Mapping
from itertools import pairwise

import pytest
from milepost.model.review import Review
from milepost.model.text import LANGUAGES, Language
from milepost.reporters.escaping import markdown_text
from milepost.reporters.markdown import SUFFIX, report
from milepost.reporters.messages import messages

from .hostile import hostile

Reviews = Mapping[str, tuple[Review, ...]]
SUBJECTS = ("metro-doors", "warehouse-automation", "bank-app", "transit-pmo")
ADDED = re.compile(r"</?(?:br|details|summary)>")


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("a | b", r"a \| b"),
        ("two\nlines", "two lines"),
        ("`code`", r"\`code\`"),
        ("# heading", r"\# heading"),
        ("- item", r"\- item"),
        ("> quote", "&gt; quote"),
        ("1. item", r"1\. item"),
        ("<b>", "&lt;b&gt;"),
        ("&lt;", "&amp;lt;"),
        ("AT&T", "AT&T"),
        ("**bold** _it_ a_b", r"\*\*bold\*\* \_it\_ a_b"),
        ("[x](javascript:1)", r"\[x\](javascript:1)"),
        ("https://evil.example", r"https:\/\/evil.example"),
        ("www.evil.example", r"www\.evil.example"),
        ("-5.9 points", "-5.9 points"),
        ("a\\", r"a\\"),
        ("\u202eab\u0007", "ab"),
    ],
)
def test_text_of_others_is_only_text(raw: str, safe: str) -> None:
    assert str(markdown_text(raw)) == safe


def blocks(text: str) -> list[list[str]]:
    """Tables of a report: runs of lines that begin with a bar."""
    found: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.startswith("|"):
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [block for block in found if block]


def test_every_row_of_a_table_has_as_many_cells(sample_reviews: Reviews) -> None:
    for subject in SUBJECTS:
        for language in LANGUAGES:
            for table in blocks(report(sample_reviews[subject], language)):
                cells = {len(re.findall(r"(?<!\\)\|", row)) for row in table}
                assert len(cells) == 1
                assert re.fullmatch(r"\|( -{3}:? \|)+", table[1])


def test_headings_go_down_one_step_at_a_time(sample_reviews: Reviews) -> None:
    for subject in SUBJECTS:
        text = report(sample_reviews[subject], "en")
        levels = [len(m) for m in re.findall(r"^(#+) ", text, re.MULTILINE)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            (
                "Conditions: 3, the last due on 2026-09-30.",
                "+5.9 points, then 88.2 (Conditional go)",
                "Mean time to fill a resource request<br>12 days → **7 days**",
                "✕ **not met** S4.3.2.q5",
            ),
        ),
        (
            "zh",
            ("附条件 3 项", "+5.9 分，完成后 88.2", "12 天 → **7 天**", "✕ **未达标** S4.3.2.q5"),
        ),
    ],
)
def test_it_says_what_the_page_says(
    sample_reviews: Reviews, language: Language, lines: tuple[str, ...]
) -> None:
    text = report(sample_reviews["warehouse-automation"], language)
    for line in lines:
        assert line in text


def test_no_key_or_placeholder_is_left(sample_reviews: Reviews) -> None:
    for subject in SUBJECTS:
        for language in LANGUAGES:
            text = report(sample_reviews[subject], language)
            assert not [key for key in messages() if key in text]
            assert not re.search(r"\{[a-z_]+\}|&lt;[a-z_]+&gt;", text)
            assert "\n\n\n" not in text
            assert text.endswith("\n")


def test_hostile_text_stays_text(sample_reviews: Reviews) -> None:
    reviews = [hostile(review) for review in sample_reviews["warehouse-automation"]]
    text = report(reviews, "en")
    assert "<" not in ADDED.sub("", text)
    assert "](" not in text.replace(r"\](", "")
    assert "https://" not in text
    assert not re.search(r"^# heading", text, re.MULTILINE)
    for table in blocks(text):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table}) == 1


def test_the_same_reviews_give_the_same_bytes(sample_reviews: Reviews) -> None:
    reviews = sample_reviews["bank-app"]
    assert report(reviews, "en") == report(tuple(reviews), "en")


def test_suffix() -> None:
    assert SUFFIX == ".md"

"""The view of a report: bars, levels, missing evidence and findings, ready to be placed."""

from collections.abc import Mapping
from fractions import Fraction

from building import given, reviewed
from milepost.model.review import Aim, Review, Shortfall
from milepost.model.text import Text
from milepost.model.values import Document, Range, Step
from milepost.reporters.charts.gauge_told import Band, Reading
from milepost.reporters.messages import messages
from milepost.reporters.phrases import Phrases
from milepost.reporters.view.bars import standing
from milepost.reporters.view.page import contexts, page
from milepost.reporters.view.shapes import Part

Reviews = Mapping[str, tuple[Review, ...]]


def parts(reviews: Reviews, subject: str) -> tuple[Part, ...]:
    """The parts of an English report."""
    return page(reviews[subject], "en").parts


def test_a_score_stands_between_the_edges_of_its_bands(sample_reviews: Reviews) -> None:
    gate, grade, _ = (standing(one) for one in contexts(sample_reviews["metro-doors"], "en"))
    assert gate is not None
    assert grade is not None
    reading, bands, axis = gate
    assert bands == (Band("", 65), Band("Go", 85))
    assert (axis.low, axis.high) == (0, 100)
    assert reading == Reading(Fraction(4300, 44), (Fraction(4300, 44), 100))
    assert [(band.name, band.low) for band in grade[1]][-1] == ("A · Leading", 90)
    assert grade[0].interval is None


def test_a_maturity_score_stands_on_the_levels(sample_reviews: Reviews) -> None:
    found = standing(contexts(sample_reviews["metro-doors"], "en")[2])
    assert found is not None
    assert [band.low for band in found[1]] == [1, 2, 3, 4]
    assert (found[2].low, found[2].high) == (1, 5)


def test_judged_and_practised_levels_stand_side_by_side(sample_reviews: Reviews) -> None:
    (table,) = parts(sample_reviews, "metro-doors")[2].levels
    assert table.columns == (
        "Judged level",
        "Practised level",
        "Level of the dimension",
        "Difference",
    )
    assert table.rows[0].name == "D1 Portfolio"
    assert table.rows[0].cells == ("4 · Measured", "1 · Ad hoc", "4 · Measured", "+3")
    assert table.rows[0].blocking == ("M1.2 Strategy inputs and goal links on file",)
    assert table.rows[0].judged_by == "lead assessor, assessments/metro-doors/maturity.yaml:5"


def test_a_judged_column_that_nobody_filled_is_left_out(sample_reviews: Reviews) -> None:
    (table,) = parts(sample_reviews, "transit-pmo")[1].levels
    assert table.columns == ("Practised level", "Level of the dimension")
    assert not table.judged


def test_practices_nothing_is_known_of_are_left_aside(sample_reviews: Reviews) -> None:
    part = parts(sample_reviews, "warehouse-automation")[2]
    shown = [finding.id for group in part.groups for finding in group.findings]
    assert shown == ["M4.4", "M9.2"]
    assert part.folded == "Not assessed: 42"
    assert part.missing.long


def test_missing_evidence_names_whom_to_ask(sample_reviews: Reviews) -> None:
    missing = parts(sample_reviews, "metro-doors")[0].missing
    assert missing.criteria == ("G2.9 Team fits the work",)
    assert [(o.owner, [x.evidence for x in o.lines]) for o in missing.owners] == [
        ("Project manager", ["Team development plan"])
    ]
    assert "the score ends between 97.7 and 100.0" in missing.told


def test_evidence_names_its_source_and_place(sample_reviews: Reviews) -> None:
    group = parts(sample_reviews, "metro-doors")[0].groups[1]
    used = [line for check in group.findings[0].checks for line in check.evidence]
    line = next(x for x in used if x.fact == "Contingency")
    assert line.asked == "asked: at least 8%, at most 25%"
    assert (line.value, line.by, line.collected) == ("12%", "project controls", "2026-03-01")
    assert line.origin == "cost baseline 1.2"
    assert line.place == "assessments/metro-doors/evidence.yaml:17"
    assert line.note == "Drawn from the quantified risks of register 0.9."


def test_strengths_weaknesses_and_actions_keep_their_rank(sample_reviews: Reviews) -> None:
    part = parts(sample_reviews, "warehouse-automation")[0]
    assert [gap.rank for gap in part.weaknesses] == [1, 2, 3, 4]
    assert [line.rank for line in part.actions] == [1, 2, 3, 4]
    assert len(part.strengths) == 10


def test_every_owner_has_a_title(sample_reviews: Reviews) -> None:
    owners = {
        leaf.owner
        for reviews in sample_reviews.values()
        for review in reviews
        for leaf in review.assessment.ruleset.leaves.values()
        if leaf.owner
    }
    assert owners
    assert not [owner for owner in owners if f"role.{owner}" not in messages()]


def phrases(reviews: Reviews) -> Phrases:
    """The English words of the rubric of a sample."""
    return Phrases(reviews["warehouse-automation"][1].assessment.ruleset, "en")


def test_aims_have_units_and_rating_titles(sample_reviews: Reviews) -> None:
    words = phrases(sample_reviews)
    figure = Aim("milestones_on_time_pct", 78, Text(en="85"))
    assert (words.baseline(figure), words.target(figure)) == ("78%", "85%")
    rating = Aim("PERF.4", Step("2", ("0", "1", "2", "3", "4"), 2), Text(en="3"))
    assert words.fact("PERF.4") == "Communication and cooperation"
    assert words.baseline(rating) == "2 · Half or more of the limit"
    assert words.target(rating) == "3 · Limit met"


def test_a_document_already_so_is_renewed(sample_reviews: Reviews) -> None:
    aim = Aim("recovery_plan", Document(status="approved"), Text(en="approved", zh="已批准"))
    assert phrases(sample_reviews).target(aim) == "approved, renewed"


def test_a_share_of_checks_is_told_in_per_cent(sample_reviews: Reviews) -> None:
    source = 'share(under("S4.7.3"), passed) >= param.least'
    short = Shortfall("x", "short", None, ">=", Range(0, 1), 1, source)
    told = phrases(sample_reviews).shortfall(short)
    assert told == "Share of the S4.7.3 checks that pass is 0% to 100%, at least 100% is asked"


def test_assessments_of_one_kind_go_by_their_titles() -> None:
    text = "ruleset: {0}\nkind: rubric\ntitle: {{en: {0}, zh: 题}}\ncriteria: [{{id: C, check: p}}]"
    one, two = (reviewed(text.format(name), given(p=True)) for name in ("one", "two"))
    assert [part.card.name for part in page([one, two], "en").parts] == ["one", "two"]
    assert [part.card.name for part in page([one], "en").parts] == ["Performance grade"]

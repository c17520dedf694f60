"""A plan as a document and as data: the answer, every part of every action, and what is lacking."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from milepost.model.plans import Conflict, Goal, Means, Stretch
from milepost.model.text import LANGUAGES, Language
from milepost.reporters.documents import html, markdown, text
from milepost.reporters.plans.bars import ROOM, bars
from milepost.reporters.plans.data import data
from milepost.reporters.plans.document import document
from milepost.reporters.plans.lacks import lacking
from milepost.reporters.plans.left_out import left_out
from milepost.reporters.plans.planned import Planned
from milepost.reporters.plans.rows import Row, rows
from milepost.reporters.plans.told import Told
from milepost.reporters.terminal.columns import width_of
from plan_building import planned
from plan_samples import ALL, ATTACK, NEEDED, B, hostile, nothing, reached, review, short


def shown(one: Planned, language: Language = "en") -> str:
    return text.report(document(one, language))


def lead(one: Planned, language: Language = "en") -> str:
    return " ".join(prose.text for prose in document(one, language).lead)


def test_the_answer_comes_first() -> None:
    assert lead(reached()) == (
        "To reach B · Good: 3 actions, 10.5 person days, done by 2026-07-23; this is proven to be "
        "the least effort. Grade: from D · Poor to B · Good. Score: from 0.0 to 75.0. This is a "
        "prediction: it holds once every action has brought what it aims at."
    )
    assert lead(reached(), "zh").startswith(
        "要达到“B · 良”，需 3 项措施、10.5 人天，2026-07-23 前完成；已证明所需工作量最少。"
    )


def test_a_due_day_after_the_work_is_told_beside_it() -> None:
    later = "the work done by 2026-07-23 and the last due on 2026-12-27;"
    assert later in lead(planned(review(due_days=180), B, ALL))
    assert data(planned(review(due_days=180), B, ALL))["actions"][0]["due"] == "2026-12-27"
    means = Means(deadline=date(2026, 9, 1))
    assert "the last due on 2026-09-01;" in lead(planned(review(due_days=180), B, ALL, means))


def test_a_goal_out_of_reach_is_told_with_the_best_and_why() -> None:
    told = shown(short())
    assert lead(short()).startswith(
        "Score of 100 or more is out of reach with the remedies on file, which is proven. The best "
        "that was found is 50.0: 2 actions, 4.5 person days, done by 2026-07-15."
    )
    assert "Why Score of 100 or more is out of reach" in told
    assert re.search(r"D Reviewed +no action on file moves it", told)
    assert re.search(r"C Kept short +the actions on file do not mend it", told)


def test_a_goal_that_only_the_means_bar_is_told_so() -> None:
    one = short(Conflict((), (), ("budget", "capacity", "actions"), 10))
    assert lead(one).startswith("Score of 100 or more is out of reach with these means, which is")
    told = " ".join(shown(one).split())
    assert (
        "What stands in the way: a budget of 5 person days, Human resources 4 days a month, at "
        "most 3 actions. Without any limit it takes 10 person days."
    ) in told


def test_a_goal_that_no_criterion_decides_is_told_so() -> None:
    assert "something else decides" in " ".join(shown(short(Conflict((), ()))).split())


def test_a_goal_reached_already_takes_nothing() -> None:
    one = nothing()
    assert one.standing == "already"
    assert lead(one) == "D · Poor is already reached (D · Poor); nothing is to be done."
    assert "Schedule" not in shown(one)


def test_the_best_of_a_budget_is_told_as_such() -> None:
    one = planned(review(), Goal("score"), ALL[:1], Means(budget=4), bound=30)
    assert lead(one).startswith(
        "The best within these means is Score 25.0: 1 action, 3.5 person days, done by 2026-07-07; "
        "the best found; Score cannot pass 30."
    )


def test_what_missing_evidence_decides_cannot_be_told() -> None:
    one = planned(review(q=None), Goal("score", number=100), ALL, reached=False, conflict=NEEDED)
    assert one.standing == "open"
    assert lead(one).startswith(
        "Whether Score of 100 or more can be reached cannot be told: no remedy on file takes it "
        "there, but missing evidence could."
    )
    assert "1 piece of evidence is still missing then" not in lead(one)  # B either way
    first = planned(review(q=None), B, ALL[:2])
    assert "could take the result anywhere from C · Fair to B · Good." in lead(first)


def test_what_the_search_did_not_settle_cannot_be_told() -> None:
    one = planned(review(), Goal("grade", step="B"), (), reached=False)
    assert one.standing == "open"
    assert "could not be settled in the time there is for the search" in lead(one)


def test_every_action_carries_all_its_parts() -> None:
    second = rows(Told(reached(), "en"))[1]
    assert (second.id, second.owner, second.supervisor) == ("sign", "Sponsor", "Head of the PMO")
    assert (second.start, second.end) == (date(2026, 7, 8), date(2026, 7, 15))
    assert second.due == second.end
    assert [(s.id, s.rank) for s in second.serves] == [("B", 2)]
    assert [(m.fact, m.baseline, m.target) for m in second.moves] == [("Signature", "no", "yes")]
    assert (second.effort, second.gain, second.score, second.main) == (1, 25, 50, "C · Fair")
    assert second.after == (1,)
    told = shown(reached())
    for said in (
        *("Have them signed", "Id             sign", "Supervised by  Head of the PMO"),
        *("B Signed off (weakness 2)", "Signature: no → yes", "Score +25.0 points"),
        *("Comes after    1", "C · Fair, Score 50.0", "2026-07-08  2026-07-15"),
    ):
        assert said in told


def test_the_sums_are_those_of_the_case() -> None:
    told = shown(reached())
    assert "3.5 + 1 + 6 = 10.5 person days" in told
    assert "0.0 + 25.0 + 25.0 + 25.0 = 75.0" in told


def test_what_an_action_lacks_is_remarked_and_counted() -> None:
    one = planned(review(), Goal("grade", step="C"), ("raise-a", "look"), supervisor="")
    assert lacking(one.plan) == (("look", ("target",)),)
    told = shown(one)
    assert "1 action lacks a part that every action is to name." in " ".join(told.split())
    assert re.search(r"Action 2 +look names no target; nobody can be held to it", told)
    assert "Supervised by  not set; nobody but the owner answers for what it mends" in told


@pytest.mark.parametrize("part", ["owner", "due", "effort", "gain"])
def test_each_part_is_missed(part: str) -> None:
    one = planned(review(), Goal("grade", step="C"), ("train",))
    (line,) = one.plan.lines
    worse = {
        "owner": replace(line, action=replace(line.action, owner="")),
        "due": replace(line, stretch=Stretch(line.stretch.end, line.stretch.start)),
        "effort": replace(line, action=replace(line.action, effort_days=0)),
        "gain": replace(line, serves=(), effect=one.plan.before),
    }
    assert lacking(one.plan) == ()
    assert lacking(replace(one.plan, lines=(worse[part],))) == (("train", (part,)),)


def test_an_action_that_prepares_another_need_not_gain() -> None:
    one = reached()
    first = replace(one.plan.lines[0], serves=(), effect=one.plan.before)
    plan = replace(one.plan, lines=(first, *one.plan.lines[1:]))
    assert "raise-a" not in dict(lacking(plan))
    assert "none itself; 2 waits for it" in shown(replace(one, plan=plan))


def test_what_is_left_out_has_a_reason() -> None:
    found = {(one.action.en, one.why) for one in left_out(reached())}
    assert found == {("Hire two", "instead"), ("Look again", "unpredicted")}
    found = {(one.id, one.why) for one in left_out(short())}
    assert found == {("train", "means"), ("look", "unpredicted")}
    found = {(one.id, one.why) for one in left_out(nothing())}
    assert ("train", "unneeded") in found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [reached, short, nothing, hostile], ids=lambda make: make.__name__)
def test_text_keeps_to_80_columns(make: object, language: Language) -> None:
    for line in shown(make(), language).splitlines():  # type: ignore[operator]
        assert width_of(line) <= 80


def row(number: int, start: date, end: date) -> Row:
    return replace(rows(Told(reached(), "en"))[0], number=number, start=start, end=end)


@pytest.mark.parametrize(
    ("due", "unit"),
    [
        (date(2026, 8, 2), "day"),
        (date(2027, 3, 1), "week"),
        (date(2030, 3, 1), "month"),
        (date(2040, 3, 1), "quarter"),
        (date(9999, 12, 31), "year"),
    ],
)
def test_bars_take_the_finest_unit_that_has_room(due: date, unit: str) -> None:
    legend, _, first, second = bars(
        [row(1, date(2026, 7, 1), date(2026, 7, 3)), row(12, date(2026, 7, 4), due)], "No.", "en"
    )
    assert legend == f"One sign is one {unit}."
    assert first.startswith("  1 |=")
    assert second.endswith("=|")
    assert len(first) == len(second)
    assert len(first) <= ROOM + 6 or unit == "year"


def test_bars_by_day_show_each_day() -> None:
    told = bars([row(1, date(2026, 7, 30), date(2026, 8, 1))], "No.", "en")
    assert told[1:] == ("     2026-07", "  1 |===|")


def test_pictures_are_drawn_where_they_are_wanted() -> None:
    page = html.report(document(reached(), "zh", whole=True))
    assert page.count("<svg ") == 3  # schedule, effort and gain, budget curve
    assert '<title id="plan-schedule-title">' in page
    assert "<pre>" not in page
    plain = html.report(document(reached(), "zh"))
    assert "<svg" not in plain
    assert "2 |.......========........|" in plain


def test_without_matplotlib_there_are_no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("milepost.reporters.charts.drawing.available", lambda: False)
    assert "<svg" not in html.report(document(reached(), "en", whole=True))


def test_hostile_words_are_inert() -> None:
    one = hostile()
    page = html.report(document(one, "en", whole=True))
    assert "<b>x</b>" not in page
    assert page.count("</script>") == 0
    assert "\x00" not in page + shown(one)
    assert "\u202e" not in page + shown(one)
    assert "<b>" not in markdown.report(document(one, "en"))
    assert json.loads(json.dumps(data(one)))["actions"][0]["action"]["en"] == ATTACK


def test_data_holds_the_whole_plan() -> None:
    told = data(reached())
    assert next(iter(told.items())) == ("schema", "milepost/plan/1")
    assert (told["standing"], told["effort_days"], told["done"]) == ("reached", 10.5, "2026-07-23")
    assert told["goal"]["title"] == {"en": "B · Good", "zh": "“B · 良”"}
    second = told["actions"][1]
    assert second["serves"] == [{"criterion": "B", "rank": 2}]
    assert second["aims"][0]["baseline"] == {"value": False, "en": "no", "zh": "否"}
    assert second["gain"] == {"value": 25, "exact": "25"}
    assert [point["effort_days"] for point in told["curve"]] == [0, 3.5, 4.5, 10.5]
    assert {one["why"] for one in told["left_out"]} == {"instead", "unpredicted"}
    assert data(short())["conflict"] == {
        "criteria": ["C", "D"],
        "unmendable": ["D"],
        "limits": [],
        "effort_days": None,
    }


def test_the_same_plan_gives_the_same_bytes() -> None:
    first, second = (html.report(document(reached(), "zh", whole=True)) for _ in range(2))
    assert first == second

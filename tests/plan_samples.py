"""Small plans for the tests of their reports, one of them written by somebody who means harm."""

from __future__ import annotations

from dataclasses import replace

from building import given, reviewed
from milepost.model.plans import Conflict, Goal, Means
from milepost.model.review import Review
from milepost.model.text import Text
from milepost.reporters.plans.planned import Planned
from plan_building import planned

TEXT = """
kind: rubric
title: {en: Yearly review, zh: 年度评审}
criteria:
  - {id: A, title: {en: Work is planned, zh: 工作有计划}, check: a >= 10, remedy: raise-a}
  - {id: B, title: {en: Signed off, zh: 已签署}, check: p, remedy: sign}
  - {id: C, title: {en: Kept short, zh: 不拖延}, check: b <= 5, remedy: shorten}
  - {id: D, title: {en: Reviewed, zh: 已复核}, check: q, remedy: look}
facts:
  a: {type: number, title: {en: Plans, zh: 计划数}}
  b: {type: number, unit: d, title: {en: Delay, zh: 延误}}
  p: {type: yes_no, title: {en: Signature, zh: 签字}}
  q: {type: yes_no}
remedies:
  raise-a:
    {action: {en: Write the plans, zh: 编写计划}, owner: project_manager, effort_days: 3.5,
     due_days: 5, makes: {a: {at_least: 10}}}
  sign:
    {action: {en: Have them signed, zh: 提交签署}, owner: sponsor, effort_days: 1, after: [raise-a],
     due_days: 5, makes: {p: yes}}
  shorten: {choice: [hire, train]}
  hire:
    {action: {en: Hire two, zh: 增聘两人}, owner: hr, effort_days: 20, makes: {b: {at_most: 5}}}
  train:
    {action: {en: Train all, zh: 全员培训}, owner: hr, effort_days: 6,
     due_days: 5, makes: {b: {at_most: 5}}}
  look:
    {action: {en: Look again, zh: 再次检查}, owner: pmo_head, effort_days: 2}
scales:
  grade:
    D: {title: {en: Poor, zh: 差}}
    C: {title: {en: Fair, zh: 中}, at_least: 40}
    B: {title: {en: Good, zh: 良}, at_least: 70, meets_bar: true}
results:
  score: {title: {en: Score, zh: 得分}, take: mean, times: 100, show: 1}
  grade: {title: {en: Grade, zh: 等级}, scale: grade, of: score}
main: grade
"""
ALL = ("raise-a", "sign", "train")
B = Goal("grade", step="B")
NEEDED = Conflict(("C", "D"), ("D",))
ATTACK = "=cmd|' /C calc'!A0 </script><b>x</b>\r\nEND:VCALENDAR\x00\u202e"
LONG = "很长的措施名称，" * 12


def review(due_days: int = 5, q: bool | None = False) -> Review:
    text = TEXT.replace("due_days: 5", f"due_days: {due_days}")
    return reviewed(text, given(a=4, p=False, b=9, **({} if q is None else {"q": q})))


def reached() -> Planned:
    return planned(review(), B, ALL, Means(budget=12))


def short(conflict: Conflict = NEEDED) -> Planned:
    goal, means = Goal("score", number=100), Means(budget=5, capacity={"hr": 4}, most_actions=3)
    return planned(review(), goal, ALL[:2], means, reached=False, conflict=conflict, bound=75)


def nothing() -> Planned:
    return planned(review(), Goal("grade", step="D"), ())


def hostile(words: str = ATTACK) -> Planned:
    """The plan with the attack in every place that others write."""
    one, text = reached(), Text(en=words, zh=words)
    lines = tuple(
        replace(
            line,
            action=replace(line.action, action=text, owner=words, alternatives=(text,)),
            supervisor=words,
        )
        for line in one.plan.lines
    )
    assessment = one.assessment
    subject = replace(assessment.evidence.subject, title=text)
    assessment = replace(assessment, evidence=replace(assessment.evidence, subject=subject))
    return replace(
        one,
        plan=replace(one.plan, lines=lines),
        review=replace(one.review, assessment=assessment),
    )

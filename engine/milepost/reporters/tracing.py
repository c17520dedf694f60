"""The matrix of traceability, as terminal text, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from milepost.analysis.tracing import Answer, Matrix, Row
from milepost.model.requirements import Scenario
from milepost.model.text import Language, Text
from milepost.reporters.safe import cell
from milepost.reporters.terminal.page import Page

SCHEMA = "milepost/trace/1"
_WORDS = {
    "excluded": Text(en="excluded: {why}", zh="已排除：{why}"),
    "unmapped": Text(en="nothing answers to it", zh="没有准则对应"),
    "contradicted": Text(en="excluded, and yet used: {used}", zh="既已排除又被使用：{used}"),
    "scenario": Text(en="1 scenario", zh="1 个场景"),
    "scenarios": Text(en="{count} scenarios", zh="{count} 个场景"),
    "strays": Text(en="Criteria whose source is no requirement", zh="来源不在目录中的准则"),
    "stray": Text(en="names {source}", zh="来源写作 {source}"),
    "fine": Text(en="Nothing to mend.", zh="没有需要修正的内容。"),
    "total": Text(
        en="{all} requirements: {used} used, {excluded} excluded, {unmapped} unmapped; "
        "{scenarios} scenarios name a criterion",
        zh="共 {all} 条要求：已使用 {used}，已排除 {excluded}，未对应 {unmapped}；"
        "{scenarios} 个场景点名了准则",
    ),
}
COLUMNS = ("id", "area", "title", "asks", "state", "ruleset", "criterion", "scenarios")


def as_text(
    matrix: Matrix, language: Language, width: int, colour: bool = False, broken: bool = False
) -> str:
    """Area by area, each requirement with what answers to it; only what is `broken` if wanted."""
    page, areas = Page(width, colour), dict(matrix.requirements.areas)
    rows = [row for row in matrix.rows if not broken or row.state not in ("used", "excluded")]
    for area, group in groupby(rows, key=lambda row: row.requirement.area):
        page.heading(f"{area} {areas[area].to(language)}")
        for row in group:
            page.item(row.requirement.id, row.requirement.title.to(language), 2, 16)
            page.write(_answers(row, language), 16)
    _strays(page, matrix, language)
    if broken and matrix.holds:
        page.write(_WORDS["fine"].to(language))
    page.blank()
    page.write(summary(matrix, language))
    return page.text


def summary(matrix: Matrix, language: Language) -> str:
    """How many requirements there are, in which state, and how many scenarios speak of them."""
    states = Counter(row.state for row in matrix.rows)
    told = {"used": states["used"], "excluded": states["excluded"]}
    open_ = states["unmapped"] + states["contradicted"]
    scenarios = len({(s.place.file, s.place.line) for s in _scenarios(matrix)})
    words = _WORDS["total"].to(language)
    return words.format(all=len(matrix.rows), unmapped=open_, scenarios=scenarios, **told)


def _scenarios(matrix: Matrix) -> Iterable[Scenario]:
    return (s for row in matrix.rows for answer in row.answers for s in answer.scenarios)


def _answers(row: Row, language: Language) -> str:
    used = ", ".join(_answer(answer, language) for answer in row.answers)
    if row.state == "used":
        return used
    excluded = row.requirement.excluded
    why = excluded.to(language) if excluded is not None else ""
    return _WORDS[row.state].to(language).format(why=why, used=used)


def _answer(answer: Answer, language: Language) -> str:
    count = len(answer.scenarios)
    named = f"{answer.ruleset} {answer.criterion.id}"
    if not count:
        return named
    words = _WORDS["scenario" if count == 1 else "scenarios"].to(language).format(count=count)
    return f"{named} ({words})" if language == "en" else f"{named}（{words}）"


def _strays(page: Page, matrix: Matrix, language: Language) -> None:
    if matrix.strays:
        page.heading(_WORDS["strays"].to(language))
    for stray in matrix.strays:
        place = f"{stray.place.file}:{stray.place.line}" if stray.place else stray.ruleset
        words = _WORDS["stray"].to(language).format(source=stray.source)
        page.item(f"{stray.ruleset} {stray.criterion}", f"{words} ({place})", 2, 32)


def as_csv(matrix: Matrix, language: Language) -> str:
    """One line for each criterion that answers; one for a requirement that none answers to."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in matrix.rows:
        one = row.requirement
        head = [one.id, one.area, one.title.to(language), one.asks.to(language), row.state]
        for answer in row.answers:
            told = " ".join(_where(scenario) for scenario in answer.scenarios)
            writer.writerow(map(cell, (*head, answer.ruleset, answer.criterion.id, told)))
        if not row.answers:
            writer.writerow(map(cell, (*head, "", "", "")))
    return out.getvalue()


def as_json(matrix: Matrix) -> str:
    """The whole matrix in both languages."""
    told = {
        "schema": SCHEMA,
        "requirements": matrix.requirements.reference,
        "holds": matrix.holds,
        "rows": [_row(row) for row in matrix.rows],
        "strays": [
            {"ruleset": stray.ruleset, "criterion": stray.criterion, "source": stray.source}
            for stray in matrix.strays
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _row(row: Row) -> dict[str, object]:
    one = row.requirement
    return {
        "id": one.id,
        "area": one.area,
        "title": _both(one.title),
        "asks": _both(one.asks),
        "state": row.state,
        "excluded": _both(one.excluded) if one.excluded else None,
        "criteria": [
            {
                "ruleset": answer.ruleset,
                "criterion": answer.criterion.id,
                "scenarios": [
                    {"name": scenario.name, "at": _where(scenario)} for scenario in answer.scenarios
                ],
            }
            for answer in row.answers
        ],
    }


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.to("zh")}


def _where(scenario: Scenario) -> str:
    return f"{scenario.place.file}:{scenario.place.line}"

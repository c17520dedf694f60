"""The OpenSSF Best Practices badge: criteria by level, and what each kind of answer counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from milepost.importing.format import Data, Format, Model, Request
from milepost.importing.published.badge import Entry, Listed, Texts, read_criteria, read_texts
from milepost.importing.wording import Wording, given, slug, text, without_markup

LEVELS = {"0": "passing", "1": "silver", "2": "gold"}
"""The published names of the levels that the file only numbers."""

_GOOD = 'len(rationale) >= 5 and not starts_with(rationale, "// ")'
_LINKED = 'has_url(url) or has_url(rationale) and not starts_with(rationale, "// ")'
_PREREQUISITE = "achieve_"


class OpenssfBadge(Format):
    """Criteria in series; a percentage for each series, and one number for all of them."""

    takes = ("texts",)

    def read(self, request: Request) -> Model:
        """A compliance rule set. A criterion of several series is asked once in each."""
        found = read_criteria(request.path, request.files)
        texts = read_texts(request.path, request.further.get("texts", ()), request.files)
        series = [_series(level) for level in dict.fromkeys(one.level for one in found)]
        return Model("openssf-badge", _data(found, texts, series))


def _series(level: str) -> str:
    return LEVELS.get(level, level)


def _data(found: Sequence[Listed], texts: Texts, series: Sequence[str]) -> Data:
    return {
        "kind": "compliance",
        "title": text("OpenSSF Best Practices badge", "OpenSSF 最佳实践徽章"),
        "axes": _axes(found, series),
        "severities": SEVERITIES,
        "tags": TAGS,
        "scales": {"answer": ANSWERS, "badge": _badges(series)},
        "outcomes": {"not-applicable": 1, "not-assessed": 0},
        "criteria": _criteria(found, texts, series),
        "adjust": ADJUST,
        "results": _results(series),
        "main": "badge",
    }


SEVERITIES: Data = {
    "must": {"title": text("Must", "必须")},
    "should": {"title": text("Should", "应当")},
    "suggested": {"title": text("Suggested", "建议")},
}
TAGS: Data = {
    "url_required": text("Met only with a link", "须附链接方为满足"),
    "justification_required": text("Met only with a justification", "须附说明方为满足"),
}
ANSWERS: Data = {
    "Unmet": {"value": 0, "title": text("Unmet", "未满足")},
    "Met": {"value": 1, "met": True, "title": text("Met", "已满足")},
}
ADJUST: list[Data] = [
    {
        "only": 'suggested and failed and step == "Unmet"',
        "set": 1,
        "why": text("A suggestion that is not met blocks nothing.", "建议项未满足不构成障碍。"),
    },
    {
        "only": f'should and failed and step == "Unmet" and {_GOOD}',
        "set": 1,
        "why": text(
            "A SHOULD that is not met counts where it is justified.",
            "“应当”项未满足但说明了理由的，计为满足。",
        ),
    },
]


def _axes(found: Sequence[Listed], series: Sequence[str]) -> Data:
    return {
        "series": {name: {} for name in series},
        "area": {slug(one.major): {"title": text(one.major)} for one in found},
        "topic": {_topic(one): {"in": slug(one.major), "title": text(one.minor)} for one in found},
    }


def _topic(one: Listed) -> str:
    return f"{_name(one.major)}-{_name(one.minor)}"


def _name(group: str) -> str:
    return slug(group) or group


def _badges(series: Sequence[str]) -> Data:
    """The scale of badges; the first of them is the bar."""
    steps: Data = {"in-progress": {"title": text("In progress", "进行中")}}
    for name in series:
        steps[name] = given(meets_bar=name == series[0] or None) or {}
    return steps


def _criteria(found: Sequence[Listed], texts: Texts, series: Sequence[str]) -> list[Data]:
    written: list[Data] = []
    met: set[str] = set()
    for one in found:
        name = f"{one.id}.{_series(one.level)}" if one.id in met else one.id
        met.add(one.id)
        written.append(_criterion(one, name, _Words(texts, one), series))
    return written


@dataclass(frozen=True, slots=True)
class _Words:
    """The texts of a criterion, in the languages there are; its id where there is none."""

    texts: Texts
    one: Listed

    def of(self, key: str) -> Wording | None:
        """The text under `description` or `details`."""
        own = getattr(self.one.entry, key)
        found = {"en": own} if own else {}
        for language, levels in self.texts.items():
            said = levels.get(self.one.level, {}).get(self.one.id)
            if said and (words := getattr(said, key)):
                found[language] = words
        if "en" not in found:
            return None
        chinese = found.get("zh")
        return text(without_markup(found["en"]), without_markup(chinese) if chinese else None)

    @property
    def name(self) -> Wording:
        """The id in words."""
        return text(self.one.id.replace("_", " ").capitalize())

    @property
    def question(self) -> Wording:
        """What is asked."""
        return self.of("description") or self.name

    @property
    def reasons(self) -> Wording | None:
        """Details, then the rationale, which is published in English alone."""
        details = self.of("details") or {"en": ""}
        rationale = without_markup(self.one.entry.rationale or "")
        found = {
            language: "\n\n".join(filter(None, (words, rationale)))
            for language, words in details.items()
        }
        return found if found["en"] else None


def _criterion(one: Listed, name: str, words: _Words, series: Sequence[str]) -> Data:
    entry = one.entry
    reached = one.id.removeprefix(_PREREQUISITE)
    is_prerequisite = one.id.startswith(_PREREQUISITE) and reached in series
    return given(
        id=name,
        series=_series(one.level),
        topic=_topic(one),
        status="retired" if entry.obsolete else "future" if entry.future else None,
        severity=entry.duty.lower(),
        title=words.question if is_prerequisite else words.name,
        why=words.reasons,
        check=f"{_percentage(reached)} == 100" if is_prerequisite else None,
        **({} if is_prerequisite else _asked(entry, words)),
    )


def _asked(entry: Entry, words: _Words) -> Data:
    """A question, what a `Met` needs to count, and whether it may not apply."""
    return given(
        tags=list(_tags(entry)),
        scale="answer",
        answer=words.question,
        requires=_needed(entry),
        not_applicable=_not_applicable(entry),
    )


def _tags(entry: Entry) -> Iterable[str]:
    if entry.met_url_required:
        yield "url_required"
    if entry.met_justification_required:
        yield "justification_required"


def _needed(entry: Entry) -> str | None:
    needs = [f"({_LINKED})"] * entry.met_url_required
    needs += [_GOOD] * entry.met_justification_required
    return f'step == "Unmet" or {" and ".join(needs)}' if needs else None


def _not_applicable(entry: Entry) -> str | Data:
    if not entry.na_allowed:
        return "forbidden"
    return {"credit": 1, "needs": ["reason"] if entry.na_justification_required else []}


def _percentage(series: str) -> str:
    """The name of the result that holds the percentage of a series."""
    name = re.sub(r"\W", "_", series.lower())
    return f"{name}_pct" if name[:1].isalpha() else f"series_{name}_pct"


def _results(series: Sequence[str]) -> Data:
    found: Data = {_percentage(name): _share(name) for name in series}
    return {**found, "tiered": _tiered(series), "badge": _badge(series)}


def _share(series: str) -> Data:
    """Rounded, and 100 only where nothing is left."""
    return {
        "only": f'series == "{series}"',
        "take": "mean",
        "times": 100,
        "round": {"to": 0, "mode": "half-up"},
        "limits": [{"at_most": 99, "when": "any_of(criteria, credit < 1)"}],
    }


def _tiered(series: Sequence[str]) -> Data:
    """The percentage of the first series that is not complete, and 100 for each before it."""
    rows: list[Data] = []
    for number, name in enumerate(series):
        pct = _percentage(name)
        row: Data = {"is": pct if not number else f"{100 * number} + {pct}"}
        rows.append(row if number == len(series) - 1 else {**row, "when": f"{pct} < 100"})
    return {"title": text("Tiered percentage", "分级百分比"), "rows": rows}


def _badge(series: Sequence[str]) -> Data:
    """The last series that is complete together with all before it."""
    rows: list[Data] = []
    for number in range(len(series), 0, -1):
        done = " and ".join(f"{_percentage(name)} == 100" for name in series[:number])
        rows.append({"is": series[number - 1], "when": done})
    return {
        "title": text("Badge", "徽章"),
        "scale": "badge",
        "rows": [*rows, {"is": "in-progress"}],
    }

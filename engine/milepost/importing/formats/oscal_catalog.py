"""OSCAL catalogs and profiles: every control is a question, satisfied or not."""

from __future__ import annotations

from pathlib import Path

from milepost.importing.controls import Controls, Placed, Reader, identifier
from milepost.importing.files import whole
from milepost.importing.format import Data, Format, Model, Request
from milepost.importing.profiles import Resolver
from milepost.importing.wording import given, slug, text, tidy

_TEXTS = ("statement", "guidance")


class OscalCatalog(Format):
    """The controls of a catalog, or those that a profile chooses."""

    takes = ("catalog",)

    def read(self, request: Request) -> Model:
        """A compliance rule set: satisfied where no control is left open."""
        resolver = Resolver(request.further.get("catalog", ()), request.files)
        controls = resolver.resolved(request.path)
        resolver.refuse_unused()
        if not any(not one.is_withdrawn for one in controls.placed):
            raise whole(request.path, "the file holds no controls", "controls are expected in it")
        return Model(_id(request.path), _data(controls))


def _id(path: Path) -> str:
    return slug(path.stem.removesuffix("-min")) or "oscal"


def _data(controls: Controls) -> Data:
    families = _families(controls)
    reader = Reader(controls.parameters)
    return given(
        kind="compliance",
        title=text(controls.title),
        axes={"family": families} if families else None,
        tags={"enhancement": text("Enhances another control", "对另一控制项的增强")},
        scales={"answer": ANSWERS, "verdict": VERDICTS},
        criteria=[_criterion(one, reader) for one in controls.placed],
        results={**RESULTS, **(BY_FAMILY if families else {})},
        main="verdict",
    )


ANSWERS: Data = {
    "not-satisfied": {"value": 0, "title": text("Not satisfied", "不满足")},
    "satisfied": {"value": 1, "met": True, "title": text("Satisfied", "满足")},
}
VERDICTS: Data = {
    "not-satisfied": {"title": text("Not satisfied", "不满足")},
    "satisfied": {"meets_bar": True, "title": text("Satisfied", "满足")},
}
_SHARE: Data = {"take": "mean", "times": 100, "show": 1}
RESULTS: Data = {
    "satisfied_pct": {"title": text("Controls satisfied, %", "满足的控制项占比（%）"), **_SHARE},
    "verdict": {
        "title": text("Verdict", "结论"),
        "scale": "verdict",
        "rows": [
            {"is": "not-satisfied", "when": "any_of(criteria, failed)"},
            {"is": "undetermined", "when": "any_of(criteria, unmet)"},
            {"is": "satisfied"},
        ],
    },
}
BY_FAMILY: Data = {
    "family_pct": {
        "title": text("Controls satisfied in each family, %", "各控制族满足的控制项占比（%）"),
        "by": "family",
        **_SHARE,
    }
}


def _families(controls: Controls) -> Data:
    """The families that hold controls, and those they lie in, in the order of the document."""
    needed: set[str | None] = {one.family for one in controls.placed}
    for family in reversed([*controls.families.values()]):
        if family.id in needed:
            needed.add(family.inside)
    return {
        family.id: {**given(**{"in": family.inside}), "title": text(family.title)}
        for family in controls.families.values()
        if family.id in needed
    }


def _criterion(one: Placed, reader: Reader) -> Data:
    control = one.control
    statement, guidance = (reader.prose(control, name) for name in _TEXTS)
    named = {identifier(p.id): p for p in reader.named(control, *_TEXTS)}
    title = f"{one.parent.title} | {control.title}" if one.parent else control.title
    return given(
        id=one.id,
        family=one.family,
        status="retired" if one.is_withdrawn else None,
        tags=["enhancement"] if one.parent else None,
        title=text(title),
        statement=text(statement) if statement else None,
        why=text(guidance) if guidance else None,
        source=[one.label],
        parameters={
            name: given(value=tidy(reader.shown(p)), title=text(p.label) if p.label else None)
            for name, p in named.items()
        },
        scale="answer",
        answer=text(f"Is {one.label} satisfied?", f"{one.label} 是否满足？"),
    )

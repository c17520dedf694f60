"""The kinds of files that authors and auditors write, each with its JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from milepost.loading.format import LibraryPart, RuleSetFile, leaf_kinds, result_forms
from milepost.loading.json_schema import SCALAR, Schema, definitions, document, ref
from milepost.loading.tailoring import OverlayFile
from milepost.model.criteria import Leaf
from milepost.model.policies import CREDIT_WORDS
from milepost.model.results import Result
from milepost.sources.action_form import ActionFile
from milepost.sources.choice_form import DecisionFile
from milepost.sources.form import EvidenceFile, JudgedPart, PlanPart, ProvenancePart, WaiverFile
from milepost.sources.house_form import HouseFile
from milepost.sources.portfolio_form import PortfolioFile

KINDS: Mapping[str, str] = {
    "ruleset": "RuleSetFile",
    "library": "LibraryFile",
    "part": "LibraryPart",
    "overlay": "OverlayFile",
    "evidence": "EvidenceFile",
    "waivers": "WaiverFile",
    "actions": "ActionFile",
    "decision": "DecisionFile",
    "portfolio": "PortfolioFile",
    "house": "HouseFile",
}
"""The definition of each kind of file."""

_MODELS = (
    RuleSetFile,
    LibraryPart,
    OverlayFile,
    EvidenceFile,
    WaiverFile,
    ActionFile,
    DecisionFile,
    PortfolioFile,
    HouseFile,
    JudgedPart,
    PlanPart,
    ProvenancePart,
    Leaf,
    Result,
)
_NOT_IN_LIBRARIES = (
    *("criteria", "results", "patterns", "axes", "links", "outcomes", "uses", "adjust"),
    *("main", "scope", "coverage", "raters", "better", "escalation"),
)
_CREDIT: Schema = {"anyOf": [{"type": "number"}, {"enum": list(CREDIT_WORDS)}]}
_NOT_A_MAPPING: Schema = {"not": {"type": "object"}}
_SHORT: Mapping[str, Schema] = {
    "Parameter": SCALAR,
    "AnswerPart": SCALAR,
    "Change": _NOT_A_MAPPING,
    "OutcomeRule": _CREDIT,
    "NotApplicable": {"anyOf": [{"const": "forbidden"}, *_CREDIT["anyOf"]]},
}
"""What may be written in place of a whole mapping."""

_FREE_TEXTS = ("rationale", "reason", "note", "action", "why", "says")
"""What people write about evidence: in one wording or in two."""

_WRITTEN_FREELY = (
    *("AnswerPart", "JudgedPart", "PlanPart", "ProvenancePart", "WaiverPart"),
    *("WeighedPart", "FigurePart", "StatementPart", "ProjectPart"),
)
"""The parts in which they write it."""


@lru_cache(maxsize=1)
def all_definitions() -> Mapping[str, Schema]:
    """Every definition that a file may use, by name, with the short ways of writing."""
    found = definitions(_MODELS)
    _name_lines(found)
    _tell_forms_apart(found)
    _evidence(found)
    _shorten(found)
    _split_libraries(found)
    _figures(found)
    _let(found["Inclusion"], "include", ref("LibraryPart"))
    return found


def file_schema(kind: str, known: Mapping[str, Schema] | None = None) -> Schema:
    """The JSON Schema of one kind of file. Raises KeyError for a kind there is not."""
    held = all_definitions() if known is None else known
    return document(kind, f"milepost {kind}", held[KINDS[kind]], held)


def properties(schema: Schema) -> dict[str, Schema]:
    """The keys of a definition, also of one that has a short way of writing."""
    whole = schema["anyOf"][-1] if "anyOf" in schema else schema
    found: dict[str, Schema] = whole.get("properties", {})
    return {key: part for key, part in found.items() if isinstance(part, dict)}


def _name_lines(found: dict[str, Schema]) -> None:
    """The parts of a pattern under names of their own."""
    pattern = found["Pattern"]["properties"]
    found["Line"], found["Conclusion"] = pattern["when"]["items"], pattern["then"]
    pattern["when"] = {**pattern["when"], "items": ref("Line")}
    pattern["unless"], pattern["then"] = ref("Line"), ref("Conclusion")


def _tell_forms_apart(found: dict[str, Schema]) -> None:
    """No criterion has the key of another form, which would else pass as the name of an axis."""
    forms = ("checks", *leaf_kinds())
    for schema in found.values():
        own = schema.get("properties", {})
        if "core" in own:
            schema["properties"] = {**own, **{key: False for key in forms if key not in own}}


def _evidence(found: dict[str, Schema]) -> None:
    """What the evidence file leaves open until it is read with the rule sets at hand."""
    keys = found["EvidenceFile"]["properties"]
    answer, judged = ref("AnswerPart"), ref("JudgedPart")
    keys["answers"]["additionalProperties"] = _one_or_list(answer)
    found["JudgedPart"]["required"] = ["is", "rationale"]
    by_place = {"anyOf": [judged, ref("JudgedPlaces")]}
    found["JudgedPlaces"] = {"type": "object", "additionalProperties": by_place}
    keys["judged"]["additionalProperties"] = by_place
    keys["facts"]["additionalProperties"] = {"anyOf": [ref("ProvenancePart"), {}]}
    said = [["answer"], ["dates"], ["not_applicable"]]
    found["AnswerPart"]["anyOf"] = [{"required": one} for one in said]


def _shorten(found: dict[str, Schema]) -> None:
    """The short ways of writing that the models read."""
    for name in ("Result", *(form.__name__ for form in result_forms().values())):
        _let(found[name], "by", _one_or_list(SCALAR))
    _let(found["AnswerPart"], "evidence", _one_or_list(SCALAR))
    for name in ("FigurePart", "StatementPart"):
        _let(found[name], "evidence", _one_or_list(SCALAR))
    for name in _WRITTEN_FREELY:
        for key in found[name]["properties"].keys() & set(_FREE_TEXTS):
            _let(found[name], key, {"anyOf": [SCALAR, ref("Text")]})
    found["Change"]["minProperties"] = 1
    for name, short in _SHORT.items():
        found[name] = {"anyOf": [short, found[name]]}


def _figures(found: dict[str, Schema]) -> None:
    """A figure is one value or has two ends, and says why or names what shows it."""
    found["FigurePart"] |= {
        "oneOf": [{"required": ["value"]}, {"required": ["low", "high"]}],
        "if": {"not": {"required": ["evidence"]}},
        "then": {"required": ["why"]},
    }


def _let(schema: Schema, key: str, value: Schema) -> None:
    schema["properties"][key] = value


def _one_or_list(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _split_libraries(found: dict[str, Schema]) -> None:
    """A library only defines; every other rule set says which result decides."""
    whole = found["RuleSetFile"]
    keys, required = whole["properties"], whole["required"]
    kept = {key: part for key, part in keys.items() if key not in _NOT_IN_LIBRARIES}
    library = {"const": "library"}
    found["LibraryFile"] = {**whole, "properties": {**kept, "kind": library}}
    kinds = [kind for kind in keys["kind"]["enum"] if kind != "library"]
    own = {**keys, "kind": {**keys["kind"], "enum": kinds}}
    found["RuleSetFile"] = {**whole, "properties": own, "required": [*required, "main"]}

"""`milepost schema`: keys explained in both languages, examples valid, JSON Schemas true."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from milepost.cli.app import run
from milepost.cli.reference.json_files import json_text
from milepost.cli.reference.keys import keys_of, own_keys
from milepost.cli.reference.page import overview, shown
from milepost.cli.reference.topics import Topic, owners, subtopics, topics
from milepost.conditions import FUNCTIONS
from milepost.errors import InvalidInput
from milepost.loading.format import leaf_kinds
from milepost.reporters.terminal.columns import width_of
from milepost.scoring.taking import aggregation_kinds
from milepost.sources.file_schemas import KINDS, all_definitions, file_schema, properties
from milepost.workspace import Workspace

from .plain_yaml import plain

ROOT = Path(__file__).parents[3]
BASE = (Path(__file__).parent / "base.yaml").read_text("utf-8")
PAGES = list(topics().values())
OPEN_FORMS = {f"{kind.__name__}Criterion" for kind in leaf_kinds().values()}


def by_name(topic: Topic) -> str:
    return topic.name.replace(" ", "-")


# --- texts -------------------------------------------------------------------------------------


@pytest.mark.parametrize("topic", PAGES, ids=by_name)
def test_topic_speaks_both_languages(topic: Topic) -> None:
    said = [topic.title, topic.about, *topic.keys.values(), *topic.notes]
    assert [text.en for text in said if not (text.en and text.zh)] == []


def reachable() -> set[str]:
    found = {KINDS[kind] for kind in KINDS}
    for kind in KINDS:
        found |= file_schema(kind)["$defs"].keys()
    return found


def test_every_key_of_every_file_is_explained() -> None:
    bare = [
        f"{name}.{key.name}"
        for name in sorted(reachable())
        for key in keys_of(name)
        if key.meaning is None
    ]
    assert bare == []


def test_no_key_is_explained_that_is_not_there() -> None:
    definitions = all_definitions()
    for topic in PAGES:
        known = {key for name in topic.definitions for key in properties(definitions[name])}
        assert topic.keys.keys() <= known, topic.name


def test_every_way_of_a_plural_folder_has_a_page() -> None:
    assert {f"check {name}" for name in leaf_kinds()} <= topics().keys()
    assert {f"aggregation {name}" for name in aggregation_kinds()} <= topics().keys()
    assert {f"expression {name}" for name in FUNCTIONS} <= topics().keys()
    assert [t.name.split()[1] for t in subtopics("result")] == (
        ["aggregate", "expression", "bands", "climb", "rows", "judged"]
    )


def test_see_also_names_topics() -> None:
    assert [s for topic in PAGES for s in topic.see if s not in topics()] == []


def test_functions_in_the_texts_are_those_of_the_language() -> None:
    import yaml

    folder = ROOT / "engine" / "milepost" / "cli" / "reference" / "texts"
    written = yaml.safe_load((folder / "functions.yaml").read_text("utf-8"))
    assert written.keys() == FUNCTIONS.keys()


# --- examples ----------------------------------------------------------------------------------


def workspace(folder: Path, part: str = "") -> Workspace:
    """A workspace whose one rule set is the base, with a part beside it."""
    rules = folder / "rulesets" / "sample" / "0.1.0"
    rules.mkdir(parents=True)
    (rules / "ruleset.yaml").write_text(BASE, "utf-8")
    if part:
        (rules / "part.yaml").write_text(_apart(part), "utf-8")
    return Workspace.around(folder)


def _apart(part: str) -> str:
    """The base's names for a scale and a result that an example defines itself."""
    return re.sub(r"\b(verdict|score)\b(?=: \{take|: \{scale)", r"own_\1", part)


APART = ("waivers", "actions")
EVIDENCE = [t for t in PAGES if t.name.split()[0] in ("evidence", *APART)]
WHOLE = [t for t in PAGES if t.example.startswith("ruleset:")]
CHOICES = [t for t in PAGES if t.name.split()[0] in ("decision", "portfolio")]
LOOKS = [t for t in PAGES if t.name == "house"]
APART_FROM_RULES = EVIDENCE + WHOLE + CHOICES + LOOKS
PARTS = [t for t in PAGES if t not in APART_FROM_RULES and not t.name.startswith("expression ")]


@pytest.mark.parametrize("topic", PARTS, ids=by_name)
def test_example_of_a_part_loads(topic: Topic, tmp_path: Path) -> None:
    with workspace(tmp_path, topic.example) as here:
        loaded = here.catalogue.load("sample@0.1.0")
    assert loaded.id == "sample"
    assert all(not check.run().mistakes for check in here.checks(tmp_path))


@pytest.mark.parametrize("topic", WHOLE, ids=by_name)
def test_example_of_a_file_loads(topic: Topic, tmp_path: Path) -> None:
    (tmp_path / "file.yaml").write_text(topic.example, "utf-8")
    loaded = Workspace.around(tmp_path).catalogue.load_file(tmp_path / "file.yaml", "file.yaml")
    assert loaded.version == "0.1.0"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """One workspace for all examples of evidence, with the programme that a subject names."""
    with workspace(tmp_path_factory.mktemp("base")) as here:
        write(here, "renewal", "evidence.yaml", "facts: {budget: 1}\n")
        yield here


def write(here: Workspace, subject: str, name: str, text: str) -> Path:
    folder = here.root / "assessments" / subject
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("topic", EVIDENCE, ids=by_name)
def test_example_of_evidence_is_read(topic: Topic, base: Workspace) -> None:
    name = f"{topic.name if topic.name in APART else 'evidence'}.yaml"
    subject = write(base, by_name(topic), name, topic.example)
    if not {"facts", "answers", "judged"} & plain(topic.example).keys():
        write(base, by_name(topic), "more.yaml", "facts: {budget: 1}\n")
    assert [m for check in base.checks(subject) for m in check.run().mistakes] == []


@pytest.mark.parametrize("name", ["decision", "portfolio"])
def test_example_of_a_choice_is_ranked(name: str, tmp_path: Path) -> None:
    path = tmp_path / "choice.yaml"
    path.write_text(topics()[name].example, "utf-8")
    arguments = ["decide", str(path)] if name == "decision" else ["prioritise", "-p", str(path)]
    assert run(arguments) == 0


@pytest.mark.parametrize("topic", LOOKS, ids=by_name)
def test_example_of_a_look_is_worn(topic: Topic, tmp_path: Path) -> None:
    folder = tmp_path / "reports" / "house"
    folder.mkdir(parents=True)
    (folder / "house.yaml").write_text(topic.example, "utf-8")
    (folder / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    house = Workspace.around(tmp_path).house
    assert house.name is not None
    assert house.name.en == "Northern Transit Authority"


@pytest.mark.parametrize("topic", PAGES, ids=by_name)
def test_example_satisfies_the_schema(topic: Topic) -> None:
    if topic.name.startswith("expression ") or (topic in CHOICES and not topic.example):
        return
    data = plain(topic.example)
    kind = topic.name if topic.name in KINDS else topic.name.split()[0]
    kind = kind if kind in KINDS else "ruleset" if "ruleset" in data else "part"
    assert faults(kind, data) == []


# --- pages -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("topic", PAGES, ids=by_name)
def test_page_fits_the_terminal(topic: Topic, language: str) -> None:
    text = shown(topic, language, 80)  # type: ignore[arg-type]
    assert [line for line in text.splitlines() if width_of(line) > 80] == []


def test_page_of_a_form_shows_own_and_shared_keys() -> None:
    text = shown(topics()["result climb"], "en", 80)
    assert "  climb  plain text, required\n" in text
    assert "  below  expression\n" in text
    assert "Also the keys of `result`: title scale by" in text
    own = [key.name for key in own_keys("Climb", ["Result"])]
    assert own == ["climb", "here", "below", "empty"]


def test_types_are_told_in_words() -> None:
    kinds = {key.name: key.kind("en") for key in keys_of("RuleSetFile")}
    assert kinds["ruleset"] == "plain text, required"
    assert kinds["criteria"] == "list of criterion"
    assert kinds["axes"] == "names, each with axis {from: answers} or names, each with axis"
    assert kinds["coverage"] == "facts | weight, default facts"
    assert {key.name: key.kind("zh") for key in keys_of("Action")}["due_days"] == "整数，默认 30"


def test_expression_page_lists_every_function_and_word() -> None:
    text = shown(topics()["expression"], "en", 80)
    assert [f.signature for f in FUNCTIONS.values() if f.signature not in text] == []
    assert "not_applicable" in text


def test_overview_names_every_topic_but_functions() -> None:
    text = overview("zh", 80)
    named = [name for name in topics() if not name.startswith("expression ")]
    assert [name for name in named if f"  {name} " not in text] == []
    assert max(map(width_of, text.splitlines())) <= 80


# --- the command -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (["result", "climb"], "result climb: "),
        (["climb"], "result climb: "),
        (["aggregation", "mean"], "aggregation mean: "),
        (["check"], "check: "),
        (["fresh"], "expression fresh: "),
    ],
)
def test_topic_is_found(words: list[str], title: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", *words]) == 0
    assert capsys.readouterr().out.startswith(title)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["criterium"], "there is no topic `criterium`; did you mean `criterion`?"),
        (["result", "climbs"], "did you mean `result climb`?"),
        (["climbe"], "did you mean `result climb`?"),
        (["qqqq"], "`milepost schema` lists all"),
        (["answer"], "`answer` is one of `check answer`, `evidence answer`"),
        (["--json"], "--json of which file? ruleset, library, part, overlay, evidence, waivers"),
        (["rulset", "--json"], "did you mean `ruleset`?"),
    ],
)
def test_unknown_topic_is_wrong_use(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["schema", *arguments]) == 2
    said = capsys.readouterr()
    assert message in said.err
    assert said.out == ""


# --- JSON Schema -------------------------------------------------------------------------------


@lru_cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(file_schema(kind))


def faults(kind: str, data: object) -> list[str]:
    found = validator(kind).iter_errors(data)
    return [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}" for fault in found]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_schema_is_a_schema_with_identity_and_descriptions(
    kind: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["schema", kind, "--json", "--lang", language]) == 0
    text = capsys.readouterr().out
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:milepost:schema:{kind}"
    assert "<places>" not in text
    assert all("description" in part for part in schema["properties"].values())
    assert text == json_text(kind, language)  # type: ignore[arg-type]


def kind_of(path: Path) -> str:
    if path.parent.name == "decisions":
        return "decision"
    if path.stem in APART or path.parent.name == "assessments":
        return path.stem
    if "assessments" in path.parts:
        return "evidence"
    if path.name == "ruleset.yaml":
        return "library"
    if re.search(r"^extends:", path.read_text("utf-8"), re.M):
        return "overlay"
    return "part" if re.fullmatch(r"\d+\.\d+\.\d+", path.parent.name) else "ruleset"


FILES = sorted(
    path
    for folder in ("rulesets", "assessments", "engine/milepost/templates/workspace")
    for path in (ROOT / folder).rglob("*.yaml")
    if path.parent.name != "rulesets"
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_schema_accepts_what_the_engine_accepts(path: Path) -> None:
    assert faults(kind_of(path), plain(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("check: approved(plan)", "chek: [approved(plan)]"),
        ("severity: critical, check: budget >= estimate", "check: a > b, answer: {en: A}"),
        ("{type: money}", "{type: monney}"),
        ("{weight: 3}", "{wieght: 3}"),
        ("{take: mean, times: 100}", "{take: mean, times: often}"),
        ("kind: stage-gate", "kind: library"),
        ("main: verdict", "effective: 2026-01-01"),
        ("rows: [{is: go, when: score >= 80}, {is: hold}]", "rows: []"),
    ],
)
def test_schema_refuses_what_the_engine_refuses(old: str, new: str, tmp_path: Path) -> None:
    assert faults("ruleset", plain(BASE)) == []
    broken = BASE.replace(old, new, 1)
    assert broken != BASE
    assert faults("ruleset", plain(broken)) != []
    (tmp_path / "broken.yaml").write_text(broken, "utf-8")
    with pytest.raises(InvalidInput):
        Workspace.around(tmp_path).catalogue.load_file(tmp_path / "broken.yaml", "broken.yaml")


@pytest.mark.parametrize(
    "data",
    [
        {"facts": [1]},
        {"judged": {"a": "L2"}},
        {"judged": {"a": {"D1": {"is": "L2"}}}},
        {"answers": {"Q1": {"rationale": "because"}}},
        {"subject": {"name": "x"}},
        {"as_of": 20260316},
    ],
)
def test_evidence_schema_refuses(data: object) -> None:
    assert faults("evidence", data) != []


def test_short_ways_of_writing_are_accepted() -> None:
    assert (
        faults("evidence", {"answers": {"Q1": 3, "Q2": [{"answer": 2, "evidence": "log"}]}}) == []
    )
    step = {"is": "L2", "rationale": "seen"}
    judged = {"a": step, "b": {"D1": step, "D2": step}, "c": {"D1": {"early": step}}}
    assert faults("evidence", {"judged": judged}) == []
    assert faults("part", {"results": {"s": {"take": "mean", "by": "gate"}}}) == []
    assert faults("part", {"facts": {"f": {"type": "choice", "ordered": "yes"}}}) == []


def test_a_library_has_no_criteria() -> None:
    library = {"ruleset": "a", "version": "0.1.0", "kind": "library", "title": {"en": "A"}}
    assert faults("library", library) == []
    assert faults("library", {**library, "criteria": []}) != []


def test_every_form_of_a_criterion_takes_axes_and_no_other_form() -> None:
    for name in OPEN_FORMS | {"Composite"}:
        schema = all_definitions()[name]
        assert schema["additionalProperties"] == {"type": ["string", "number", "boolean"]}
        assert sum(part is False for part in schema["properties"].values()) == len(OPEN_FORMS)
        assert owners()[name][-1].name in ("criterion", "check")

"""OSCAL catalogs and profiles: which controls are chosen, and what their texts become."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import put
from milepost.errors import UsageError
from published import catalog, control, part, profile, saved, taking

Read = Callable[..., dict[str, Any]]
Refused = Callable[..., list[str]]


def ids(written: dict[str, Any]) -> list[str]:
    return [one["id"] for one in written["criteria"]]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return saved(tmp_path / "catalog.json", catalog())


@pytest.fixture
def chosen(data: Read, house: Path) -> Callable[..., dict[str, Any]]:
    """The rule set of a profile of the house rules."""

    def read(*imports: dict[str, Any], **more: Any) -> dict[str, Any]:
        return data("oscal-catalog", saved(house.with_name("small.json"), profile(imports, **more)))

    return read


def test_every_control_is_a_criterion(data: Read, house: Path) -> None:
    written = data("oscal-catalog", house)
    assert (written["ruleset"], written["title"]) == ("catalog", {"en": "House rules"})
    assert ids(written) == ["x-1", "x-1.1", "x-2", "z-1"]
    assert [one["source"] for one in written["criteria"]][:2] == [["X-1"], ["X-1.1"]]
    assert [one.get("status") for one in written["criteria"]] == [None, None, "retired", None]


def test_families_that_hold_controls(data: Read, house: Path) -> None:
    written = data("oscal-catalog", house)
    assert written["axes"]["family"] == {
        "x": {"title": {"en": "Entrances"}},
        "w": {"title": {"en": "Within"}},
        "light": {"in": "w", "title": {"en": "Light"}},
    }
    assert [one["family"] for one in written["criteria"]] == ["x", "x", "x", "light"]


def test_texts_and_parameters(data: Read, house: Path) -> None:
    first, inner = data("oscal-catalog", house)["criteria"][:2]
    assert first["statement"]["en"] == (
        "Locks:\na. stand at <x_1_prm_1>;\nb. are tested <x_1_prm_2>."
    )
    assert first["why"] == {"en": "Doors open.\n\nLocks help."}
    assert first["parameters"] == {
        "x_1_prm_1": {"value": "[doors]", "title": {"en": "doors"}},
        "x_1_prm_2": {"value": "[one or more of: daily; on [demand]]"},
    }
    assert inner["title"] == {"en": "Locks | Spare keys"}
    assert inner["tags"] == ["enhancement"]
    assert inner["answer"] == {"en": "Is X-1.1 satisfied?", "zh": "X-1.1 是否满足？"}


def test_a_catalog_without_families_has_no_axis(data: Read, tmp_path: Path) -> None:
    document = {"catalog": {"metadata": {"title": "Loose"}, "controls": [control("a", "A")]}}
    written = data("oscal-catalog", saved(tmp_path / "loose.json", document))
    assert "axes" not in written
    assert list(written["results"]) == ["satisfied_pct", "verdict"]


def test_yaml_will_do(data: Read, tmp_path: Path) -> None:
    text = "catalog: {metadata: {title: Loose}, controls: [{id: a, title: A}]}"
    assert ids(data("oscal-catalog", put(tmp_path / "c.yaml", text))) == ["a"]


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        ([taking("x-1", "z-1")], ["x-1", "z-1"]),
        ([taking("z-1"), taking("x-1")], ["z-1", "x-1"]),
        ([taking("x-1"), taking("x-1", "x-1.1")], ["x-1", "x-1.1"]),
        ([{"href": "catalog.json"}], ["x-1", "x-1.1", "x-2", "z-1"]),
        ([{"href": "catalog.json", "include-all": {}}], ["x-1", "x-1.1", "x-2", "z-1"]),
        (
            [{"href": "catalog.json", "exclude-controls": [{"with-ids": ["x-2", "x-1"]}]}],
            ["x-1.1", "z-1"],
        ),
        (
            [
                {
                    "href": "catalog.json",
                    "include-controls": [{"with-ids": ["x-1"], "with-child-controls": "yes"}],
                }
            ],
            ["x-1", "x-1.1"],
        ),
        (
            [{"href": "catalog.json", "include-controls": [{"matching": [{"pattern": "x-1*"}]}]}],
            ["x-1", "x-1.1"],
        ),
    ],
)
def test_a_profile_chooses(
    chosen: Callable[..., dict[str, Any]], imports: list[dict[str, Any]], expected: list[str]
) -> None:
    assert ids(chosen(*imports)) == expected


def test_a_profile_sets_parameters(chosen: Callable[..., dict[str, Any]]) -> None:
    settings = [
        {"param-id": "x-1_prm.1", "values": ["gates", "doors"]},
        {"param-id": "y", "label": "request"},
    ]
    (first,) = chosen(taking("x-1"), modify={"set-parameters": settings})["criteria"]
    values = [parameter["value"] for parameter in first["parameters"].values()]
    assert values == ["gates, doors", "[one or more of: daily; on [request]]"]


def test_a_profile_alters_controls(chosen: Callable[..., dict[str, Any]]) -> None:
    new = [part("item", "are oiled.", "c.")]
    alters = [
        {
            "control-id": "x-1",
            "removes": [{"by-id": "x-1_smt.b"}, {"by-name": "guidance", "remarks": "short"}],
            "adds": [
                {"position": "after", "by-id": "x-1_smt.a", "parts": new},
                {"position": "starting", "by-id": "x-1_smt", "parts": [part("item", "0.")]},
                {"parts": [part("guidance", "Oil.")], "title": "Good locks"},
            ],
        },
        {"control-id": "z-1", "adds": [{"props": [{"name": "priority", "value": "P1"}]}]},
    ]
    (first,) = chosen(taking("x-1"), modify={"alters": alters})["criteria"]
    assert first["statement"]["en"] == "Locks:\n0.\na. stand at <x_1_prm_1>;\nc. are oiled."
    assert first["title"] == {"en": "Good locks"}
    assert first["why"] == {"en": "Oil."}


def test_a_profile_of_a_profile(data: Read, house: Path) -> None:
    saved(house.with_name("middle.json"), profile([taking("x-1", "z-1")]))
    top = saved(house.with_name("top.json"), profile([taking("z-1", href="middle.json")]))
    assert ids(data("oscal-catalog", top)) == ["z-1"]


def test_a_catalog_is_found_by_its_resource_or_given(data: Read, tmp_path: Path) -> None:
    links = [{"href": "https://example.org/c/rules.xml"}, {"href": "../c/rules.json"}]
    matter = {"resources": [{"uuid": "u-1", "rlinks": links}]}
    document = profile([taking("z-1", href="#u-1")], **{"back-matter": matter})
    small = saved(tmp_path / "p" / "small.json", document)
    given = saved(tmp_path / "elsewhere.json", catalog())
    assert ids(data("oscal-catalog", small, catalog=given)) == ["z-1"]
    saved(tmp_path / "c" / "rules.json", catalog())
    assert ids(data("oscal-catalog", small)) == ["z-1"]
    with pytest.raises(UsageError, match=r"elsewhere\.json is not imported by any document"):
        data("oscal-catalog", small, catalog=given)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (
            profile([taking("x-9")]),
            "imports[0].include-controls[0].with-ids[0]: there is no control `x-9` in House rules",
        ),
        (
            profile([taking("x-1", href="other.json")]),
            "imports[0].href: the document other.json is not found beside this file; give it",
        ),
        (
            profile([taking("x-1", href="#u")]),
            "imports[0].href: no resource of the back matter has the uuid `u`",
        ),
        (profile([taking("x-1", href="p.json")]), "imports[0].href: the profile imports itself"),
        (
            profile([taking("x-1")], merge={"custom": {}}),
            "merge.custom: a grouping of a profile's own cannot be followed; write `as-is`",
        ),
        (
            profile([taking("x-1")], modify={"set-parameters": [{"param-id": "q"}]}),
            "modify.set-parameters[0].param-id: there is no parameter `q`",
        ),
        (
            profile([taking("x-1")], modify={"alters": [{"control-id": "q"}]}),
            "modify.alters[0].control-id: there is no control `q`",
        ),
        (
            profile(
                [taking("x-1")],
                modify={"alters": [{"control-id": "x-1", "adds": [{"by-id": "q"}]}]},
            ),
            "modify.alters[0].adds[0].by-id: `x-1` has no part `q`",
        ),
        (
            profile(
                [taking("x-1")],
                modify={"alters": [{"control-id": "x-1", "removes": [{"by-id": "q"}]}]},
            ),
            "modify.alters[0].removes[0]: `x-1` has nothing that is called `q`",
        ),
        (
            profile(
                [taking("x-1")],
                modify={"alters": [{"control-id": "x-1", "removes": [{"by-class": "q"}]}]},
            ),
            "modify.alters[0].removes[0]: this removal cannot be followed; name what is removed",
        ),
        (profile([{"id": "x"}]), "imports[0]: the key `href` is missing"),
    ],
)
def test_mistakes_of_a_profile_are_placed(
    refused: Refused, house: Path, document: dict[str, Any], said: str
) -> None:
    (line,) = refused("oscal-catalog", saved(house.with_name("p.json"), document))
    file, line_number, column, told = line.split(":", 3)
    assert (file, told.startswith(f" profile.{said}")) == ("p.json", True), told
    assert int(line_number) > 1
    assert int(column) > 1


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (
            {"component-definition": {}},
            "c.json:1:1: this is neither an OSCAL catalog nor a profile",
        ),
        ({"catalog": {"metadata": {"title": "T"}}}, "c.json: the file holds no controls"),
        (profile([]), "c.json: the file holds no controls"),
        ({"catalog": {"groups": []}}, "c.json:2:14: catalog: the key `metadata` is missing"),
        (
            {"catalog": {"metadata": {"title": "T"}, "controls": [{"id": "a"}]}},
            "c.json:7:7: catalog.controls[0]: the key `title` is missing",
        ),
        (
            {"catalog": {"metadata": {"title": "T"}, "controls": [control("a", "A")] * 2}},
            "c.json:",
        ),
        ({"catalog": []}, "c.json:2:14: catalog: a mapping is expected here, not a list"),
    ],
)
def test_mistakes_of_a_catalog_are_placed(
    refused: Refused, tmp_path: Path, document: dict[str, Any], said: str
) -> None:
    (line,) = refused("oscal-catalog", saved(tmp_path / "c.json", document))
    assert line.startswith(said)


def test_mistakes_deep_in_a_catalog_are_placed(refused: Refused, tmp_path: Path) -> None:
    document = catalog()
    document["catalog"]["groups"][0]["controls"][0]["parts"][0]["parts"][1]["prose"] = []
    (line,) = refused("oscal-catalog", saved(tmp_path / "c.json", document))
    path = "catalog.groups[0].controls[0].parts[0].parts[1].prose"
    assert f": {path}: text is expected here, not a list" in line


def test_two_controls_or_families_of_one_id(refused: Refused, tmp_path: Path) -> None:
    document = catalog()
    document["catalog"]["groups"][2]["controls"] = [control("z-1", "Again")]
    (line,) = refused("oscal-catalog", saved(tmp_path / "c.json", document))
    assert "the control `z-1` is already defined in line" in line
    document["catalog"]["groups"][2]["id"] = "x"
    (line,) = refused("oscal-catalog", saved(tmp_path / "c.json", document))
    assert "catalog.groups[2].id: the family `x` is already defined in line" in line


def test_controls_that_differ_under_one_id(refused: Refused, house: Path) -> None:
    other = catalog()
    other["catalog"]["groups"][0]["controls"][0]["title"] = "Bolts"
    saved(house.with_name("other.json"), other)
    document = profile([taking("x-1"), taking("x-1", href="other.json")])
    (line,) = refused("oscal-catalog", saved(house.with_name("p.json"), document))
    assert line.startswith("other.json:")
    assert "the control `x-1` is imported from two documents that differ" in line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "c.json:1:2: this is not JSON"),
        ('{"catalog": {"metadata": null}}', "c.json:1:26: catalog.metadata: the key has no value"),
        ("", "c.json: the file is empty"),
    ],
)
def test_what_is_not_json_is_placed(refused: Refused, tmp_path: Path, text: str, said: str) -> None:
    assert refused("oscal-catalog", put(tmp_path / "c.json", text))[0].startswith(said)

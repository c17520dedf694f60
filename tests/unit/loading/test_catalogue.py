"""Finding rule sets by id and version."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import put, written
from milepost.errors import UsageError
from milepost.loading.catalogue import Catalogue, misplaced

ONE = "criteria: [{id: C, check: p}]\n"


def catalogue(root: Path, *places: str) -> Catalogue:
    for place in places:
        version = Path(place).stem if place.endswith(".yaml") else place.split("/")[-1]
        put(root / place, written(f'{ONE}version: "{version}"'))
    return Catalogue((root / "own", root / "built-in"), root)


def test_versions_stand_oldest_first_with_pre_releases_before_their_release(tmp_path: Path) -> None:
    names = ("0.9.0", "0.10.0", "1.0.0-rc.1", "1.0.0")
    found = catalogue(tmp_path, *(f"own/demo/{name}.yaml" for name in reversed(names))).all()
    assert tuple(f.version for f in found) == names


def test_the_first_folder_that_has_a_version_wins(tmp_path: Path) -> None:
    both = catalogue(tmp_path, "own/demo/0.1.0.yaml", "built-in/demo/0.1.0.yaml")
    assert both.find("demo@0.1.0").shown == "own/demo/0.1.0.yaml"


def test_other_files_are_no_rule_sets(tmp_path: Path) -> None:
    put(tmp_path / "own/demo/CHANGELOG.md", "# changes")
    put(tmp_path / "own/demo/draft.yaml", "draft")
    put(tmp_path / "own/README.md", "read me")
    assert [f.version for f in catalogue(tmp_path, "own/demo/0.1.0.yaml").all()] == ["0.1.0"]


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("dem", "there is no rule set `dem`; did you mean `demo`?"),
        ("zzz", "there is no rule set `zzz`"),
        ("demo@9.0.0", "demo has no version 9.0.0; there is 0.1.0, 0.2.0"),
        ("demo@^0.3", "demo has no version ^0.3; there is 0.1.0, 0.2.0"),
        ("demo@^x", "^x is not a range of versions; write it as ^1.0"),
    ],
)
def test_what_is_not_there(tmp_path: Path, reference: str, told: str) -> None:
    found = catalogue(tmp_path, "own/demo/0.1.0.yaml", "own/demo/0.2.0.yaml")
    with pytest.raises(UsageError) as caught:
        found.find(reference)
    assert str(caught.value) == told


def test_a_range_takes_its_newest_version(tmp_path: Path) -> None:
    names = ("0.1.0", "0.1.10", "0.1.9", "0.2.0")
    found = catalogue(tmp_path, *(f"own/demo/{name}.yaml" for name in names))
    assert found.find("demo@^0.1.0").version == "0.1.10"
    assert found.load("demo@^0").version == "0.2.0"


def test_a_rule_set_is_loaded_once(tmp_path: Path) -> None:
    found = catalogue(tmp_path, "own/demo/0.1.0.yaml")
    assert found.load("demo") is found.load("demo@0.1.0")


def test_a_file_that_says_another_version_than_its_path(tmp_path: Path) -> None:
    put(tmp_path / "own/demo/0.3.0.yaml", written(ONE))
    found = Catalogue((tmp_path / "own",), tmp_path)
    (problem,) = misplaced(found.find("demo"), found.load("demo"))
    assert "the file says demo@0.1.0, its path demo@0.3.0" in problem.what

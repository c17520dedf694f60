"""`milepost init`: the new workspace is valid, its first gate runs, and nothing is overwritten."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from milepost.cli.app import run
from milepost.errors import UsageError
from milepost.loading import starting
from milepost.loading.starting import start, template
from milepost.sources.file_schemas import file_schema

from .plain_yaml import plain


def tree(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "new" / "work space"
    assert run(["init", str(folder)]) == 0
    capsys.readouterr()
    return folder


def test_check_finds_nothing(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(made)]) == 0
    assert "2 checked, 0 invalid" in capsys.readouterr().out


def test_first_gate_is_a_conditional_go(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = str(made / "assessments" / "first-project")
    assert run(["gate", "G1", project]) == 0
    said = capsys.readouterr().out
    assert "CONDITIONAL GO" in said
    assert "Conditions (2)" in said
    assert "The sponsor has no time and risks have no owner" in said
    assert run(["gate", "G1", project, "--fail-on", "conditional"]) == 1


def test_printed_commands_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", str(tmp_path / "my work")]) == 0
    lines = capsys.readouterr().out.splitlines()
    commands = [shlex.split(line) for line in lines if line.startswith("  milepost ")]
    assert [words[1] for words in commands] == ["check", "gate", "explain"]
    assert [run(words[1:]) for words in commands] == [0, 0, 0]


def test_commands_of_its_readme_work(
    made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(made)
    block = re.findall(r"```sh\n(.*?)```", (made / "README.md").read_text("utf-8"), re.DOTALL)[0]
    commands = [shlex.split(line, comments=True)[1:] for line in block.splitlines()]
    assert len(commands) == 4
    assert [run(words) for words in commands] == [0, 0, 0, 0]
    assert capsys.readouterr().err == ""


def test_current_folder_is_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init"]) == 0
    assert "  milepost check\n" in capsys.readouterr().out
    assert (tmp_path / "rulesets").is_dir()


def test_second_init_names_what_is_there_and_writes_nothing(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(made)
    assert run(["init", str(made)]) == 2
    said = capsys.readouterr()
    assert "it holds README.md, assessments, " in said.err
    assert said.out == ""
    assert tree(made) == before


def test_hidden_files_count_and_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(UsageError, match=r"it holds \.git; name a new folder"):
        start(tmp_path, {"a": "b"})
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(UsageError, match="is a file"):
        start(tmp_path / "file", {"a": "b"})
    with pytest.raises(UsageError, match="cannot be made"):
        start(tmp_path / "file" / "below", {"a": "b"})


def test_many_files_are_named_in_short(tmp_path: Path) -> None:
    for number in range(8):
        (tmp_path / f"f{number}").touch()
    with pytest.raises(UsageError, match="f0, f1, f2, f3, f4 and 3 more"):
        start(tmp_path, {})


@pytest.mark.parametrize("exists", [True, False])
def test_a_failure_leaves_nothing_behind(
    exists: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a" / "b"
    if exists:
        folder.mkdir(parents=True)
    moved = os.replace

    def fails(source: Path, target: Path) -> None:
        if Path(target).name == "two":
            raise OSError(28, "No space left on device")
        moved(source, target)

    monkeypatch.setattr(starting.os, "replace", fails)
    with pytest.raises(UsageError, match="cannot be written: No space left"):
        start(folder, {"one": "1", "two": "2"})
    assert folder.exists() == exists
    assert (tmp_path / "a").exists() == exists
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("name", [name for name in template() if name.endswith(".yaml")])
def test_modeline_leads_to_the_schema_of_the_file(made: Path, name: str) -> None:
    path = made / name
    first = path.read_text("utf-8").splitlines()[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named
    schema = (path.parent / named[1]).resolve()
    kind = "evidence" if "assessments" in name else "ruleset"
    assert schema == (made / "schemas" / f"{kind}.json").resolve()
    validator = Draft202012Validator(plain(schema.read_text("utf-8")))
    assert list(validator.iter_errors(plain(path.read_text("utf-8")))) == []
    assert validator.schema["$id"] == file_schema(kind)["$id"]


def test_its_features_hold(made: Path) -> None:
    (made / "conftest.py").write_text('pytest_plugins = ["milepost.specs.plugin"]\n', "utf-8")
    lines = "from pytest_bdd import scenarios\nscenarios('features')\n"
    (made / "test_features.py").write_text(lines, "utf-8")
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--rootdir={made}")
    done = subprocess.run(command, cwd=made, capture_output=True, text=True, check=False)
    assert "8 passed" in done.stdout, done.stdout + done.stderr


def test_the_guard_finds_no_fault_in_its_features(made: Path) -> None:
    from milepost.specs.guard.checking import check_folder
    from milepost.specs.vocabulary import vocabulary

    assert not check_folder(made / "features", vocabulary())


def test_schemas_speak_the_language_asked_for(tmp_path: Path) -> None:
    assert run(["init", str(tmp_path / "zh"), "--lang", "zh"]) == 0
    assert "规则集" in (tmp_path / "zh" / "schemas" / "ruleset.json").read_text("utf-8")


def test_same_bytes_every_time(tmp_path: Path) -> None:
    assert run(["init", str(tmp_path / "one")]) == run(["init", str(tmp_path / "two")]) == 0
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_every_text_has_both_languages() -> None:
    def bare(node: object) -> list[object]:
        if isinstance(node, dict) and {"en", "zh"} & node.keys():
            return [] if node.keys() == {"en", "zh"} else [node]
        parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        return [one for part in parts for one in bare(part)]

    texts = [plain(text) for name, text in template().items() if name.endswith(".yaml")]
    assert len(texts) == 2
    assert bare(texts) == []

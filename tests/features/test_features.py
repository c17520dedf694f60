"""The governance specs of this workspace: every scenario runs, and the guard finds no fault."""

from __future__ import annotations

import sys
from pathlib import Path

from milepost.specs.guard.binding import said
from milepost.specs.guard.checking import check_folder, feature_files
from milepost.specs.guard.structure import rendered
from milepost.specs.guard.written import Written, read
from milepost.specs.vocabulary import Phrase, listing, vocabulary
from pytest_bdd import scenarios
from pytest_bdd.scenario import scenario_wrapper_template_registry

FEATURES = Path(__file__).parents[2] / "features"
FILES = feature_files(FEATURES)

for file in FILES:
    scenarios(str(file))


def test_the_guard_finds_no_fault() -> None:
    problems = check_folder(FEATURES, vocabulary())
    assert not problems, "\n".join(map(str, problems))


def test_every_scenario_is_collected() -> None:
    written = sum(len(read(file, file.name).scenarios) for file in FILES)
    members = vars(sys.modules[__name__]).values()
    collected = [m for m in members if callable(m) and m in scenario_wrapper_template_registry]
    assert len(collected) == written > 0


def test_both_languages_say_the_same() -> None:
    known = vocabulary()
    english = [file for file in FILES if not file.name.endswith(".zh.feature")]
    assert len(english) * 2 == len(FILES)
    for file in english:
        chinese = file.with_name(f"{file.stem}.zh.feature")
        one, other = (read(path, path.name) for path in (file, chinese))
        assert _shape(one, known) == _shape(other, known), file.stem


def test_the_readme_lists_the_vocabulary() -> None:
    readme = (FEATURES / "README.md").read_text(encoding="utf-8")
    assert listing(vocabulary()).strip() in readme, "run python -m milepost.specs.vocabulary"


def _shape(written: Written, known: tuple[Phrase, ...]) -> list[tuple[str, object]]:
    """Blocks and steps in order, with everything that is no wording: counts, figures and days."""
    found: list[tuple[str, object]] = []
    for block in written.blocks:
        found.append((block.kind, len(block.tables)))
        steps = {step.line: _told(said(step, known)[0], step.text) for step in rendered(block)}
        found += [("step", told) for told in steps.values()]
    return found


def _told(phrase: Phrase, text: str) -> tuple[str, tuple[object, ...]]:
    wording = next(w for w in phrase.wordings if w.is_matching(text))
    values = wording.parse_arguments(text) or {}
    exact = [values[name] for name, kind in wording.placeholders.items() if kind != "text"]
    return phrase.function.__name__, tuple(sorted(map(str, exact)))

"""The exact words authors get for rule sets and evidence that do not hold up as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import subject
from milepost.errors import InvalidInput
from milepost.loading.catalogue import Catalogue
from milepost.model.ruleset import RuleSet

CASES = Path(__file__).parent / "author_errors"
RULE_SETS = sorted(CASES.glob("ruleset-*.yaml"))
EVIDENCE = sorted(path for path in CASES.glob("evidence-*") if path.is_dir())


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return Catalogue((), CASES).load_file(CASES / "rules.yaml", "rules.yaml")


def expected(case: Path) -> str:
    return case.with_name(f"{case.name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", RULE_SETS, ids=lambda path: str(path.name))
def test_a_rule_set(case: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        Catalogue((), CASES).load_file(case, case.name)
    assert f"{caught.value}\n" == expected(case)


@pytest.mark.parametrize("case", EVIDENCE, ids=lambda path: str(path.name))
def test_evidence(case: Path, rules: RuleSet) -> None:
    with pytest.raises(InvalidInput) as caught:
        subject(case, rules)
    assert f"{caught.value}\n" == expected(case)


def test_every_expected_text_has_its_case() -> None:
    names = {path.name.removesuffix(".txt") for path in CASES.glob("*.txt")}
    assert names == {path.name for path in (*RULE_SETS, *EVIDENCE)}

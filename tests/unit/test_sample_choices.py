"""What the comments of the sample decisions and the sample portfolio promise."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from milepost.flows.deciding import decided
from milepost.flows.prioritising import Asked, priorities
from milepost.model.rankings import Decision
from milepost.workspace import Workspace

ROOT = Path(__file__).parents[2]
ASSESSMENTS = ROOT / "assessments"


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace.around(ASSESSMENTS)


def decision(workspace: Workspace, subject: str, name: str) -> Decision:
    return decided(workspace, ASSESSMENTS / subject / "decisions" / f"{name}.yaml", {})


def test_phase_two_is_recommended_with_the_margin_of_the_evidence(workspace: Workspace) -> None:
    found = decision(workspace, "mobile-screening", "phase-two")
    ranking = found.ranking
    assert ranking.leader == "four-more"
    assert ranking.of("four-more").score.low == Fraction(5725, 100)
    assert ranking.over_nothing["four-more"].low == Fraction(1245, 100)
    stated = workspace.evidence(ASSESSMENTS / "mobile-screening").facts
    assert ranking.lead.low == stated["preferred_option_margin_pts"].value == 7
    assert found.graded is not None
    assert found.graded.grade is not None
    assert found.graded.grade.name == "recommended"


def test_robot_cell_is_first_and_too_close_to_call(workspace: Workspace) -> None:
    found = decision(workspace, "warehouse-automation", "robot-cell-3")
    assert found.ranking.leader == "october"
    assert (found.ranking.lead.low, found.ranking.lead.high) == (Fraction(1, 2), Fraction(13, 6))
    assert found.graded is not None
    assert found.graded.grade is not None
    assert found.graded.grade.name == "with-reservations"
    assert {(one.alternative, one.criterion) for one in found.ranking.open} >= {
        ("developers", "delay"),
        ("by-hand", "cost"),
    }


def test_portfolio_shows_what_a_board_must_not_miss(workspace: Workspace) -> None:
    found = priorities(workspace, Asked())
    assert found.selection is not None
    assert found.selection.proven
    assert set(found.selection.names) == {
        *("mobile-screening", "remote-imaging", "data-exchange", "home-visits", "shielding"),
    }
    assert found.chosen is not None
    bare = [one.goal for one in found.chosen.goals if not one.led and not one.unknown]
    assert bare == ["H2", "H5"]
    assert found.chosen.overbooked == ("engineers",)
    assert found.chosen.risk is not None
    assert found.chosen.risk.share == Fraction(16800, 412)
    assert found.at_best is not None
    assert found.at_best.into == ("clinic-cooling",)

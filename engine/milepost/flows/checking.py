"""`milepost check`: rule sets and evidence, and the decisions and portfolios beside them."""

from __future__ import annotations

from pathlib import Path

from milepost.authoring.checking import Check, Checked
from milepost.flows.deciding import case_at, cases
from milepost.flows.prioritising import portfolio_at
from milepost.model.house import House
from milepost.model.text import Text
from milepost.sources.cases import FOLDER
from milepost.sources.house import is_house
from milepost.sources.portfolios import NAME
from milepost.workspace import HOUSE, Workspace


def checks(workspace: Workspace, path: Path) -> tuple[Check, ...]:
    """What there is to check at a path: all that the workspace checks, the choices there, the look.

    The look of the reports is checked with the whole workspace, and at `reports/house`.
    """
    house = workspace.root / HOUSE
    if house in (path.resolve(), *path.resolve().parents):
        return (_house(workspace),)
    looks = (_house(workspace),) if path.resolve() == workspace.root and is_house(house) else ()
    choices = tuple(_choice(workspace, one) for one in _choices(workspace, path.resolve()))
    alone = path.is_file() and bool(choices)
    return choices if alone else (*workspace.checks(path), *choices, *looks)


def _house(workspace: Workspace) -> Check:
    return Check(HOUSE, lambda: _worn(workspace.house))


def _worn(house: House) -> Checked:
    from milepost.reporters.house.trying import try_on  # needs the template library

    try_on(house)
    texts, templates = len(house.texts), len(house.templates)
    holds = Text(
        en=f"{texts} wordings, {templates} templates", zh=f"{texts} 条措辞，{templates} 个模板"
    )
    return Checked((), holds)


def _choices(workspace: Workspace, path: Path) -> tuple[Path, ...]:
    """The decision and portfolio files at a path, or below it."""
    known = (*cases(workspace), workspace.root / "assessments" / NAME)
    there = tuple(one.resolve() for one in known if one.is_file())
    return tuple(one for one in there if path == one or path in one.parents)


def _choice(workspace: Workspace, path: Path) -> Check:
    look = _case if path.parent.name == FOLDER else _portfolio
    return Check(workspace.shown(path), lambda: look(workspace, path))


def _case(workspace: Workspace, path: Path) -> Checked:
    case = case_at(workspace, path)
    several, criteria = len(case.alternatives), len(case.criteria)
    holds = Text(
        en=f"{several} alternatives, {criteria} criteria",
        zh=f"{several} 个备选方案，{criteria} 项准则",
    )
    return Checked((), holds)


def _portfolio(workspace: Workspace, path: Path) -> Checked:
    portfolio = portfolio_at(workspace, path)
    several, criteria = len(portfolio.candidates), len(portfolio.criteria)
    holds = Text(
        en=f"{several} projects, {criteria} criteria", zh=f"{several} 个项目，{criteria} 项准则"
    )
    return Checked((), holds)

"""The smallest sets of facts and answers whose change flips a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from milepost.analysis.least import Least, least_sets
from milepost.analysis.whatif.goals import goal
from milepost.analysis.whatif.searching import Searching, Settings
from milepost.analysis.whatif.switches import switches
from milepost.analysis.whatif.switching import Switch
from milepost.analysis.whatif.trying import Trying
from milepost.model.values import Number
from milepost.model.whatif import Flip, Flipping, Way
from milepost.scoring.assess import Run
from milepost.scoring.reading import results_behind
from milepost.scoring.results.judged import Judged

MOST_ASKED = 600


def flipping(
    trying: Trying,
    way: Way,
    straight: bool = True,
    most_asked: int = MOST_ASKED,
    wanted: int = 3,
) -> Flipping:
    """The first `wanted` smallest sets of facts and answers whose change flips the verdict.

    Each set is proved by scoring, with values as near to the present ones as will do; without one
    of its changes the verdict stays. A fact that only decides which checks apply comes last.
    """
    aim = goal(trying.assessment, way)
    if aim.none:
        return Flipping(way, aim.aim, none=aim.none)
    found = switches(trying.assessment, way, straight)
    search = Searching(trying, aim, found)
    least = least_sets(_costs(found), search.holds, wanted, most_asked)
    if least is None:
        return _cannot(trying, search, way)
    return _flipping(trying, search, way, least)


def _costs(found: Mapping[str, Switch]) -> dict[str, Number]:
    """One each; a trifle more for what only decides which checks apply."""
    more = 1 + Fraction(1, len(found) + 1)
    return {name: more if switch.aside else 1 for name, switch in found.items()}


def _flipping(trying: Trying, search: Searching, way: Way, least: Least) -> Flipping:
    nearest = [search.nearest(frozenset(one)) for one in least.sets]
    fewest = min(len(settings) for settings in nearest)
    sets = {tuple(s.name for s in one): one for one in nearest if len(one) == fewest}
    sure = not search.cut_short and fewest == len(least.chosen)
    return Flipping(
        way,
        search.goal.aim,
        tuple(_flip(trying, settings) for settings in sets.values()),
        min(int(least.bound), fewest),
        least.proven and sure,
        least.complete and sure,
        len(search.switches),
        trying.scored,
    )


def _flip(trying: Trying, settings: Settings) -> Flip:
    return Flip(settings, trying.ending(settings), _moved(trying, trying.run(settings)))


def _moved(trying: Trying, run: Run) -> tuple[str, ...]:
    """The criteria whose outcome or credit is another one."""
    before = {f.criterion.id: (f.outcome, f.credit) for f in trying.now.findings}
    return tuple(
        f.criterion.id for f in run.findings if before[f.criterion.id] != (f.outcome, f.credit)
    )


def _cannot(trying: Trying, search: Searching, way: Way) -> Flipping:
    """What all changes together come to, and what then still stands in the way."""
    run = trying.run(search.first_way())
    rules = trying.assessment.ruleset
    behind = results_behind(rules, rules.main)
    given = {value.result for value in trying.assessment.evidence.judged}
    return Flipping(
        way,
        search.goal.aim,
        tried=len(search.switches),
        scored=trying.scored,
        none="cannot",
        ending=trying.ending_of(run),
        held=tuple(f.criterion.id for f in run.findings if f.unmet == (way == "save")),
        judged=tuple(n for n in sorted(given & behind) if isinstance(rules.results[n], Judged)),
    )

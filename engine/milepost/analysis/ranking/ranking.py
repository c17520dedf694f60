"""Everything that can be said of a choice: scores, places, leads, dominance, and what flips it."""

from __future__ import annotations

from milepost.analysis.ranking.dominance import dominated
from milepost.analysis.ranking.flipping import flips
from milepost.analysis.ranking.margins import over, over_best
from milepost.analysis.ranking.placing import leaders, placed
from milepost.analysis.ranking.rerating import tipping, turns, unknown
from milepost.analysis.ranking.shifting import least_shift
from milepost.analysis.ranking.weighing import compared, shares
from milepost.model.choices import Case
from milepost.model.rankings import Ranking


def ranked(case: Case) -> Ranking:
    """The alternatives of a case in order. What could flip it is told where one is first."""
    comparison = compared(case.criteria, case.alternatives)
    own, scored = shares(comparison.weights), placed(comparison)
    first = leaders(scored)
    alone = first[0] if len(first) == 1 else None
    nothing = next(one for one in scored if one.name == case.nothing.name)
    return Ranking(
        scored=scored,
        shares=own,
        leaders=first,
        lead=over_best(scored[0], scored),
        over_nothing={o.name: over(o.score, nothing.score) for o in scored if o is not nothing},
        dominated=dominated(comparison),
        flips=flips(comparison, alone) if alone else (),
        shift=least_shift(comparison, alone) if alone else None,
        turns=turns(scored, own, case.criteria, alone) if alone else (),
        open=unknown(scored),
        tipping=() if first else tipping(scored, own, case.criteria),
    )

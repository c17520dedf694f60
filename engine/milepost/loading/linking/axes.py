"""Axes: what lies `in` what exists, is meant clearly, and goes in no circle."""

from __future__ import annotations

from milepost.loading.linking.context import Linking
from milepost.loading.ordering import ordered
from milepost.loading.sections import At
from milepost.model.axes import Spot
from milepost.suggestions import did_you_mean


def axis_problems(linking: Linking) -> None:
    """Note every `in` that names nothing, more than one value, or by way of others itself."""
    for axis, values in linking.axes.items():
        at = linking.sections.axes[axis].at
        for name, value in values.items():
            if value.inside is not None:
                _home(linking, (axis, name), value.inside, at.down(name, "in"))
    spots = {_written(spot): {_written(linking.above[spot])} for spot in linking.above}
    for name in ordered(spots)[1]:
        at = linking.sections.axes[name.split(" ")[0]].at
        linking.collector.add(at.problem(f"`{name.split(' ')[1]}` lies in itself", at_key=True))


def _home(linking: Linking, spot: Spot, wanted: str, at: At) -> None:
    homes = [axis for axis, values in linking.axes.items() if wanted in values]
    if not homes or (homes == [spot[0]] and wanted == spot[1]):
        known = [value for values in linking.axes.values() for value in values]
        linking.collector.add(
            at.problem(f"no axis has a value `{wanted}`", did_you_mean(wanted, known))
        )
    elif spot[0] not in homes and len(homes) > 1:
        what = f"`{wanted}` is a value of {' and of '.join(homes)}"
        linking.collector.add(at.problem(what, "rename one of them"))


def _written(spot: Spot) -> str:
    return f"{spot[0]} {spot[1]}"

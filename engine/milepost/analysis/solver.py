"""HiGHS, loaded where a search needs it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from milepost.errors import UsageError

_OPTIONS: Mapping[str, Any] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.5,  # costs are whole, so that half a unit settles it
}


def solver() -> Any:
    """A solver of 0/1 programmes, silent and on one thread: the same question, the same answer.

    Raises UsageError where it is not installed.
    """
    try:
        import highspy
    except ImportError:
        raise UsageError(
            "this search needs a solver; install it: `pip install 'milepost[plan]'`"
        ) from None
    made = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in _OPTIONS.items():
        made.setOptionValue(name, value)
    return made

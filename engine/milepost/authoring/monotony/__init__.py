"""A lint: can a better fact or answer lower the result?"""

from milepost.authoring.monotony.finding import Reason, directions, monotone

__all__ = ["Reason", "directions", "monotone"]

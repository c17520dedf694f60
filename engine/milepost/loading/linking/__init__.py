"""From files to a rule set: libraries merged, ids resolved, expressions typed, in one pass."""

from milepost.loading.linking.assembling import link

__all__ = ["link"]

"""Tailoring: a rule set that says only what it does otherwise than the one that it extends."""

from milepost.loading.tailoring.form import OverlayFile, is_overlay
from milepost.loading.tailoring.resolving import Base, overlay_file, resolve

__all__ = ["Base", "OverlayFile", "is_overlay", "overlay_file", "resolve"]

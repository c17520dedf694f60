"""What a document says, as data for machines."""

from __future__ import annotations

import json


def report(data: object) -> str:
    """JSON two spaces deep, in the order of the keys, ending in a line feed."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"

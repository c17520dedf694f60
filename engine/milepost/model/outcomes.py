"""The outcomes a leaf can end in, and what an answer may be asked to give."""

from __future__ import annotations

from typing import Literal

Outcome = Literal["pass", "partial", "fail", "not-assessed", "not-applicable", "error"]
Need = Literal["rationale", "evidence", "url", "reason", "ticks"]

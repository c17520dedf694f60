"""Stored results read back whole: the evidence that a result file carries, and what it says."""

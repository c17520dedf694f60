"""Showing a rule set: a short overview, and all of it in one file."""

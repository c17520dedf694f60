"""Improvement plans as documents, data and files that other programs read."""

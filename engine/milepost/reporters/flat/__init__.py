"""Findings as flat lines, which formats for other programs write."""

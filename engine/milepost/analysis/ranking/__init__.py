"""Choices between alternatives and projects: scores, order, and how firmly they stand."""

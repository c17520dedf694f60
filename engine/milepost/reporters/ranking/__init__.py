"""Decisions and prioritised portfolios, as documents and as data."""

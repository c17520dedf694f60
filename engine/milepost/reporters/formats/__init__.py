"""Formats for other programs, one file each: `report(reviews, language)` gives the whole text."""

"""Formats that can be imported, one a file, found by listing the folder."""

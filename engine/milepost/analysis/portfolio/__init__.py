"""Counting over many subjects, each known by its summary alone."""

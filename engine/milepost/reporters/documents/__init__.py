"""A report as data, the same for every format: blocks in, one file a format out."""

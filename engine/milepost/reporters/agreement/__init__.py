"""The agreement of assessors, as a document and as data."""

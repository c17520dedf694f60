"""A prioritised portfolio as a document and as data."""

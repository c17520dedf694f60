"""The follow-up of agreed actions, as a document and as data."""

"""The steps of the vocabulary, one file per subject matter; each step has both wordings."""

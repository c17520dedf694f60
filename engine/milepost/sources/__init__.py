"""Evidence in: from the files of a subject's folder to typed facts with their provenance."""

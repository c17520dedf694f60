"""The pure core: from a rule set and evidence to an assessment, with no file, clock or format."""

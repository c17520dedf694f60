"""A rule set as a handbook: the policy to read and print, without an assessment."""

"""The sections of a plan, one file each."""

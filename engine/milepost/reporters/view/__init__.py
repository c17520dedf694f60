"""A report as it is read: every word chosen, every number rounded, nothing left to decide."""

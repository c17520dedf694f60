"""What if something were otherwise: before and after, flips, sensitivity, what to collect."""

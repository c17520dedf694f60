"""What if: before and after, flips, sensitivity and missing evidence, in words and as data."""

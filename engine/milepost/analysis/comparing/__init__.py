"""Two results of one subject beside each other, and many in a row: what moved, why, and whither."""

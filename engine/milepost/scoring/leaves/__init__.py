"""Ways to judge a leaf, one file each; the file's name is the key that chooses it."""

"""Charts as inline SVG, one file a kind; without matplotlib (extra `charts`) there are none."""

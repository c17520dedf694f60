"""What the ranking, the next step and the nearest limits say, in words for every format."""

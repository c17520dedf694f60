"""The benchmark of milepost: its speed as ratios to other engines, measured in the same run."""

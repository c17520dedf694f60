"""Ways to make one number of many (`take`), one file each, named as in the rule set."""

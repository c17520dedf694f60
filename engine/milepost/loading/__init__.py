"""Files to data, data to models: where an author's text becomes a rule set."""

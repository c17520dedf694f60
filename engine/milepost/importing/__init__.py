"""Published models as a starting point: their own files in, a rule set to edit out."""

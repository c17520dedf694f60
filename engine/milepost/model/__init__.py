"""The nouns: frozen models with no behaviour beyond themselves."""

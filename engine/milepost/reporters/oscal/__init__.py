"""OSCAL, the Open Security Controls Assessment Language: what its documents have in common."""

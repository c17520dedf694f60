"""The compliance statement: what a subject complies with, and except for what."""

"""What to do about a stored result that cannot be made again."""

AGAIN = "assess the subject again"
OLDER = "an older version wrote this file, without all that its result rests on"
CHANGED = "the file was changed after it was written: take it as it was, or assess again"
"""Sentences that several mistakes share."""

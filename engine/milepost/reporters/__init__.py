"""Reports out, one file a format; every sentence in both languages."""

"""The parts that reports share, one file each: what was found, as blocks of a document."""

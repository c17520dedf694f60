"""What moved between results, and the trend over many: as a document and as data."""

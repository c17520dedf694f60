"""Reviews as the sheets of a workbook: typed cells to filter, sort and count."""

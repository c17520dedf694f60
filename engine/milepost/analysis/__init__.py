"""Questions asked of an assessment, one file each."""

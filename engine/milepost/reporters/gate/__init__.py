"""The gate pack: what a steering board needs to decide at one gate."""

"""What the files of published models hold, one model a file."""

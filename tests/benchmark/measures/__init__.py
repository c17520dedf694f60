"""What is measured, one measurement a file."""

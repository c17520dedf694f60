"""What readers of a class may not see, taken out of a review before anything is printed."""

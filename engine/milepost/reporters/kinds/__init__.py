"""The kinds of report, one file each: who asks, and what the first screen tells them."""

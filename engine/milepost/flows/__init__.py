"""The data flow of the commands that ask a workspace more than one thing, one file a command."""
